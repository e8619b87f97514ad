"""ペルソナ: someone invented, with evidence, who wants something but for a bottleneck."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Annotated, Any, ClassVar

from core.clock import in_japan
from core.workshop import sheets
from core.workshop.card import Card, Chip, Evidence, Field, Told, Words
from core.workshop.compose import asks
from core.workshop.events import Entry, Event
from core.workshop.frozen import FrozenCheck, facts, nested
from core.workshop.model import Workshop
from core.workshop.noun import Around, Noun
from core.workshop.nouns.insights import InsightIds
from core.workshop.nouns.issues import Issue, IssueIds
from core.workshop.people import EVERYBODY
from core.workshop.ref import Brief, Id, Ids, MaybeLong, Name, NewId, Ref, Text, shortened
from core.workshop.sentence import CHOSEN, TIES, Ending, Tie, said

PersonaIds = Annotated[Ids, Ref("personas")]
PersonaId = Annotated[Id, Ref("personas")]
Phrase = Annotated[str, Text(60, required=True)]


@dataclass(frozen=True)
class Check(FrozenCheck):
    """A check as it was made at that time."""

    at: str

    def proof(self) -> Evidence:
        """The newest one, beside the persona it speaks of."""
        return {
            "title": {"key": "field.check"},
            "value": {"ja": self.value_ja, "en": self.value_en},
            "note": {"ja": self.named_ja, "en": self.named_en},
            "source": {
                "ja": f"{self.method_ja}{self.source_ja}",
                "en": f"{self.method_en} {self.source_en}",
            },
        }

    def told(self, number: int) -> Told:
        words = {"key": "field.checked_on", "n": number, "day": f"{in_japan(self.at):%Y-%m-%d}"}
        return {"words": words, "text": {"ja": self.sentence_ja, "en": self.sentence_en}}


@dataclass(frozen=True)
class Edition:
    """How a persona read at the end of an earlier meeting, held on the day `on`."""

    on: str
    name: str
    bottleneck: str
    wish: str
    life: str = ""
    confirmed: str = ""
    ending: ClassVar[Ending] = ""  # how it read then is not kept: as its last letters say
    tie: ClassVar[Tie] = ""

    def told(self, number: int) -> Told:
        words = {"key": "field.edition", "n": number, "day": self.on, "name": self.name}
        return {"words": words, "text": quote(self)}


@dataclass(frozen=True)
class Persona(
    Noun,
    table="personas",
    one="persona",
    told=("name", "bottleneck", "wish", "life"),
):
    """
    Attributes:
        ending: how who wrote it let the wish end, `tie` the bottleneck; "": as its letters say.
        checks: whether such people exist; the newest is the last.
        editions: how earlier meetings left it, each once; the newest is the last.
    """

    name: Name
    bottleneck: Phrase
    wish: Phrase
    life: MaybeLong = ""
    confirmed: Brief = ""
    issue_ids: IssueIds = ()
    insight_ids: InsightIds = ()
    checks: tuple[Check, ...] = ()
    editions: tuple[Edition, ...] = ()
    ending: Ending = ""
    tie: Tie = ""
    answers: sheets.Answers = ()

    @property
    def heard(self) -> str:
        """Which of those concerned said so: of the whole, else of its lines."""
        return self.confirmed or self.known_by("person")

    def known_by(self, mark: str) -> str:
        """What is written at this mark (`sheets.MARKS`) of its lines, each once."""
        marks = [sheets.given(self.answers, f"marks_{line}") for line in sheets.LINES]
        return "・".join(
            dict.fromkeys(one.text for one in marks if mark in one.choices and one.text)
        )

    def label(self) -> Words:
        return shortened(self.name)

    def draw(self, around: Around) -> Card:
        marks = [f"field.mark_{self.checks[-1].verdict}"] if self.checks else []
        marks += ["field.mark_confirmed"] if self.heard else []
        now = version(self)
        chips: list[Chip] = [{"words": {"key": mark}} for mark in marks]
        if self.editions:
            chips.insert(0, {"words": {"key": "field.version", "n": now}})
        told = [(check.at, check.told(n)) for n, check in enumerate(self.checks, start=1)]
        told += [
            (f"{one.on}T24", one.told(n))  # as that day ended
            for n, one in enumerate(self.editions, start=1)
            if n < now
        ]
        return {
            "title": self.name,
            "quote": quote(self),
            "text": self.life,
            "evidence": [self.checks[-1].proof()] if self.checks else [],
            "chips": chips,
            "fields": sheets.fields(self.answers),
            "history": [
                one for _, one in sorted(told[::-1], key=lambda pair: pair[0], reverse=True)
            ],
        }

    def gaps(self, around: Around) -> list[str]:
        rests = [one for one in around.back if isinstance(one, Issue)]
        refuted = rests and all(one.verdict == "fails" for one in rests)
        found = ["gap.refuted"] if refuted else []
        found += ["gap.too_few"] if too_few(self) else []
        found += [] if around.back else ["gap.no_issue"]
        served = any(one.table == "use_cases" for one in around.forth)
        return found if served else [*found, "gap.no_use_case"]


def too_few(persona: Persona) -> bool:
    """Whether the newest check found so few such people that somebody may be recognised."""
    return bool(persona.checks) and persona.checks[-1].verdict in ("none", "few")


def quote(one: Persona | Edition) -> Words:
    """「(bottleneck)がネックで、(wish)できない」, in grammatical words."""
    return {"key": "field.quote", **said(one.bottleneck, one.wish, one.ending, one.tie)}


def previewed(words: Mapping[str, str]) -> Words | None:
    """The sentence of what is typed so far; None until there is something of both halves."""
    first, last, ending = (words.get(name, "") for name in ("bottleneck", "wish", "ending"))
    if not first.strip() or not last.strip():
        return None
    known: Ending = next((one for one in CHOSEN if one == ending), "")
    tie: Tie = next((one for one in TIES if one == words.get("tie")), "")
    return {"key": "field.quote", **said(first, last, known, tie)}


def worded(one: Persona | Edition) -> tuple[str, str, str, str, str]:
    """All words of a persona that people may change."""
    return one.name, one.bottleneck, one.wish, one.life, one.confirmed


def version(persona: Persona) -> int:
    """Which edition a persona is in: 1 until a later meeting changes its words."""
    last = persona.editions[-1:]
    changed = not last or worded(last[0]) != worded(persona)
    return len(persona.editions) + changed


def edition(persona: Persona, on: str) -> Persona:
    """`persona` with its wording of now among its editions, unless it is the last one's."""
    now = Edition(on, *worded(persona))
    last = persona.editions[-1:]
    same = bool(last) and replace(last[0], on=on) == now
    return persona if same else replace(persona, editions=(*persona.editions, now))


