"""The record in five sentences out of one chain: decided, why, for whom, not chosen, next."""

from collections.abc import Iterator, Sequence

from core.clock import in_japan
from core.record.course import amount
from core.record.days import day
from core.record.entries import Entry
from core.record.leading import Leading, Sections, leading
from core.record.ties import chain, kind_of, neighbours
from core.text import Text
from core.units import plain as number
from core.units import with_english_unit, with_unit
from core.workshop.acts.choosing import pins
from core.workshop.acts.tally import counts, opened
from core.workshop.card import plain
from core.workshop.model import Workshop
from core.workshop.nouns.figures import Figure
from core.workshop.nouns.issues import Issue
from core.workshop.nouns.kpis import Kpi
from core.workshop.nouns.personas import Persona

MOST = 2
"""Names that a sentence lists before it only counts the rest."""
MEDIAN = ("まん中", "中央値")  # as sentences of figures say it now, and in older meetings


def sentences(workshop: Workshop, sections: Sections, text: Text) -> list[tuple[str, str]]:
    """[(what it is about, the sentence)], of what everybody sees and nothing else; a link that is
    missing is said in the sentence that would tell it."""
    found = leading(workshop, sections)
    told = {
        "decided": _decided(workshop, found, text),
        "why": _why(workshop, found, sections, text),
        "whom": _whom(workshop, found, text),
        "rejected": _rejected(workshop, sections, text),
        "next": _next(workshop, found, text),
    }
    return [*told.items()]


def open_questions(workshop: Workshop, sections: Sections, text: Text) -> tuple[str, ...]:
    """What is not answered yet, a sentence each."""
    waiting = [one for one in sections["issue"] if _waits(workshop, workshop.issues[one.key])]
    asking = _verdict(workshop, sections, "asking")
    return tuple(
        text(f"story.{key}", names=_names(text, entries))
        for key, entries in (("left", waiting), ("asking", asking))
        if entries
    )


def _decided(workshop: Workshop, found: Leading, text: Text) -> str:
    """What is tried, and what it is measured by."""
    tried = "".join(text("story.tried", name=one.said) for one in found.of["use_case"][:1])
    kpi = found.kpi
    if kpi is None:
        chosen = [text(f"story.chosen_{pin['type']}", name=text.of(pin["words"]),
                       why=text("story.chosen_why", why=pin["why"]) if pin["why"] else "")
                  for pin in pins(workshop)]  # fmt: skip
        return "".join(chosen) or tried or text("story.decided_none")
    goal = text(
        "story.goal_due" if kpi.now.due else "story.goal",
        name=kpi.title,
        due=day(kpi.now.due, text),
        target=amount(plain(kpi.now.target), kpi, text),
    )
    others = sum(not one.stopped for one in workshop.seen(Kpi).values()) - 1
    return tried + goal + (text("story.others", n=others) if others else "")


def _why(workshop: Workshop, found: Leading, sections: Sections, text: Text) -> str:
    """The figure it rests on, and the 課題 with its 気づき and dots."""
    of = found.of if found.end else sections
    figures = [workshop.figures[one.key] for one in of["figure"]]
    used = max(figures, key=lambda one: _ties(workshop, one.id), default=None)
    first = figure_said(used, text) if used else text("story.why_none")
    holds = [one for one in of["issue"] if _open(workshop, one.key)]
    votes = _dots(workshop)
    if not found.end:
        sure = {one.key for one in _verdict(workshop, sections, "holds")}
        holds = [one for one in holds if one.key in sure or votes.get(one.key)]
    holds.sort(key=lambda one: -votes.get(one.key, 0))
    issues = [_issue(workshop, one, votes.get(one.key, 0), text) for one in holds[:1]]
    reasons = [pin["why"] for pin in pins(workshop) if pin["why"] and found.kpi]
    ends = dict.fromkeys((*reasons[:1], *reasons[-1:]))  # of the first choice and of the last
    chosen = [text("story.chosen_for", why=why.rstrip("。")) for why in ends]
    return "".join((first, *issues, *chosen))


def figure_said(figure: Figure, text: Text) -> str:
    """What a figure says in one sentence: its value, and beside whom, where that was compared."""
    return text(
        "story.figure_peers" if compared(figure) else "story.figure",
        title=figure_title(figure, text),
        value=value_said(figure, figure.value, text),
        median=value_said(figure, figure.peer_median or 0.0, text),
        when=figure_when(figure, text),
    )


def compared(figure: Figure) -> bool:
    """Whether it was said beside its peers that day: a plain count is not."""
    return figure.peer_median is not None and any(one in figure.sentence_ja for one in MEDIAN)


def figure_title(figure: Figure, text: Text) -> str:
    return text.of({"ja": figure.title_ja, "en": figure.title_en})


def value_said(figure: Figure, value: float, text: Text) -> str:
    """A value of this figure with its unit."""
    unit = text.of({"ja": figure.unit_ja, "en": figure.unit_en})
    digits = number(value, figure.decimals)
    return with_unit(digits, unit) if text.language == "ja" else with_english_unit(digits, unit)


def figure_when(figure: Figure, text: Text) -> str:
    return figure.years_label or text("story.year", year=figure.year)


def _issue(workshop: Workshop, entry: Entry, dots: int, text: Text) -> str:
    notes = [one for one in neighbours(chain(workshop), entry.key) if one.table == "insights"]
    key = "story.issue_voted" if dots and notes else "story.issue_dots" if dots else "story.issue"
    sure = text("story.sure") if workshop.issues[entry.key].verdict == "holds" else ""
    return text(key, name=entry.said.rstrip("。"), n=len(notes), dots=dots) + sure


