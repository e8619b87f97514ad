"""One KPI: where it came from, how it goes, what was decided; measuring and reviewing it."""

from collections.abc import Mapping

import streamlit as st

from core.clock import in_japan, today
from core.process import rooms
from core.record.course import amount, begin, reviewed, standing
from core.record.days import day
from core.record.thread import thread
from core.stats.births_chance import chance, concerned
from core.stats.sentence import plain as rounded
from core.text import Text
from core.workshop import Room, policy, sheets
from core.workshop.card import Card, plain
from core.workshop.nouns.kpis import Kpi
from core.workshop.people import Seat
from core.workshop.progress import dated
from core.workshop.view import Audience, shared
from pages.shared import address
from pages.shared.markdown import bold
from pages.workshop.parts import advice, kpi_course, kpi_new, kpi_reports, kpi_review, template

NEW = "new"
RULES = ("continue", "change", "stop")
SOON = ("review_late", "review_soon")


def due(room: Room) -> list[Kpi]:
    """KPIs whose review is near or late here, not in a follow-up; the most urgent first."""
    ours = [kpi for kpi in room.workshop.seen("kpis").values() if not _gone(room, kpi)]
    near = [kpi for kpi in ours if any(what in SOON for what, _ in dated(kpi, today()))]
    return sorted(near, key=lambda kpi: kpi.now.next_review)


def show(room: Room, here: Seat, say: Text) -> None:
    """The KPI that is chosen, else the one that is most urgent."""
    opened = room.workshop.seen("kpis")
    sets = policy.may(room.workshop, here.seat_id, "kpi_set") and room.workshop.seen("use_cases")
    if not opened and not sets:
        st.caption(say("record.no_kpi" if room.workshop.use_cases else "work.no_use_case"))
        return
    chosen = _pick(room, [*opened, *([NEW] if sets else [])], say)
    _burden(opened, say)
    if chosen == NEW:
        kpi_new.show(room, say)
        return
    kpi = opened[chosen]
    view = shared(room.workshop, Audience("observer"))
    if when := _gone(room, kpi):
        st.info(say("carry.kpi_went", day=when))
    wide, side = st.columns([2, 1])
    with wide:
        leads = room.workshop.leads(here.seat_id)
        for one in [*opened.values()] if leads else []:  # whichever is looked at
            kpi_reports.waiting(room, one, say)
        _course(room, kpi, say)
        if policy.may(room.workshop, here.seat_id, "kpi_measured"):
            kpi_review.review(room, kpi, say)
            kpi_course.measure(room, kpi, say)
            if leads:
                kpi_reports.ask(room, say)
        else:
            st.caption(say("kpi.no_right"))
    with side:
        _facts(room, kpi, view[kpi.id], say)
        advice.show(room, kpi, say)
        _noise(room, kpi, say)
        with st.container(border=True):
            _chain(room, kpi, say)


def _pick(room: Room, options: list[str], say: Text) -> str:
    """The KPI that the address names, else the one whose review is due, else one that runs."""
    opened = room.workshop.seen("kpis")
    if (wanted := st.session_state.pop("kpi-wanted", "")) in options:
        st.session_state["kpi-chosen"] = wanted
    running = [key for key, kpi in opened.items() if not kpi.stopped]
    usual = [*(kpi.id for kpi in due(room)), *running, *options][0]
    address.follow("kpi", "kpi-chosen", options, usual)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            say("kpi.pick"),
            options,
            key="kpi-chosen",
            persist_state="session",
            format_func=lambda key: (
                f"{opened[key].title} {_near(opened[key], say)}"
                if key in opened
                else say("aim.new")
            ),
        )
        if NEW in options and chosen != NEW:
            st.button(say("aim.new"), key="kpi-begin", on_click=_begin)
    address.remember("kpi", chosen, usual)
    return chosen


def _begin() -> None:
    st.session_state["kpi-wanted"] = NEW


def _gone(room: Room, kpi: Kpi) -> str:
    """The day on which a follow-up took this KPI along, if one did."""
    days = [one.at for one in room.workshop.went_on if kpi.id in one.kpi_ids]
    return in_japan(days[-1]).date().isoformat() if days else ""


