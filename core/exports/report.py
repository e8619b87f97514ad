"""What of a workshop goes on paper, as plain words in one language: every format starts here."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from core.clock import in_japan, today
from core.exports.before import before
from core.exports.course import Standing, standing, upcoming
from core.exports.logic import Logic, logic
from core.exports.story import sentences
from core.exports.voices import Voices, voices
from core.exports.weighed import Weighed, weighed
from core.stats.package import Package
from core.text import Text
from core.workshop.model import SECTORS, VOTES, Sector, Workshop
from core.workshop.tally import counts
from core.workshop.view import SMALLEST_GROUP, Audience, Card, View, shared

KINDS = ("figure", "insight", "issue", "persona", "use_case", "kpi", "promise")
TOLD = ("title", "name", "bottleneck", "wish", "text", "life", "eases", "who", "what")
"""Fields that a card says in its title, quote or text."""

ANSWER = ("found",)
"""The newest answer about a 課題: its history has them all."""
VERSION = "field.version_"
"""Key of the words for an edition of a KPI in its history; others tell what was measured."""
KEPT = "\n\u3000"
"""Line ends and the wide space, which Python does not call printable."""


@dataclass(frozen=True)
class Proof:
    """A figure or a case as it was cited."""

    title: str
    value: str
    note: str
    peers: str
    source: str


@dataclass(frozen=True)
class Entry:
    """One card in words.

    Attributes:
        fields: label and value, without those the title, quote and text say.
        history: editions of a KPI, newest first: what was decided, and why.
        links: kind and words of what it is tied to.
        missing: what it still lacks.
        numbers: label and number, of figures and KPIs; for tables that are computed with.
        standing: how a KPI goes.
        sector: of a promise, whose it is.
    """

    key: str
    kind: str
    title: str
    quote: str
    text: str
    fields: tuple[tuple[str, str], ...]
    proofs: tuple[Proof, ...]
    history: tuple[tuple[str, str], ...]
    chips: tuple[str, ...]
    links: tuple[tuple[str, str], ...]
    missing: tuple[str, ...]
    numbers: tuple[tuple[str, str | float | None], ...] = ()
    standing: Standing | None = None
    sector: Sector | None = None

    @property
    def name(self) -> str:
        """The one line that stands for it."""
        proof = self.proofs[0] if self.kind == "figure" and self.proofs else None
        return self.title or (f"{proof.title} {proof.value}" if proof else "") or self.text


@dataclass(frozen=True)
class Chain:
    """A KPI and all it came from: kind, its word, and the words of its cards."""

    steps: tuple[tuple[str, str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Report:
    """A workshop's record in one language.

    Attributes:
        people: who took part, by sector, as far as it may be told.
        upcoming: what is to be decided next, the nearest first.
        weighed: how the use cases were seen, once the room opened its estimates.
        remark: from which file it was taken over, from which meeting it goes on, and what is
            not yet opened, in words.
        before: what came from the meeting before, and what did not.
        day: when this was made, ISO 8601.
        voices: which sector sees which 課題, where that may be told.
    """

    language: str
    title: str
    area: str
    held_on: str
    day: str
    sample: bool
    people: str
    remark: str
    before: tuple[str, ...]
    story: tuple[tuple[str, str], ...]
    upcoming: tuple[str, ...]
    chains: tuple[Chain, ...]
    logic: Logic
    sections: dict[str, tuple[Entry, ...]]
    voices: tuple[Voices, ...] = ()
    weighed: Weighed | None = None

    @property
    def sources(self) -> tuple[str, ...]:
        """Every source that is cited, once."""
        found = (p.source for es in self.sections.values() for e in es for p in e.proofs)
        return tuple(
            dict.fromkeys(part for source in found for part in source.split(" / ") if part)
        )


def report(workshop: Workshop, text: Text, package: Package | None = None) -> Report:
    """The record as everybody with a right to it sees it: never what is not yet opened.

    Args:
        package: where "no action" is looked up; without it that is left out.
    """
    view, came = shared(workshop, Audience("observer")), before(workshop, text)
    waiting = view["waiting"]["count"]
    unopened = text("record.waiting", n=waiting) if waiting else ""
    return Report(
        language=text.language,
        title=workshop.title,
        area=workshop.area_name,
        held_on=workshop.held_on,
        day=today().isoformat(),
        sample=workshop.sample,
        people=_people(view["room"], text),
        remark="\n".join(
            filter(None, (taken_over(workshop, text), came.whence if came else "", unopened))
        ),
        before=came.lines(text) if came else (),
        story=tuple((text(f"story.{about}_label"), said) for about, said in sentences(view, text)),
        upcoming=tuple(
            upcoming(
                workshop, [workshop.kpis[key] for key, _ in of_kind(view, "kpi")], text, today()
            )
        ),
        chains=tuple(_chain(steps, text) for steps in chains(view)),
        logic=logic(workshop, text),
        sections={
            kind: tuple(
                _entry(key, card, workshop, text, package) for key, card in of_kind(view, kind)
            )
            for kind in KINDS
        },
        voices=voices(workshop, text),
        weighed=weighed(workshop, text),
    )


def taken_over(workshop: Workshop, text: Text) -> str:
    """From whom and when it came from a file, as a sentence; "" if it did not."""
    taken = workshop.taken_over
    if taken is None:
        return ""
    day = in_japan(taken.at).date().isoformat()
    return text("keep.record_taken", day=day, by=taken.by)


def of_kind(view: View, kind: str) -> list[tuple[str, Card]]:
    """Cards of a kind with their ids, in the order in which they were made."""
    found = [(key, card) for key, card in view.items() if card["type"] == kind]
    return sorted(found, key=lambda pair: int(pair[1]["order"]))


def chains(view: View) -> list[list[tuple[str, list[tuple[str, Any]]]]]:
    """For every KPI the steps it came from: [(kind, [(card id, words)])], from figure to review.

    Before the review stand the promises made for the KPI or for its use case.
    """
    kinds = {key: card["type"] for key, card in view.items()}
    rows = []
    for kpi, card in of_kind(view, "kpi"):
        steps: list[tuple[str, list[tuple[str, Any]]]] = [("kpi", [(kpi, str(card["title"]))])]
        reached = {kpi}
        for kind in ("use_case", "persona", "issue", "insight", "figure"):
            found = {
                link["to"]: stated(link)
                for key in reached
                for link in view[key]["links"]
                if kinds.get(link["to"]) == kind
            }
            steps.append((kind, sorted(found.items())))
            reached |= found.keys()
        after = {kpi} | {key for key, _ in steps[1][1]}
        promised = {
            link["to"]: link["label"]
            for key in after
            for link in view[key]["links"]
            if kinds.get(link["to"]) == "promise"
        }
        versions = [old for old in card["history"] if old["words"]["key"].startswith(VERSION)]
        review = [(kpi, versions[0]["words"])] if len(versions) > 1 else []
        rows.append([*steps[::-1], ("promise", sorted(promised.items())), ("review", review)])
    return rows


def stated(link: Card) -> Any:
    """The words of a link, with what is known of the 課題 it leads to."""
    chips = link.get("chips", [])
    if not chips:
        return link["label"]
    return {"key": "record.stated", "words": link["label"], "state": chips[0]["words"]}


def _people(room: Card, text: Text) -> str:
    """How many, and of which sectors where none of them is so small that it points at somebody."""
    sectors = room["sectors"]
    if any(one["seats"] < SMALLEST_GROUP for one in sectors):
        sectors = []
    words = [text("section." + one["sector"]) + f" {one['seats']}" for one in sectors]
    return " · ".join((text("record.people", n=room["seats"]), *words))


def _chain(steps: Iterable[tuple[str, list[tuple[str, Any]]]], text: Text) -> Chain:
    return Chain(tuple(
        (kind, text(f"section.{kind}"), tuple(text.of(words) for _, words in found))
        for kind, found in steps
    ))  # fmt: skip


def by_sector(entries: Iterable[Entry]) -> list[tuple[Sector, list[Entry]]]:
    """Promises of each sector, also of those that have made none."""
    found: dict[Sector, list[Entry]] = {sector: [] for sector in SECTORS}
    for entry in entries:
        if entry.sector:
            found[entry.sector].append(entry)
    return list(found.items())


def _entry(key: str, card: Card, workshop: Workshop, text: Text, package: Package | None) -> Entry:
    def of(name: str) -> str:
        return text.of(card[name]) if card.get(name) else ""

    how = None
    if card["type"] == "kpi":
        how = standing(workshop, workshop.kpis[key], text, today(), package)
    return Entry(
        key=key,
        kind=card["type"],
        title=of("title"),
        quote=of("quote"),
        text=of("text"),
        fields=tuple(
            (text.of(field["label"]), str(field["value"]))
            for field in card["fields"]
            if field["value"] and field["name"] not in TOLD + ANSWER
        ),
        proofs=tuple(_proof(one, text) for one in card["evidence"]),
        history=tuple((text.of(old["words"]), text.of(old["text"])) for old in card["history"]),
        chips=tuple(_chip(chip, text) for chip in card["chips"]),
        links=tuple((text.of(link["kind"]), text.of(stated(link))) for link in card["links"]),
        missing=tuple(text.of(gap) for gap in card["missing"]),
        numbers=_numbers(key, card["type"], workshop, text, how),
        standing=how,
        sector=workshop.promises[key].sector if card["type"] == "promise" else None,
    )


def _proof(one: Card, text: Text) -> Proof:
    words = {name: text.of(one[name]) if one.get(name) else "" for name in
             ("title", "value", "note", "peers", "source")}  # fmt: skip
    return Proof(**words)


def _chip(chip: Card, text: Text) -> str:
    if "sector" in chip:
        return text(f"section.{chip['sector']}")
    return str(chip["name"]) if "name" in chip else text.of(chip["words"])


def _numbers(
    key: str, kind: str, workshop: Workshop, text: Text, how: Standing | None
) -> tuple[tuple[str, str | float | None], ...]:
    """What the card of a figure or KPI says in numbers, for a spreadsheet."""
    if kind == "figure":
        figure = workshop.figures[key]
        unit = getattr(figure, f"unit_{text.language}")
        found: dict[str, str | float | None] = {
            "value": round(figure.value, figure.decimals),
            "unit": unit,
            "year": figure.year,
            "low": figure.low,
            "high": figure.high,
            "peer_median": figure.peer_median,
        }
    elif kind == "kpi":
        kpi = workshop.kpis[key]
        found = {"baseline": kpi.baseline, "target": kpi.now.target, "unit": kpi.unit,
                 "due": kpi.now.due, "next_review": kpi.now.next_review,
                 "state": how.state if how else ""}  # fmt: skip
    elif kind == "promise":
        now = workshop.promises[key].now
        found = {"status": text(f"promise.{now.status}"), "due": now.due}
    else:
        found = _votes(key, kind, workshop)
    return tuple((text(f"export.{name}"), value) for name, value in found.items())


def _votes(key: str, kind: str, workshop: Workshop) -> dict[str, str | float | None]:
    """Dots of a card in the opened votes on its kind; nothing where there was none."""
    asked = [b for b in workshop.ballots.values() if b.opened and VOTES.get(kind) == b.table]
    got = [counts(ballot).get(key) for ballot in asked]
    return {"votes": sum(one.dots for one in got if one)} if asked else {}


def plain(words: str) -> str:
    """Without control signs, which no file of an office may hold."""
    return "".join(c for c in words if c in KEPT or c.isprintable())
