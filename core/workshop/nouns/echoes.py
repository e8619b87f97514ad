"""ひとこと: one short answer to the question of the stage; the same words are counted."""

import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from typing import Annotated

from core.workshop.acts.tally import TOP
from core.workshop.card import Card, Link, View, Words
from core.workshop.compose import asks
from core.workshop.events import Entry, Event
from core.workshop.model import Workshop
from core.workshop.noun import Around, Noun
from core.workshop.people import EVERYBODY
from core.workshop.ref import NewId, Text

LONGEST = 20
Word = Annotated[str, Text(LONGEST, required=True)]


@dataclass(frozen=True)
class Pulse(Noun, table="pulses", one="pulse", author_edits=True, told=("text",)):
    text: Word

    def label(self) -> Words:
        return self.text

    def draw(self, around: Around) -> Card:
        return {"text": self.text}


@dataclass(frozen=True)
class PulseAdded(Event, kind="pulse_added", by=EVERYBODY, lockable=True, undoable=True):
    pulse_id: NewId
    text: Word

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        return self.made(workshop, entry, Pulse)


asks(
    Pulse,
    PulseAdded,
    {"name": "text", "label": {"key": "field.pulse"}, "hint": {"key": "compose.pulse"}},
)


def listed(workshop: Workshop) -> View:
    """For each stage with opened words a card that counts them as if they were voted on, what was
    said most first; none as long as nothing was said twice.

    Letters of another width and capitals are the same word; shown as it was first written.
    """
    found: dict[str, dict[str, list[Pulse]]] = defaultdict(lambda: defaultdict(list))
    for one in workshop.seen(Pulse).values():
        found[one.stage_id][unicodedata.normalize("NFKC", one.text).casefold()].append(one)
    return {
        f"vote:{stage_id}": _card(stage_id, [*words.values()])
        for stage_id, words in found.items()
        if stage_id not in workshop.ballots and any(len(said) > 1 for said in words.values())
    }


def _card(stage_id: str, words: list[list[Pulse]]) -> Card:
    rows: list[Link] = [
        {
            "to": said[0].id,
            "label": said[0].text,
            "kind": {"key": "field.pulse_said", "n": len(said)},
            "n": len(said),
            "chips": [],
        }
        for said in sorted(words, key=lambda said: (-len(said), said[0].seq))
    ]
    return {
        "type": "vote",
        "place": Pulse.one,
        "stage": stage_id,
        "order": TOP,
        "title": {"key": "field.pulse_list"},
        "text": "",
        "links": rows,
        "evidence": [],
        "chips": [],
        "history": [],
        "missing": [],
        "fields": [],
        "acts": [],
    }