@dataclass(frozen=True)
class PersonaAdded(Event, kind="persona_added", by=EVERYBODY, lockable=True, undoable=True):
    """「(bottleneck)がネックで、(wish)できない」: invented, with evidence."""

    persona_id: NewId
    name: Name
    bottleneck: Phrase
    wish: Phrase
    life: MaybeLong = ""
    issue_ids: IssueIds = ()
    insight_ids: InsightIds = ()
    ending: Ending = ""
    tie: Tie = ""

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        return self.made(workshop, entry, Persona)


TIE, ENDING = (
    Field(name=name, kind="segments", label={"key": f"field.{name}"}, hint="",
          options=[{"value": one, "label": words} for one, words in found])
    for name, found in (("tie", TIES.items()), ("ending", [(o, w[0]) for o, w in CHOSEN.items()]))
)  # fmt: skip
FIRST, LAST = (Field(name=one, label={"key": f"compose.ask_{one}"})
               for one in ("bottleneck", "wish"))  # fmt: skip
asks(Persona, PersonaAdded, "name", FIRST, TIE, LAST, ENDING, "life")
assert Persona.composer is not None
Persona.composer["look"] = True


@dataclass(frozen=True)
class PersonaReused(
    Event, kind="persona_reused", by=EVERYBODY, lockable=True, undoable=True, server_only=True
):
    """A persona of another meeting of this installation, with how it read there as its edition
    and what was known of each line; the counts are made anew where it is now."""

    persona_id: NewId
    name: Name
    bottleneck: Phrase
    wish: Phrase
    life: MaybeLong = ""
    ending: Ending = ""
    editions: tuple[Edition, ...] = ()
    answers: sheets.Answers = ()
    tie: Tie = ""

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        return self.made(workshop, entry, Persona)


@dataclass(frozen=True)
class PersonaChecked(Event, kind="persona_checked", by=EVERYBODY, undoable=True, server_only=True):
    """How many such people there are, frozen by the server; checks before it are kept."""

    persona_id: PersonaId
    check: FrozenCheck

    @classmethod
    def upgrade(cls, payload: dict[str, Any]) -> dict[str, Any]:
        return nested(FrozenCheck, "check", payload)

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        persona = workshop.find(Persona, self.persona_id)
        check = Check(at=entry.at.isoformat(), **facts(self.check))
        checked = replace(persona, checks=(*persona.checks, check))
        return workshop.put(checked, entry.by.mark)