def _burden(opened: Mapping[str, Kpi], say: Text) -> None:
    """What counting all of them costs in a year, as far as it is known."""
    going = [kpi for kpi in opened.values() if not kpi.stopped]
    minutes = [one for one in map(sheets.minutes_a_year, (k.answers for k in going)) if one]
    if minutes:
        words = say("aim.burden", n=len(minutes), hours=rounded(sum(minutes) / 60, 0))
        rest = len(going) - len(minutes)
        st.caption(words + (say("aim.burden_some", n=rest) if rest else ""))


def _near(kpi: Kpi, say: Text) -> str:
    told = [say(f"kpi.{what}", n=n) for what, n in dated(kpi, today()) if what in SOON]
    if kpi.stopped:
        told = [say("field.stopped")]
    return f"（{told[0].strip()}）" if told else ""


def _chain(room: Room, kpi: Kpi, say: Text) -> None:
    """Every step from the figure to the last review, each leading to its card in the record."""
    record = f"/w/{room.workshop_id}/record?language={say.language}"
    steps = thread(room.workshop, kpi, say).steps
    template.draw("kpi_chain", say, steps=steps, record=record)


def _course(room: Room, kpi: Kpi, say: Text) -> None:
    with st.container(border=True):
        kind = say("field.leading" if kpi.leading else "field.lagging")
        version = say("field.version", n=kpi.now.number)
        st.caption(f"{kind} · {version} · {say('field.owner')}{say('record.colon')}{kpi.owner}")
        st.subheader(kpi.title)
        found = standing(room.workshop, kpi, say, today(), rooms().package)
        st.markdown(bold("".join(found.said).strip()))
        kpi_course.draw(room.workshop, kpi, found, say)
        told = reviewed(kpi, say) or (say("kpi.last_none"),)
        words = "\u3000".join(filter(None, told))
        st.info(f"{say('kpi.last')}{say('record.colon')}{words}")


def _facts(room: Room, kpi: Kpi, card: Card, say: Text) -> None:
    """What was agreed when it was set: numbers, dates, rules, and what is lacking."""
    with st.container(border=True):
        st.subheader(say("kpi.rules"))
        unset = say("kpi.rule_none")
        rows = [
            (say("kpi.base"), begin(room.workshop, kpi, say) or unset),
            (say("field.target"), amount(plain(kpi.now.target), kpi, say)),
            (say("field.due"), day(kpi.now.due, say) or unset),
            (say("field.next_review"), day(kpi.now.next_review, say) or unset),
            *((say(f"work.{rule}"), getattr(kpi, f"rule_{rule}") or unset) for rule in RULES),
            (say("field.data_source"), kpi.data_source or kpi.baseline_note or unset),
            (say("field.burden"), _counting(kpi, say) or kpi.burden or unset),
            *([(say("aim.definition"), words)] if (words := _definition(kpi, say)) else []),
        ]
        template.draw("kpi_facts", say, rows=rows)
        for gap in card["missing"]:
            st.caption(f"⚠ {say.of(gap)}")


def _definition(kpi: Kpi, say: Text) -> str:
    """What is counted, and of what."""
    what, of = (sheets.given(kpi.answers, key).text for key in ("numerator", "denominator"))
    return say("aim.of_which", what=what, of=of) if what and of else what or of


def _counting(kpi: Kpi, say: Text) -> str:
    """How often, and for how many minutes."""
    told = [sheets.in_words(sheets.given(kpi.answers, key)) for key in ("collects", "takes")]
    return "・".join(filter(None, (one.of(say.language) for one in told)))


def _noise(room: Room, kpi: Kpi, say: Text) -> None:
    """A word about chance where births or fertility are the KPI of a small place."""
    figure = room.workshop.figures.get(kpi.figure_id)
    if not concerned(kpi.title, figure.indicator_id if figure else ""):
        return
    area_code = figure.area_code if figure else room.workshop.area_code
    found = chance(rooms().package, area_code, kpi.baseline, kpi.now.target)
    if found is None:
        return
    area = figure.area_name if figure else room.workshop.area_name
    words = say("kpi.noise", area=area, n=found.births, year=found.year, low=found.low,
                high=found.high)  # fmt: skip
    if found.within and found.share is not None:
        words += say("kpi.noise_within", share=rounded(found.share, 0, "+"))
    st.warning(words + say("kpi.noise_next"))
