"""What a noun is: what people write, with all that is said of it in one file of `nouns/`.

A class that names its table is registered here; nothing else lists it.
"""

from dataclasses import dataclass, replace
from typing import Any, ClassVar, Literal, NamedTuple, get_type_hints

from core.workshop.card import Act, Card, Chip, Composer, Words
from core.workshop.people import Author, Sector
from core.workshop.ref import Ref, Text, letters, many

NOUNS: dict[str, type["Noun"]] = {}
"""Table → its noun, in the order of the chain: each after what it points to."""
Table = str
"""The name of a table."""
TABLES = NOUNS.keys()
LINKS: dict[tuple[str, str], str] = {}
"""The chain: which list of which noun points to which table; people tie and untie these."""
SINGLE: dict[tuple[str, str], str] = {}
"""References to one noun, given when it is made."""
EDITABLE: dict[str, dict[str, Text]] = {}
"""Fields that people may change in place."""
Voted = bool | str
"""Whether somebody gave a noun 同感; of several answers, which."""
VOTES: dict[str, str] = {}
"""What people may vote on with dots, and the table that holds it."""


@dataclass(frozen=True)
class Made:
    """What somebody made in a stage with entry `seq`."""

    id: str
    author: Author
    stage_id: str
    seq: int


@dataclass(frozen=True)
class Group:
    """A heading over several 気づき; `seq`: the entry that made it."""

    group_id: str
    title: str
    seq: int


class Around(NamedTuple):
    """All that a noun's card is drawn from beside the noun: while both are the same, the card is.

    Attributes:
        back, forth: what it is tied to before and after it, of what everybody sees.
        cites: what it names itself, seen or not.
        came: the day of the meeting it was carried from, or "".
        when: before the meeting or after its close; None for in it.
    """

    back: tuple["Noun", ...] = ()
    forth: tuple["Noun", ...] = ()
    cites: tuple["Noun", ...] = ()
    came: str = ""
    group: Group | None = None
    when: Literal["before", "after"] | None = None


@dataclass(frozen=True)
class Noun(Made):
    """What all things people write have in common, and how they are drawn unless they say else."""

    table: ClassVar[str]
    one: ClassVar[str]
    composer: ClassVar[Composer | None] = None
    words: ClassVar[bool] = True
    author_edits: ClassVar[bool] = False
    tells_versions: ClassVar[bool] = False
    told: ClassVar[frozenset[str]] = frozenset()
    points: ClassVar[tuple[tuple[str, str, bool], ...]] = ()

    def __init_subclass__(
        cls,
        *,
        table: str,
        one: str,
        words: bool = True,
        votable: bool = False,
        author_edits: bool = False,
        tells_versions: bool = False,
        told: tuple[str, ...] = (),
    ) -> None:
        """
        Args:
            table, one: its name for several and for one; both are stored, and never change.
            words: whether it is people's own words, counted and waited for.
            votable: whether dots are given to it.
            author_edits: whether only who wrote it changes its words.
            tells_versions: whether everybody is told how it read before.
            told: fields that its card says as title, quote or text.
        """
        if table in NOUNS:
            raise TypeError(f"table {table!r} is defined twice")
        cls.table, cls.one, cls.words = table, one, words
        cls.author_edits, cls.told = author_edits, frozenset(told)
        cls.tells_versions = tells_versions
        NOUNS[table], EDITABLE[table] = cls, {}
        if votable:
            VOTES[one] = table
        points = []
        for name, hint in get_type_hints(cls, include_extras=True).items():
            for said in letters(hint):
                if isinstance(said, Ref):
                    (LINKS if many(hint) else SINGLE)[table, name] = said.tables[0]
                    points.append((name, said.tables[0], many(hint)))
                elif isinstance(said, Text):  # whoever gives a noun words may change them
                    EDITABLE[table][name] = said
        cls.points = tuple(points)

    @property
    def spoken_for(self) -> Sector | None:
        """Of which sector it is, where somebody else typed it in."""
        return None

    def label(self) -> Words:
        """A short name, in people's own words."""
        raise NotImplementedError

    def draw(self, around: Around) -> Card:
        """What its card says of it."""
        raise NotImplementedError

    def gaps(self, around: Around) -> list[str]:
        """Words keys of links of the chain that are not there yet."""
        return []

    def signed(self) -> list[Chip] | None:
        """Whom its card names instead of who wrote it."""
        return None

    def linked(self) -> list[Chip]:
        """What a link to it tells."""
        return []

    def gave(self, marks: frozenset[str]) -> Voted:
        """What the person with these marks gave it."""
        return not getattr(self, "votes", frozenset[str]()).isdisjoint(marks)

    def edited(self, changes: dict[str, Any], at: str) -> "Noun":
        """With other words since `at`."""
        return replace(self, **changes)

    def acts(self, voted: Voted) -> list[Act]:
        """What everybody who may write can do on it; `voted`: this person gave it 同感."""
        return []

    def lead_acts(self, *, grouping: bool) -> list[Act]:
        """What who leads can do on it; `grouping`: whether there is any group."""
        return []


def tables(nouns: tuple[Noun, ...]) -> set[str]:
    """Of which tables they are."""
    return {one.table for one in nouns}
