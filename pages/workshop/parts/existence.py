"""How many such people there are: conditions, the counts narrowing down, kept with the persona."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from core.errors import Refused
from core.facts import checked
from core.own.store import own_ages
from core.process import rooms
from core.stats import existence_words
from core.stats.conditions import CONDITIONS, FIVE_YEAR, Universe, of_age
from core.stats.existence import Existence, offered
from core.stats.funnel import Step, funnel, own_counts
from core.text import Text
from core.workshop import Room
from core.workshop.nouns.personas import Persona
from pages.shared import current
from pages.workshop.parts import template

UNIVERSES: tuple[Universe, ...] = ("people", "households")


def beside(room: Room, persona: Persona, say: Text) -> None:
    """The answer first, then what was asked for."""
    known = offered(rooms().package, "people")["age"]
    aged = _age(persona, known)
    before = persona.checks[-1].conditions if persona.checks else aged
    universe = _universe(persona.id, before)
    area = _place(room, persona, say)
    st.subheader(say(f"existence.how_many_{universe}", area=_named(room, area)))
    answer = st.container()
    with st.expander(say("existence.conditions"), expanded=True):
        chosen = _conditions(persona.id, before, say)
    with answer:
        for name in aged:
            if name in chosen:
                st.caption(say("existence.age_said", age=CONDITIONS[name].title.of(say.language)))
        if chosen:
            _answer(room, persona, area, chosen, say)
        else:
            st.caption(say("existence.choose"))
    st.caption(say("existence.cannot_2015" if "age_25_29" in known else "existence.cannot"))


def _named(room: Room, area_code: str) -> str:
    package = rooms().package
    return package.area(area_code).name if package.has(area_code) else room.workshop.area_name


def _place(room: Room, persona: Persona, say: Text) -> str:
    """Where they are counted: of several municipalities that meet the one that is chosen."""
    places = room.workshop.places
    if len(places) == 1:
        return places[0]
    return st.selectbox(
        say("existence.place"),
        places,
        key=f"check-place-{persona.id}",
        format_func=lambda code: _named(room, code),
    )


def _age(persona: Persona, known: Sequence[str]) -> tuple[str, ...]:
    """The age that the words about somebody not yet checked tell, where tables know it."""
    words = (persona.name, persona.life, persona.bottleneck, persona.wish)
    said = "" if persona.checks else of_age(" ".join(words))
    return (said,) if said in known else ()


def _universe(persona: str, before: Sequence[str]) -> Universe:
    """What is counted: as chosen, else as the last check did."""
    first = CONDITIONS[before[0]].universe if before and before[0] in CONDITIONS else "people"
    chosen = st.session_state.setdefault(f"check-universe-{persona}", first)
    return "households" if chosen == "households" else "people"


def _conditions(persona: str, before: Sequence[str], say: Text) -> list[str]:
    """One condition a group, of people or of households; those of the last check to begin with."""
    universe = st.radio(
        say("existence.universe"),
        UNIVERSES,
        horizontal=True,
        key=f"check-universe-{persona}",
        format_func=lambda one: say(f"existence.{one}"),
    )
    chosen = []
    columns = st.columns(2)
    for n, (group, names) in enumerate(offered(rooms().package, universe).items()):
        known = next((n for n in names if n in before), None)
        found = columns[n % 2].selectbox(
            say(f"existence.{group}"),
            names,
            index=names.index(known) if known else None,
            placeholder=say("existence.any"),
            key=f"check-{group}-{persona}",
            format_func=lambda name: CONDITIONS[name].title.of(say.language),
        )
        chosen += [found] if found else []
    return chosen


def _answer(room: Room, persona: Persona, area: str, chosen: list[str], say: Text) -> None:
    """The number, the steps to it, method and sources; a button that keeps it."""
    package = rooms().package
    try:
        steps, found = funnel(package, area, chosen)
    except Refused as refusal:
        st.warning(_refused(refusal, say))
        return

    told = existence_words.sentence(found).of(say.language)
    value = existence_words.value(found).of(say.language)
    if found.verdict == "unknown":
        most = existence_words.counted(found.high, existence_words.UNIT[found.universe])
        value = say("existence.at_most", n=most.of(say.language))
    template.draw("count", say, value=value, told=told, verdict=found.verdict)
    template.draw("funnel", say, steps=[_drawn(one, steps, found, say) for one in steps])
    for own in own_counts(own_ages(area), chosen):
        n = existence_words.exactly(own.value, existence_words.UNIT["people"]).of(say.language)
        words = say("existence.own", title=own.title.of(say.language), n=n, year=own.year)
        st.info(f"{words}（{own.source}）")
    with st.popover(say("existence.method"), type="tertiary"):
        st.caption(existence_words.method(found).of(say.language))
        sources = found.sources if say.language == "ja" else found.sources_en
        st.caption(say("explore.source") + " / ".join(sources))
    answer = checked(package, area, persona.id, chosen)

    def keep() -> None:
        if current.propose(room, answer, place="existence"):
            current.done("existence", say("existence.kept"))

    kept = bool(persona.checks) and persona.checks[-1].keeps(answer.check)
    label = say("existence.kept_already" if kept else "existence.keep")
    st.button(label, type="secondary", on_click=keep, key="existence-keep")
    current.show_refusal("existence")
    current.show_done("existence")


def _refused(refusal: Refused, say: Text) -> str:
    """Why there is no number; of conditions that the census did not count, which and what to do."""
    names: Any = refusal.details.get("conditions")
    if names is None:
        return say(refusal.reason)
    year = refusal.details["year"]
    titles = [CONDITIONS[name].title.of(say.language) for name in names]
    words = say("existence.uncounted", what=say("compare.and").join(titles), year=year)
    return words + say("existence.uncounted_age", year=year) if year == FIVE_YEAR else words


def _drawn(step: Step, steps: list[Step], found: Existence, say: Text) -> dict[str, object]:
    """A step as a bar: what is sure, what may be, and why it is not known better."""
    unit = existence_words.UNIT[found.universe]
    most = existence_words.counted(step.high, unit).of(say.language)
    at = steps.index(step)
    if step.exact:
        count = most if at else say("existence.about", n=most)
    elif step.low < 0.5:
        count = say("existence.at_most", n=most)
    else:
        least = existence_words.about(step.low, say.language)
        count = say("existence.between", low=least, high=most)
    title = step.title.of(say.language)
    note = "" if step.exact else say("existence.no_cross")
    if at and not step.exact and step.high == steps[at - 1].high:
        note = say("existence.not_narrower")
    return {
        "title": say("existence.of_them", what=title) if at else title,
        "count": count,
        "sure": round(100 * step.sure, 1),
        "maybe": round(100 * (step.share - step.sure), 1),
        "note": note if at else say("existence.census", year=found.year),
    }
