"""What a card is: everything `board.js` needs to draw one thing (docs/cards.md)."""

from typing import Any, NotRequired, TypedDict

from core.bilingual import said
from core.units import with_english_unit, with_unit
from core.workshop.frozen import FrozenFigure

Words = str | dict[str, Any]
"""People's own words; or {"ja", "en"}; or {"key", …}: a sentence of ours with its values."""
Shown = Any
"""Words as a card has them: whoever draws one hands them on, whichever they are."""


class Chip(TypedDict, total=False):
    """A short word on a card: of whom, or what is so."""

    words: Shown
    tone: str
    sector: str | None
    name: str


class Evidence(TypedDict, total=False):
    """A figure or a case as proof; `id`: of its card, `indicator`: of its definition;
    `more`: what a long `note` goes on with."""

    id: str
    title: Shown
    value: Shown
    note: Shown
    more: Shown
    source: Shown
    peers: Shown
    indicator: str


class Link(TypedDict, total=False):
    """A tie to the card `to`; in a vote's result a row with its dots `n`, those of the sectors that
    may be told (`by`, also with none), and where two of them see it otherwise (`apart`)."""

    to: str
    label: Shown
    kind: Shown
    chips: list[Chip]
    n: int
    by: dict[Any, int]
    apart: Shown | None


class Field(TypedDict, total=False):
    """Words to read, edit or ask for. `told`: the card says them already, as title or text."""

    name: str
    label: Shown
    hint: Shown
    value: Shown
    kind: str
    max: int
    required: bool
    told: bool
    edit: dict[str, Any]
    options: list[dict[str, Any]]


Act = TypedDict(
    "Act",
    {
        "kind": str,
        "event": dict[str, Any],
        "label": Shown,
        "tone": str,
        "pressed": bool | None,
        "focus": str,
        "needs": str,
        "from": str,
        "asks": Shown,
    },
    total=False,
)
"""What may be done from a card; `needs`: a field asked for first, `from`: cards of that type;
`asks`: what it ends for everybody, said before it is done."""


class Told(TypedDict):
    """One line of a card's history."""

    words: dict[str, Any]
    text: Shown


class Tie(TypedDict, total=False):
    """Cards of `type` that a composer lets one tick; `one`: only one, as a string; `pins`: also
    from the figures of the place."""

    name: str
    type: str
    label: Shown
    one: bool
    required: bool
    pins: bool


class Composer(TypedDict):
    """How something new is asked for: a random id goes into `event[id]`."""

    kind: str
    event: dict[str, Any]
    id: str
    fields: list[Field]
    links: list[Tie]
    steps: NotRequired[list[dict[str, Any]]]  # a few questions at a time; the rest may wait
    look: NotRequired[bool]  # the card says more than its fields: shown while they are filled in


class Card(TypedDict, total=False):
    """One thing in a view. First what all cards have, then what single types add."""

    type: str
    place: str
    order: int
    name: Shown
    title: Shown
    text: Shown
    quote: Shown
    evidence: list[Evidence]
    links: list[Link]
    missing: list[Shown]
    chips: list[Chip]
    fields: list[Field]
    acts: list[Act]
    history: list[Told]
    mine: bool
    waits: bool
    out: bool
    # a 気づき: the heading it stands under; whether it was taken from sight
    group: str
    muted: bool
    # a vote's result
    stage: str
    # waiting
    count: int
    # agenda
    stages: list[dict[str, Any]]
    # room; door, whether it is closed, and the word there: for who leads and on the wall
    door: bool
    word: str
    seats: int
    wrote: int
    words: int
    sectors: list[dict[str, Any]]
    # stage
    id: str
    number: int
    of: int
    task: Shown
    estimating: bool
    opened: bool
    note: Shown
    voted: int | None
    composer: str | None
    about: str | None
    beside: str | None
    sections: list[str]
    counted: list[str]
    script: dict[str, Any] | None
    chosen: list[dict[str, Any]]
    shown: dict[str, str] | None
    scene: dict[str, Any] | None
    day: str
    gather: dict[str, Any] | None
    choose: dict[str, Any] | None
    step: int
    wall: str | None
    aims: list[dict[str, Any]] | None
    answered: int | None
    looks: str
    days: dict[str, str] | None
    tables: Any
    keeps: dict[str, str] | None
    compose: Composer | None
    catalogue: bool
    authorship: str
    hidden: bool
    locked: bool
    ends_at: str | None
    left_seconds: int | None
    workshop: str
    practice: bool
    area: str
    closed: bool
    leads: bool
    lead: list[Act]


View = dict[str, Card]


def number(value: float, decimals: int) -> str:
    """A figure's value as exact as it is, with a real minus."""
    return f"{value:,.{decimals}f}".replace("-", "−")


def plain(value: float) -> str:
    """A number as a person typed it: no trailing zeros."""
    return f"{value:,.4f}".rstrip("0").rstrip(".")


def amount(figure: FrozenFigure) -> dict[str, str]:
    """The value with its unit."""
    value = number(figure.value, figure.decimals)
    return {"ja": with_unit(value, figure.unit_ja), "en": with_english_unit(value, figure.unit_en)}


def evidence(figure: FrozenFigure, card_id: str) -> Evidence:
    """A frozen figure as proof; its kind (実績, 推計, …) where the log holds it."""
    kind = said(f"bases.{figure.basis}") if figure.basis else None
    return {
        "id": card_id,
        "title": {"ja": figure.title_ja, "en": figure.title_en},
        "value": amount(figure),
        "note": {
            "ja": f"{figure.area_name}・{figure.years_label or f'{figure.year}年'}"
            + (f"・{kind.ja}" if kind else ""),
            "en": f"{figure.place('en')}, {figure.year}" + (f", {kind.en}" if kind else ""),
        },
        "source": {"ja": figure.source_ja, "en": figure.source_en},
        "peers": _peers(figure),
        "indicator": figure.indicator_id if not figure.indicator_id.startswith("own_") else "",
    }


def _peers(figure: FrozenFigure) -> Words:
    """With whom the figure was compared and why, as it was chosen then."""
    if not figure.peer_label_ja:
        return ""
    label_en = figure.peer_label_en or figure.peer_label_ja
    return {
        "ja": f"{figure.peer_label_ja}。{figure.peer_reason_ja}",
        "en": f"{label_en}. {figure.peer_reason_en or figure.peer_reason_ja}",
    }


def in_words(words: Words, language: str) -> str:
    """Words that are people's own or bilingual, in one language."""
    return words if isinstance(words, str) else str(words[language])
