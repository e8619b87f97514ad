"""The way of one 気づき, a step each: group, 課題, for whom, what is tried, by which KPI, and when
that is looked at. Of several of a kind the one that was chosen, else the one with most dots."""

from dataclasses import dataclass

from core.record.days import day
from core.record.ties import chain, kind_of, stated
from core.text import Text
from core.workshop.acts.tally import opened
from core.workshop.card import plain
from core.workshop.model import Workshop
from core.workshop.noun import Noun
from core.workshop.nouns.insights import Insight
from core.workshop.nouns.kpis import Kpi

TABLES = ("issues", "personas", "use_cases", "kpis")


@dataclass(frozen=True)
class Step:
    """`kind`: what it came to, `words`: which, `note`: how it stands; `on`: whether it goes on."""

    kind: str
    words: str
    note: str = ""
    on: bool = True


@dataclass(frozen=True)
class Path:
    """`words`: what was written; `next`: when it is looked at again and by whom; "" for never."""

    words: str
    steps: tuple[Step, ...]
    next: str = ""


def path(workshop: Workshop, note: Insight, text: Text) -> Path:
    """Of what everybody sees."""
    came = _came(workshop, note)
    group = workshop.groups.get(note.group)
    steps = [_step(workshop, one, text) for one in came]
    if group:
        n = sum(one.group == note.group for one in workshop.seen(Insight).values())
        steps.insert(0, Step(text("fate.step_group"), text("fate.cards", name=group.title, n=n)))
    if not steps:
        steps = [Step("", text("fate.kept"), on=False)]
    kpi = came[-1] if came and isinstance(came[-1], Kpi) else None
    looked = kpi.now.next_review if kpi and not kpi.stopped else ""
    again = text("fate.again", day=day(looked, text), owner=kpi.owner) if kpi and looked else ""
    return Path(note.text, tuple(steps), again)


def _came(workshop: Workshop, note: Insight) -> list[Noun]:
    """One of each kind that rests on it, from the first of the chain to the last."""
    forth, dots = chain(workshop).forth, opened(workshop)
    found: list[Noun] = []
    ahead: list[Noun] = [note]
    for table in TABLES:
        seen = workshop.seen(table)
        after = {o.id: o for one in ahead for o in forth.get(one.id, ()) if o.id in seen}
        if after:
            found.append(
                min(
                    after.values(),
                    key=lambda one: (
                        one.id not in workshop.chosen,
                        -sum(count.dots for count in dots.get(one.id, ())),
                        one.seq,
                    ),
                )
            )
            ahead.append(found[-1])
    return found


def _step(workshop: Workshop, noun: Noun, text: Text) -> Step:
    dots = sum(one.dots for one in opened(workshop).get(noun.id, ()))
    others = any(one.id in workshop.chosen for one in workshop.seen(noun.table).values())
    chosen = noun.id in workshop.chosen
    left = others and not chosen
    said = (
        text("graph.dots", n=dots) if dots else "",
        text("fate.step_chosen") if chosen else text("fate.step_left") if left else "",
    )
    words = stated(noun, text)
    if isinstance(noun, Kpi):
        target = f"{plain(noun.now.target)}{text.of(noun.units)}"
        words = text("fate.aim", name=words, target=target)
        left = left or noun.stopped
    note = text("graph.and").join(filter(None, said))
    return Step(text(f"section.{kind_of(noun.table)}"), words, note, on=not left)
