"""What the meeting itself has: stages, votes, estimates, reasons, links, meetings before it."""

from dataclasses import dataclass, field
from typing import ClassVar, Literal

from pydantic import ConfigDict

from core.workshop.noun import Made, Noun
from core.workshop.people import Sector
from core.workshop.ref import Ids

Authorship = Literal["named", "sector", "anonymous"]


@dataclass(frozen=True)
class StagePlan:
    """One step of the agenda as planned; `composer` is the noun it asks for, or empty.

    Attributes:
        vote: the noun that is voted on with `dots` a person, or empty.
        opened_ja, opened_en: what to say once the words or the votes of the stage are opened; empty
            where that is the same.
        cumulative: whether several dots may go on one card.
        weighs: whether 効果と手間 of the use cases are estimated from its beginning.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    stage_id: str
    title_ja: str
    title_en: str
    task_ja: str
    task_en: str
    minutes: int
    composer: str = ""
    authorship: Authorship = "named"
    hidden: bool = False
    say_ja: str = ""
    say_en: str = ""
    opened_ja: str = ""
    opened_en: str = ""
    watch_ja: str = ""
    watch_en: str = ""
    vote: str = ""
    dots: int = 3
    cumulative: bool = True
    weighs: bool = False


@dataclass(frozen=True)
class Stage:
    """The running step.

    Attributes:
        ends_at: ISO 8601 in UTC; empty while stopped or without a timer.
        left_seconds: what is left while the timer is stopped.
    """

    stage_id: str = "welcome"
    authorship: Authorship = "named"
    hidden: bool = False
    locked: bool = False
    ends_at: str = ""
    left_seconds: int | None = None


When = Literal["before", "after"]


@dataclass(frozen=True)
class Days:
    """A time without a clock in which people write, before the meeting or after its close.

    Attributes:
        until: the last day that people were told, ISO 8601.
        first, last: the entries that began and ended it; `last` 0 while it goes on.
        back: the step to which the meeting returns when it is ended.
    """

    when: When
    until: str
    first: int
    last: int = 0
    back: Stage = field(default_factory=Stage)


Basis = Literal["figure", "case", "heard", "guess"]
BASES: tuple[Basis, ...] = ("figure", "case", "heard", "guess")


@dataclass(frozen=True)
class Reason(Made):
    """Why one thing is thought to lead to the next; without words it holds no longer.

    Attributes:
        figure_id: the figure, or `use_case_id`: the use case with the case, that it is drawn from.
        later: whether it was given after the meeting.
    """

    at: str
    text: str
    basis: Basis
    figure_id: str = ""
    use_case_id: str = ""
    later: bool = False


@dataclass(frozen=True)
class Ballot:
    """The vote of one stage; nobody is told of `given` before it is `opened`.

    Attributes:
        table: what is voted on.
        given: mark → card → dots, of everybody who has given any.
        sectors: mark → sector as the stage shows it.
    """

    stage_id: str
    table: str
    dots: int
    cumulative: bool = True
    opened: bool = False
    given: dict[str, dict[str, int]] = field(default_factory=dict)
    sectors: dict[str, Sector | None] = field(default_factory=dict)


Axis = Literal["effect", "effort"]
AXES: tuple[Axis, Axis] = ("effect", "effort")


@dataclass(frozen=True)
class Estimates:
    """A round of estimating 効果と手間; nobody is told of `given` before it is `opened`.

    Attributes:
        at: when it began, ISO 8601.
        given: mark → use case → (effect, effort), each 1 small, 2 middle, 3 large, 0 unsaid.
        sectors: mark → sector as the stage shows it.
    """

    at: str
    opened: bool = False
    given: dict[str, dict[str, tuple[int, int]]] = field(default_factory=dict)
    sectors: dict[str, Sector | None] = field(default_factory=dict)


Level = Literal["whole", "summary", "public", "kpis"]


@dataclass(frozen=True)
class Shown:
    """What stands large on the wall: the card `id`, or the figure of the place `indicator_id`."""

    id: str = ""
    indicator_id: str = ""


@dataclass(frozen=True)
class Link:
    """A read-only way in for somebody without a seat; only a hash of its token is known.
    `nameless`: who reads learns no names. `wall`: it opens the wall, and no record. `level`: the
    whole record, its first screen, a page in plain words for everybody, or the KPIs of the place
    over all meetings of the owner; of the last three nobody learns names."""

    link_id: str
    token_hash: str
    name: str
    expires: str
    revoked: bool = False
    nameless: bool = False
    wall: bool = False
    level: Level = "whole"

    @property
    def unnamed(self) -> bool:
        return self.nameless or self.level != "whole"


@dataclass(frozen=True)
class Comment:
    """What a reader of a link wrote, `name` as they gave it or "". Only who leads knows of it
    until it is `taken`; `settled`: somebody who leads has looked at it."""

    comment_id: str
    link_id: str
    at: str
    text: str
    name: str = ""
    taken: bool = False
    settled: bool = False


@dataclass(frozen=True)
class TakenOver:
    """When and by whom a workshop was taken over from a file, and which file that was."""

    at: str
    by: str
    sha256: str
    made_on: str = ""


@dataclass(frozen=True)
class Left:
    """What a meeting had and the next one did not take along, in its words.

    Attributes:
        state: stopped, done, dropped, or "" where it was simply not chosen; `why`: the reason
            that was given for that.
    """

    table: str
    words: str
    state: str = ""
    why: str = ""


@dataclass(frozen=True)
class Before:
    """The meeting from which this one goes on, as its log stood when it was carried over.

    Attributes:
        sha256: fingerprint of that log.
        came: what was carried → day of the meeting in which it was made.
        brought: the same as it was when it came, by id.
        insights, issues: how many 気づき and 課題 stayed behind.
    """

    at: str
    title: str
    area_name: str
    held_on: str
    sha256: str
    came: dict[str, str]
    left: tuple[Left, ...] = ()
    insights: int = 0
    issues: int = 0
    brought: dict[str, Noun] = field(default_factory=dict)


@dataclass(frozen=True)
class WentOn:
    """A further meeting was opened from this one; `kpi_ids` are those it took along."""

    at: str
    kpi_ids: Ids = ()