def _whom(workshop: Workshop, found: Leading, text: Text) -> str:
    """Who it is for, how many there may be, and whether anybody of them was asked."""
    people = [workshop.seen(Persona)[one.key] for one in found.of["persona"]]
    if not people:
        return text("story.whom_none")
    one, entry = people[0], found.of["persona"][0]
    checked = text("story.counted", value=text.of({"ja": one.checks[-1].value_ja,
                                                  "en": one.checks[-1].value_en})
                   ) if one.checks else text("story.not_counted")  # fmt: skip
    asked = text("story.asked", whom=one.heard) if one.heard else text("story.not_asked")
    more = text("story.more_whom", n=len(people) - 1) if people[1:] else ""
    return text("story.whom", quote=entry.quote, name=entry.title) + checked + asked + more


def _rejected(workshop: Workshop, sections: Sections, text: Text) -> str:
    """What was not chosen."""
    told = [*reasons(workshop, sections, text)]
    rest = len(told) - MOST
    if not told:
        return text("story.rejected_none")
    return "".join(told[:MOST]) + (text("story.more", n=rest) if rest > 0 else "")


def reasons(workshop: Workshop, sections: Sections, text: Text) -> Iterator[str]:
    """Of each that was refuted, stopped or left, a sentence."""
    votes = _dots(workshop)

    def named(one: Entry) -> str:
        name, dots = one.said.rstrip("。"), votes.get(one.key, 0)
        return text("story.with_dots" if dots else "story.name", name=name, dots=dots)

    for one in _verdict(workshop, sections, "fails"):
        yield text("story.fails", name=named(one), found=_first(one.history[0][1]))
    for one in sections["kpi"]:
        kpi = workshop.kpis[one.key]
        if kpi.stopped:
            yield text("story.stopped", name=named(one), why=_first(kpi.now.reason))
    for one in lost(workshop, sections):
        yield text("story.lost", name=named(one))
    for one in sections["use_case"]:
        if not _goes_on(workshop, one.key):
            yield text("story.not_begun", name=named(one))


def _first(words: str) -> str:
    """Its first sentence: the rest stands on the card."""
    return words.split("。")[0]


def _next(workshop: Workshop, found: Leading, text: Text) -> str:
    """When what was decided is looked at again, and how it stands now."""
    kpi = found.kpi
    if kpi is None or not kpi.now.next_review:
        return text("story.next_none")
    went = [in_japan(one.at).date() for one in workshop.went_on if kpi.id in one.kpi_ids]
    if went:
        return text("story.next_went", day=max(went).isoformat(), name=kpi.title)
    target = amount(plain(kpi.now.target), kpi, text)
    latest = next((one.value for one in reversed(kpi.actuals) if one.value is not None), None)
    now = text("story.unmeasured") if latest is None else amount(plain(latest), kpi, text)
    on, who = day(kpi.now.next_review, text), kpi.owner
    return text("story.next", day=on, name=kpi.title, now=now, target=target, owner=who)


def _dots(workshop: Workshop) -> dict[str, int]:
    """Card → its dots in the opened votes."""
    return {key: sum(one.dots for one in found) for key, found in opened(workshop).items()}


def _goes_on(workshop: Workshop, key: str) -> bool:
    """Whether something was decided for a use case: a KPI, somebody's promise, or that it is."""
    tables = ("kpis", "promises")
    return key in workshop.chosen or any(_tied(workshop, key, one) for one in tables)


def lost(workshop: Workshop, sections: Sections) -> list[Entry]:
    """What has fewer dots than the first in an opened vote, and on which nothing was built."""
    found: list[Entry] = []
    when = {stage: n for n, stage in enumerate(workshop.stages)}
    for ballot in workshop.ballots.values():
        dots = {key: count.dots for key, count in counts(ballot).items()}
        first = max(dots.values(), default=0)
        for one in sections[kind_of(ballot.table)] if first else ():
            asked = when.get(workshop.noun(one.key).stage_id, 0) <= when[ballot.stage_id]
            fewer = dots.get(one.key, 0) < first and not chain(workshop).forth.get(one.key)
            if asked and fewer and one not in found:
                found.append(one)
    return [one for one in found if one.kind != "issue" or _open(workshop, one.key)]


def _open(workshop: Workshop, key: str) -> bool:
    """Whether a 課題 is not refuted: what was learned of those that are is told by itself."""
    return str(workshop.issues[key].verdict) != "fails"


def _tied(workshop: Workshop, key: str, table: str) -> bool:
    return any(one.table == table for one in neighbours(chain(workshop), key))


def _ties(workshop: Workshop, key: str) -> int:
    return sum(1 for _ in neighbours(chain(workshop), key))


def _waits(workshop: Workshop, issue: Issue) -> bool:
    """Whether nobody was drawn yet whom a 課題 troubles."""
    return issue.verdict != "fails" and not _tied(workshop, issue.id, "personas")


def _verdict(workshop: Workshop, sections: Sections, verdict: str) -> list[Entry]:
    """課題 of which this is known."""
    return [one for one in sections["issue"] if workshop.issues[one.key].verdict == verdict]


def _names(text: Text, entries: Sequence[Entry]) -> str:
    shown = (text("story.name", name=one.said.rstrip("。")) for one in entries[:MOST])
    rest = len(entries) - MOST
    return "".join(shown).rstrip() + (text("story.names_more", n=rest) if rest > 0 else "")
