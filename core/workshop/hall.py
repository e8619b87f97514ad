"""The cards of the meeting as a whole: its timetable, and how many are here and have written."""

from collections import Counter, defaultdict

from core.workshop.acts import weighing
from core.workshop.card import Card
from core.workshop.few import countable, present
from core.workshop.model import Workshop
from core.workshop.people import SECTORS, Sector
from core.workshop.stage import titled


def agenda_card(workshop: Workshop) -> Card:
    """All stages, which are done and which is now; none is on days without a clock."""
    now = workshop.plan if workshop.open_days is None else None
    begun = workshop.begun
    return {
        "type": "agenda",
        "stages": [
            {
                "id": plan.stage_id,
                "number": number,
                "title": titled(plan),
                "minutes": plan.minutes,
                "done": plan.stage_id in begun and plan != now,
                "now": plan == now,
            }
            for number, plan in enumerate(workshop.agenda, 1)
        ],
    }


def room_card(workshop: Workshop, people: Counter[Sector]) -> Card:
    """How many are here and how many wrote in the running stage; never who."""
    wrote: defaultdict[Sector | None, set[str]] = defaultdict(set)
    words: Counter[Sector | None] = Counter()
    for noun in workshop.all():
        if noun.words and noun.stage_id == workshop.stage.stage_id:
            proxy = noun.spoken_for  # counts as words, of nobody in the room
            words[None if proxy else noun.author.sector] += 1
            if not proxy:
                wrote[noun.author.sector].add(noun.author.mark)
    counted = countable(people) if workshop.stage.authorship != "anonymous" else frozenset()
    rows = [
        {
            "sector": sector,
            "seats": people[sector],
            "wrote": len(wrote[sector]) if sector in counted else None,
            "words": words[sector] if sector in counted else None,
        }
        for sector in SECTORS
        if people[sector]
    ]
    return {
        "type": "room",
        "seats": sum(people.values()),
        "wrote": sum(map(len, wrote.values())),
        "words": sum(words.values()),
        "sectors": rows,
    }


def tell_answered(room: Card, workshop: Workshop) -> None:
    """How many of each sector have given estimates so far, by the rule of who wrote: for who leads.

    Told under the people who are here, so that a row is left out for good and not as they answer.
    """
    round_ = weighing.running(workshop)
    if round_ is None:
        return
    given = Counter(round_.sectors[mark] for mark in round_.given)
    counted = countable(present(workshop))
    for row in room["sectors"]:
        row["answered"] = given[row["sector"]] if row["sector"] in counted else None
