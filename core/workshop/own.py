"""What only one person sees: their hidden words, their votes, what they alone may edit."""

from collections.abc import Callable
from typing import NamedTuple

from core.workshop.acts import tally, weighing
from core.workshop.card import Card, View
from core.workshop.cards import card as drawn_alone
from core.workshop.cards import fields
from core.workshop.given import altered
from core.workshop.model import Workshop
from core.workshop.noun import Around, Noun, Voted
from core.workshop.seen import NOBODY, in_sight, shown
from core.workshop.setting import Doing
from core.workshop.view import NOTHING, Audience, Given, Scene, acts, read_only, scene

Places = tuple[tuple[str, ...], int]
"""Stages and number of rounds so far: where a person has marks."""


def places(workshop: Workshop) -> Places:
    """Where a person has marks by now."""
    return workshop.stages, len(workshop.estimates)


class Theirs(NamedTuple):
    """A noun this person has to do with, and all that their patch of it is drawn from.

    Attributes:
        mine: whether they wrote it; `voted`: what they gave it.
        around: where the whole card is theirs alone; `doing`: where its acts are.
    """

    noun: Noun
    mine: bool
    voted: Voted
    around: Around | None
    doing: Doing | None


class Person(NamedTuple):
    """All that what one person sees alone is drawn from: while it is the same, that is."""

    audience: Audience
    closed: bool
    given: Given
    dots: int
    nouns: tuple[Theirs, ...]


def own(workshop: Workshop, marks: frozenset[str], audience: Audience) -> View:
    """What only this person sees, laid over the cards of the same id.

    Args:
        marks: the seat id, and this person's marks in the stages without names.
    """
    return _patches(_person(scene(workshop), marks, audience))


class Own:
    """`own` of one person as states go by; nothing is drawn while nothing of theirs changes."""

    def __init__(self, marks: Callable[[Places], frozenset[str]]) -> None:
        """
        Args:
            marks: what `own` wants, asked anew where a stage or a round has come.
        """
        self.marks = marks
        self.person: Person | None = None
        self.patches: View = {}
        self.state: Workshop | None = None
        self.concerns = NOBODY

    def __call__(self, workshop: Workshop, audience: Audience) -> View:
        if not self._stays(workshop, audience):
            marks = self.marks(places(workshop))
            person = _person(scene(workshop), marks, audience)
            if person != self.person:
                self.person, self.patches = person, _patches(person)
            self.concerns = marks | _drawn_from(person)
        self.state = workshop
        return self.patches

    def _stays(self, workshop: Workshop, audience: Audience) -> bool:
        """Whether nothing that happened since concerns this person."""
        if self.state is None or self.person is None or self.person.audience != audience:
            return False
        since = altered(workshop)(self.state)
        return since is not None and since.isdisjoint(self.concerns)


def _drawn_from(person: Person) -> frozenset[str]:
    """Ids of all cards that what they see alone tells something of."""
    cited = (one for theirs in person.nouns if theirs.around for one in theirs.around.cites)
    return frozenset(one.id for one in (*(theirs.noun for theirs in person.nouns), *cited))


def _person(now: Scene, marks: frozenset[str], audience: Audience) -> Person:
    given = _given(now.workshop, marks, audience)
    asked = {table for table, doing in now.doing.items() if _gave(given, doing)}
    touched = _touched(now, marks, given)
    nouns = tuple(_theirs(now, noun, marks, asked, audience) for noun in touched)
    dots = now.ballot.dots if now.ballot and given.dots else 0
    return Person(audience, now.workshop.closed, given, dots, nouns)


def _gave(given: Given, doing: Doing) -> bool:
    """Whether the acts on all cards of a table are theirs alone, because of what they gave."""
    return bool(given.dots and doing.dots) or bool(given.levels and doing.weighs)


def _theirs(
    now: Scene, noun: Noun, marks: frozenset[str], asked: set[str], audience: Audience
) -> Theirs:
    mine, voted = noun.author.mark in marks, noun.gave(marks)
    opened = shown(now.workshop, noun, table=audience.table, leads=audience.leads)
    if not opened or not (audience.leads or in_sight(noun)):
        return Theirs(noun, mine, voted, now.chain.around(noun) if mine else None, None)
    acted = bool(voted) or noun.table in asked
    return Theirs(noun, mine, voted, None, now.doing[noun.table] if acted else None)


def _given(workshop: Workshop, marks: frozenset[str], audience: Audience) -> Given:
    if not audience.acts:
        return NOTHING
    ballot, round_ = tally.running(workshop), weighing.running(workshop)
    if ballot is None and round_ is None:
        return NOTHING
    return Given(
        tally.given(ballot, marks) if ballot else {},
        weighing.given(round_, marks) if round_ else {},
    )


def _touched(now: Scene, marks: frozenset[str], given: Given) -> list[Noun]:
    """What this person wrote, changed or voted for; with dots given, all they may go to."""
    workshop, ids = now.workshop, {*given.levels}
    for marked in marks:
        ids |= workshop.touched.get(marked, frozenset())
    if given.dots and now.ballot:
        ids |= workshop.table(now.ballot.table).keys()
    tables = workshop.nouns.values()
    return [nouns[one] for one in sorted(ids) for nouns in tables if one in nouns]


def _patches(person: Person) -> View:
    patches = {theirs.noun.id: _patch(person, theirs) for theirs in person.nouns}
    if person.dots:
        patches["stage"] = {"note": tally.left(person.dots, person.given.dots)}
    return {noun_id: patch for noun_id, patch in patches.items() if patch}


def _patch(person: Person, theirs: Theirs) -> Card:
    noun, around = theirs.noun, theirs.around
    writes = person.audience.acts and not person.closed
    patch: Card = {}
    if around is not None:
        patch = drawn_alone(noun, around)
        patch["waits"] = True
        if not in_sight(noun):  # nobody loses their words without being told
            patch["out"] = True
        patch["acts"] = []
        if not writes:
            read_only(patch)
    if theirs.mine:
        patch["mine"] = True
        if writes and noun.author_edits:
            patch["fields"] = fields(noun)
    if writes and theirs.doing is not None:
        audience, mine = person.audience, person.given
        patch["acts"] = acts(noun, theirs.doing, audience, voted=theirs.voted, mine=mine)
    return patch
