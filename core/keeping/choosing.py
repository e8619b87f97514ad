"""What of an earlier meeting may be taken along, and what comes with it."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from core.accounts import User, owns
from core.workshop import Workshop
from core.workshop.chain import chain
from core.workshop.meeting import Left
from core.workshop.noun import NOUNS, Noun, Table
from core.workshop.nouns.kpis import Kpi
from core.workshop.nouns.personas import Persona
from core.workshop.nouns.promises import Promise
from core.workshop.nouns.use_cases import UseCase
from core.workshop.people import FACILITATORS

CHOICE: tuple[Table, ...] = ("kpis", "personas", "use_cases", "promises")
"""What may be taken along by itself; what it rests on comes with it."""
GOING_ON = ("", "promised", "doing")


@dataclass(frozen=True)
class Told:
    """What something says of itself: its title, how it stands, and why if it has ended.

    Attributes:
        state: stopped, or how a promise stands; else "".
    """

    words: str
    state: str = ""
    why: str = ""

    @property
    def going_on(self) -> bool:
        return self.state in GOING_ON


def told(noun: Noun) -> Told:
    """The one place that knows what each kind of `CHOICE` calls these things."""
    match noun:
        case Kpi():
            return Told(noun.title, "stopped" if noun.stopped else "", noun.now.reason)
        case Promise():
            return Told(f"{noun.who}：{noun.what}", noun.now.status, noun.now.reason)
        case Persona():
            return Told(noun.name)
        case UseCase():
            return Told(noun.title)
    raise TypeError(noun)


@dataclass(frozen=True)
class Choice:
    """Something that may be chosen.

    Attributes:
        words: its title; `state`: stopped, or how a promise stands; else "".
        on: whether it is chosen unless somebody says otherwise.
        rests: what comes with it, kind → how many.
    """

    table: Table
    id: str
    words: str
    state: str
    on: bool
    rests: dict[str, int]


def may_carry(workshop: Workshop, user: User, seat_id: str) -> bool:
    """Whether this account owns the workshop, or this seat leads it."""
    seat = workshop.seats.get(seat_id)
    return owns(user, workshop.owner) or (seat is not None and seat.role in FACILITATORS)


def choices(workshop: Workshop) -> list[Choice]:
    """Everything everybody may see of the kinds of `CHOICE`, in their order."""
    found = []
    for table, noun in _offered(workshop):
        one = told(noun)
        rests = _count([(kind, n) for kind, n in resting(workshop, [noun.id]) if n is not noun])
        found.append(Choice(table, noun.id, one.words, one.state, one.going_on, rests))
    return found


def left(workshop: Workshop, taken: Collection[str]) -> tuple[Left, ...]:
    """What could have been chosen and is not among `taken`, in its words."""
    rows = [(table, told(noun)) for table, noun in _offered(workshop) if noun.id not in taken]
    return tuple(
        Left(table, one.words) if one.going_on else Left(table, one.words, one.state, one.why)
        for table, one in rows
    )


def resting(workshop: Workshop, ids: Collection[str]) -> list[tuple[Table, Noun]]:
    """What is chosen and all it rests on, up to the figures; never what is hidden or muted."""
    ties, found = chain(workshop), set[str]()
    ahead: list[Noun] = [noun for _, noun in _offered(workshop) if noun.id in ids]
    while ahead:
        noun = ahead.pop()
        if noun.id not in found:
            found.add(noun.id)
            ahead += ties.back.get(noun.id, ())
            ahead += _cited(workshop, noun.id)
    return [(noun.table, noun) for noun in workshop.all() if noun.id in found]


def counted(workshop: Workshop, ids: Collection[str]) -> dict[str, int]:
    """Kind → how many of it would be taken along."""
    return _count(resting(workshop, ids))


def _offered(workshop: Workshop) -> list[tuple[Table, Any]]:
    return [(table, noun) for table in CHOICE for noun in workshop.seen(table).values()]


def _cited(workshop: Workshop, noun_id: str) -> list[Noun]:
    """Figures that the reasons on the arrows to a noun are drawn from."""
    given = (one for (_, to), every in workshop.reasons.items() if to == noun_id for one in every)
    ids = (one.figure_id for one in given if workshop.opened(one))
    return [workshop.figures[i] for i in ids if i in workshop.figures]


def _count(found: Sequence[tuple[Table, Noun]]) -> dict[str, int]:
    kinds = Counter(noun.one for _, noun in found)
    return {noun.one: kinds[noun.one] for noun in NOUNS.values() if noun.one in kinds}
