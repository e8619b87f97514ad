"""What a record says, as plain words in one language: page, slides and every file start here."""

from dataclasses import dataclass, replace

from core.clock import in_japan, today
from core.record.before import Told, before
from core.record.comments import Read, comments
from core.record.council import Council, council
from core.record.course import upcoming
from core.record.difference import Difference, difference
from core.record.entries import Entry, sections
from core.record.fates import Fate, fates
from core.record.graph import Graph, graph
from core.record.leading import leading
from core.record.logic import Logic, logic
from core.record.sample import unmarked
from core.record.story import open_questions, sentences
from core.record.thread import Thread, threads
from core.record.voices import Voices, voices
from core.record.votes import Vote, votes
from core.record.weighed import Weighed, weighed
from core.record.worksheets import Worksheet, worksheets
from core.stats.evidence import apart
from core.stats.package import Package
from core.text import Text
from core.workshop.card import Card
from core.workshop.few import SMALLEST_GROUP
from core.workshop.model import Workshop
from core.workshop.people import Sector
from core.workshop.view import Audience, shared


@dataclass(frozen=True)
class Report:
    """A workshop's record in one language.

    Attributes:
        day: when this was made, ISO 8601.
        place: the municipality with its prefecture before it, where that is known.
        people: who took part, by sector, as far as it may be told.
        taken, kept, waiting: from which file it was taken over, how long it is kept, what is not
            yet opened, as sentences; "" where there is nothing to say.
        came: the meeting from which it goes on; None where nothing came before.
        upcoming: what is to be decided next, the nearest first; `left`: what is not answered yet.
        graph: how all of it hangs together; `first`: the id of what was decided, "" for
            nothing; `front`: the chain that is told first, in more words.
        fingerprint: SHA-256 of a closed meeting, "" for another.
        crowd: how many of each sector were there, where that may be told.
        logic: the path from what is done to what changes.
        sections: the cards of every kind.
        voices: which sector sees which 課題, where that may be told.
        weighed: how the use cases were seen, once the room opened its estimates.
        fates: what became of every 気づき.
        difference: what is other than the meeting before left it; None where none was before.
        worksheets: what was worked out beside the cards.
        comments: of readers, as far as who leads has taken them.
    """

    language: str
    title: str
    area: str
    place: str
    held_on: str
    day: str
    sample: bool
    people: str
    taken: str
    kept: str
    waiting: str
    came: Told | None
    story: tuple[tuple[str, str], ...]
    upcoming: tuple[str, ...]
    threads: tuple[Thread, ...]
    logic: Logic
    sections: dict[str, tuple[Entry, ...]]
    votes: tuple[Vote, ...] = ()
    voices: tuple[Voices, ...] = ()
    weighed: Weighed | None = None
    fates: tuple[Fate, ...] = ()
    left: tuple[str, ...] = ()
    crowd: tuple[tuple[Sector, int], ...] = ()
    graph: Graph | None = None
    first: str = ""
    places: tuple[str, ...] = ()
    fingerprint: str = ""
    front: Council | None = None
    comments: tuple[Read, ...] = ()
    difference: Difference | None = None
    worksheets: tuple[Worksheet, ...] = ()

    @property
    def remark(self) -> str:
        """What a reader must know first, a line each."""
        whence = self.came.whence if self.came else ""
        return "\n".join(filter(None, (self.taken, whence, self.kept, self.waiting)))

    @property
    def before(self) -> tuple[str, ...]:
        """What came from the meeting before, and what did not, a line each."""
        return self.came.lines(Text(self.language)) if self.came else ()

    @property
    def lists(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """What is told as a heading with lines: [(key of the heading, lines)], none empty."""
        differs = self.difference.lines(Text(self.language)) if self.difference else ()
        every = (
            ("carry.record", self.before),
            ("differ.title", differs),
            ("story.left_label", self.left),
            ("kpi.next_title", self.upcoming),
        )
        return tuple(one for one in every if one[1])

    @property
    def sources(self) -> tuple[str, ...]:
        """Every source that is cited, once."""
        return apart(p.cited for es in self.sections.values() for e in es for p in e.proofs)


def report(workshop: Workshop, text: Text, package: Package | None = None) -> Report:
    """The record as everybody with a right to it sees it: never what is not yet opened.

    Args:
        package: where "no action" is looked up; without it that is left out.
    """
    view = shared(workshop, Audience("observer"))
    cards = sections(workshop, view, text, package)
    names = {one.key: one.title or one.text for entries in cards.values() for one in entries}
    waiting, kept_until = view["waiting"]["count"], workshop.kept_until
    told = ((text(f"story.{one}_label"), said) for one, said in sentences(workshop, cards, text))
    kpis = [workshop.kpis[one.key] for one in cards["kpi"]]
    made = Report(
        language=text.language,
        title=workshop.title,
        area=workshop.area_name,
        place=_place(workshop, text, package),
        held_on=workshop.held_on,
        day=today().isoformat(),
        sample=workshop.sample,
        people=_people(view["room"], text),
        taken=_taken(workshop, text),
        kept=text("keep.record_until", day=kept_until) if kept_until else "",
        waiting=text("record.waiting", n=waiting) if waiting else "",
        came=before(workshop, text),
        story=tuple(told),
        upcoming=tuple(upcoming(kpis, text, today())),
        threads=threads(workshop, text),
        logic=logic(workshop, text),
        sections=cards,
        votes=votes(workshop, names, text),
        voices=voices(workshop, text),
        weighed=weighed(workshop, text),
        fates=fates(workshop, text),
        left=open_questions(workshop, cards, text),
        crowd=_crowd(view["room"]),
        graph=graph(workshop, cards, text),
        comments=comments(workshop, text),
        difference=difference(workshop, cards, text),
        worksheets=worksheets(workshop, text),
        places=workshop.places,
        first=found.id if (found := leading(workshop, cards).end) else "",
    )
    whole = replace(made, front=council(workshop, made, text))
    return unmarked(whole) if workshop.sample else whole


def first_screen(whole: Report) -> Report:
    """What who gets the summary may read: five sentences and the KPI, and no card of anybody."""
    kept = tuple(one for one in whole.sections.get("kpi", ()) if one.key == whole.first)
    bare = tuple(replace(one, links=(), who=(), history=()) for one in kept)
    return replace(
        whole, sections={kind: bare if kind == "kpi" else () for kind in whole.sections},
        threads=(), graph=None, votes=(), voices=(), weighed=None, fates=(), left=(),
        upcoming=(), came=None, comments=(), difference=None, worksheets=(),
        logic=replace(whole.logic, boxes=(), arrows=(), said=()),
        waiting="",
    )  # fmt: skip


def _place(workshop: Workshop, text: Text, package: Package | None) -> str:
    """The municipality as an address names it; several that meet together by their names."""
    code = workshop.area_code
    if package is None or workshop.also or not package.has(code):
        return workshop.area_name
    area = package.area(code)
    if area.kind != "municipality":
        return workshop.area_name
    romaji = area.romaji, package.area(area.prefecture_code).romaji
    if text.language == "en" and all(romaji):
        return ", ".join(romaji)
    return f"{area.prefecture_name} {area.name}"


def _taken(workshop: Workshop, text: Text) -> str:
    """From whom and when it came from a file, as a sentence; "" if it did not."""
    taken = workshop.taken_over
    if taken is None:
        return ""
    day = in_japan(taken.at).date().isoformat()
    return text("keep.record_taken", day=day, by=taken.by)


def _people(room: Card, text: Text) -> str:
    """How many, and of which sectors where none of them is so small that it points at somebody."""
    words = [f"{text(f'section.{sector}')} {n}" for sector, n in _crowd(room)]
    return " · ".join((text("record.people", n=room["seats"]), *words))


def _crowd(room: Card) -> tuple[tuple[Sector, int], ...]:
    sectors = room["sectors"]
    if any(one["seats"] < SMALLEST_GROUP for one in sectors):
        return ()
    return tuple((one["sector"], one["seats"]) for one in sectors)
