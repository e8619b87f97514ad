"""What became of every 気づき: in which 課題 it stands, and what came of that."""

from dataclasses import dataclass
from typing import Literal, get_args

from core.record.ties import chain, stated
from core.text import Text
from core.workshop.chain import Chain
from core.workshop.model import Workshop
from core.workshop.noun import Noun
from core.workshop.nouns.insights import Insight

State = Literal["became", "grouped", "waits"]
STATES: tuple[State, ...] = get_args(State)


@dataclass(frozen=True)
class Fate:
    """One 気づき. `became`: a sentence; `state`: became something, is in a group with others, or
    waits."""

    key: str
    words: str
    became: str
    state: State

    @property
    def used(self) -> bool:
        """Whether anything rests on it."""
        return self.state == "became"


def fates(workshop: Workshop, text: Text) -> tuple[Fate, ...]:
    """Of all that everybody sees, in the order in which they were written."""
    notes = sorted(workshop.seen("insights").values(), key=lambda one: one.seq)
    return tuple(_fate(workshop, chain(workshop), one, text) for one in notes)


def summary(found: tuple[Fate, ...], text: Text) -> str:
    """How many, and of how many anything came."""
    used = sum(one.used for one in found)
    if found and used == len(found):
        return text("fate.summary_all", n=used)
    return text("fate.summary", n=len(found), used=used, left=len(found) - used)


def shares(found: tuple[Fate, ...]) -> list[tuple[State, int]]:
    """How many there are in each state that there is."""
    counted = [(state, sum(one.state == state for one in found)) for state in STATES]
    return [(state, n) for state, n in counted if n]


def _fate(workshop: Workshop, ties: Chain, note: Insight, text: Text) -> Fate:
    on = ties.forth.get(note.id, ())
    if on:
        tried = _later(ties, on)
        key = "fate.tried" if tried else "fate.became"
        became = text(key, names=_names(on, text), tried=_names(tried, text))
        return Fate(note.id, note.text, became, "became")
    group = workshop.groups.get(note.group)
    became = text("fate.grouped", name=group.title) if group else text("fate.waits")
    return Fate(note.id, note.text, became, "grouped" if group else "waits")


def _later(ties: Chain, nouns: tuple[Noun, ...]) -> tuple[Noun, ...]:
    """ユースケース that rest on these at last."""
    found: dict[str, Noun] = {}
    todo, known = list(nouns), {one.id for one in nouns}
    while todo:
        for one in ties.forth.get(todo.pop().id, ()):
            if one.id not in known:
                known.add(one.id)
                todo.append(one)
            if one.table == "use_cases":
                found[one.id] = one
    return tuple(sorted(found.values(), key=lambda one: one.seq))


def _names(nouns: tuple[Noun, ...], text: Text) -> str:
    return "".join(
        text("fate.name", kind=text(f"section.{one.one}"), name=stated(one, text)) for one in nouns
    )
