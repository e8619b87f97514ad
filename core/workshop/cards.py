"""Cards of the nouns, and their names in links and lists."""

from typing import Any

from core.workshop.card import Card, Chip, Field, Link, Words, in_words, number, plain
from core.workshop.chain import Chain, chain
from core.workshop.compose import composers
from core.workshop.model import Workshop
from core.workshop.noun import EDITABLE, Around, Noun
from core.workshop.nouns.figures import Figure
from core.workshop.nouns.kpis import Kpi
from core.workshop.progress import begins

__all__ = ["Chain", "chain", "number", "plain"]


def label(noun: Noun, language: str = "ja") -> str:
    """A short name of `noun`, in people's own words."""
    return in_words(noun.label(), language)


def baseline(workshop: Workshop, kpi: Kpi) -> str:
    """The number a KPI began with, as exact as its figure or as typed; empty when unknown."""
    return begins(kpi.baseline, workshop.of(Figure).get(kpi.figure_id))


def compose(composer: str) -> Any:
    """How the composer of a stage is drawn, and what it proposes."""
    return composers()[composer].composer


def fields(noun: Noun) -> list[Field]:
    """What may be edited in place, as the board draws it."""
    found: list[Field] = [
        {
            "name": name,
            "label": {"key": f"field.{name}"},
            "value": getattr(noun, name),
            "kind": "long" if text.long else "text",
            "max": text.most,
            "required": text.required,
            "edit": {
                "kind": "edited",
                "event": {"table": noun.table, "id": noun.id, "field": name},
            },
        }
        for name, text in EDITABLE[noun.table].items()
    ]
    for one in found:
        if one["name"] in noun.told:
            one["told"] = True
    return found


def card(noun: Noun, around: Around) -> Card:
    """The card of one noun, without who made it."""
    drawn = noun.draw(around)
    own = [] if noun.author_edits else fields(noun)
    came: list[Chip] = []
    if around.came:
        came.append({"words": {"key": "field.came", "day": around.came}})
    if around.when:
        came.append({"words": {"key": f"days.{around.when}"}})
    return {
        "type": noun.one,
        "place": noun.one,
        "order": noun.seq,
        "evidence": [],
        "history": [],
        "missing": [{"key": key} for key in noun.gaps(around)],
        "links": _links(noun, around),
        "acts": [],
        **drawn,
        "fields": own + drawn.get("fields", []),
        "chips": [*came, *drawn.get("chips", [])],
    }


def _links(noun: Noun, around: Around) -> list[Link]:
    """Ties both ways; of its own kind, which of both moves first."""
    ties = [(tie, "leading") for tie in around.back] + [(tie, "lagging") for tie in around.forth]
    found: list[Link] = []
    for other, way in ties:
        same = other.table == noun.table
        kind: Words = {"key": f"field.{way}" if same else f"section.{other.one}"}
        link: Link = {"to": other.id, "label": other.label(), "kind": kind}
        if told := other.linked():
            link["chips"] = told
        found.append(link)
    return found
