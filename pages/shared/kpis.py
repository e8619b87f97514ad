"""One KPI: where it came from, how it goes, what was decided; measuring and reviewing it."""

from html import escape

import streamlit as st

from core.clock import today
from core.exports.course import begin, standing
from core.exports.report import VERSION, chains
from core.process import server
from core.stats.births_chance import chance, concerned
from core.stats.sentence import plain as rounded
from core.text import Text
from core.workshop import Room, policy
from core.workshop.cards import plain
from core.workshop.model import Kpi, Seat
from core.workshop.progress import dated
from core.workshop.view import Audience, Card, shared
from pages.shared import advice, carry, kpi_course, kpi_review
from pages.shared.literal import literal

RULES = ("continue", "change", "stop")
SOON = ("review_late", "review_soon")


def due(room: Room) -> list[Kpi]:
    """KPIs whose review is near or late here, not in a follow-up; the most urgent first."""
    ours = [kpi for kpi in _opened(room) if not carry.gone(room, kpi)]
    near = [kpi for kpi in ours if any(what in SOON for what, _ in dated(kpi, today()))]
    return sorted(near, key=lambda kpi: kpi.now.next_review)


def show(room: Room, here: Seat, say: Text) -> None:
    """The KPI that is chosen, else the one that is most urgent."""
    opened = {kpi.id: kpi for kpi in _opened(room)}
    if not opened:
        st.caption(say("record.no_kpi" if room.workshop.use_cases else "work.no_use_case"))
        return
    chosen = st.session_state["kpi-held"] = st.selectbox(
        say("kpi.pick"),
        list(opened),
        index=list(opened).index(_held(room, opened)),
        key="kpi-chosen",
        format_func=lambda key: f"{opened[key].title} {_near(opened[key], say)}",
        on_change=kpi_review.forget,
    )
    kpi = opened[chosen]
    view = shared(room.workshop, Audience("observer"))
    _chain(room, kpi, view, say)
    if day := carry.gone(room, kpi):
        st.info(say("carry.kpi_went", day=day))
    wide, side = st.columns([2, 1])
    with wide:
        _course(room, kpi, view[kpi.id], say)
        if policy.may(room.workshop, here.seat_id, "kpi_measured"):
            kpi_review.review(room, kpi, say)
            kpi_course.measure(room, kpi, say)
        else:
            st.caption(say("kpi.no_right"))
    with side:
        _facts(room, kpi, view[kpi.id], say)
        advice.show(room, kpi, say)
        _noise(room, kpi, say)


def _held(room: Room, opened: dict[str, Kpi]) -> str:
    """The KPI of the address, else the one shown before (a review changes which is urgent, not
    which one is read), else the most urgent."""
    asked, state = st.query_params.get("kpi", ""), st.session_state
    if asked in opened and asked != state.get("kpi-asked"):
        state["kpi-asked"] = state["kpi-held"] = asked
    running = [key for key, kpi in opened.items() if not kpi.stopped]
    order = [state.get("kpi-held"), *(kpi.id for kpi in due(room)), *running, *opened]
    return next(key for key in order if key in opened)


def _opened(room: Room) -> list[Kpi]:
    workshop = room.workshop
    return [kpi for kpi in workshop.kpis.values() if kpi.stage_id not in workshop.hidden]


def _near(kpi: Kpi, say: Text) -> str:
    told = [say(f"kpi.{what}", n=n) for what, n in dated(kpi, today()) if what in SOON]
    if kpi.stopped:
        told = [say("field.stopped")]
    return f"（{told[0].strip()}）" if told else ""


def _chain(room: Room, kpi: Kpi, view: dict[str, Card], say: Text) -> None:
    """Every step from the figure to the last review, each leading to its card in the record."""
    steps = next(row for row in chains(view) if dict(row)["kpi"][0][0] == kpi.id)
    record = f"/w/{room.workshop_id}/record?language={say.language}"
    boxes = []
    for kind, found in steps:
        names = "".join(
            f'<a href="{escape(record)}#{escape(key)}">{escape(say.of(words))}</a>'
            for key, words in found
        )
        gap = f'<span class="none">{escape(say("record.no_step"))}</span>'
        boxes.append(f"<li><b>{escape(say(f'section.{kind}'))}</b>{names or gap}</li>")
    st.html(f'<ol class="trace" aria-label="{escape(say("kpi.chain"))}">{"".join(boxes)}</ol>')


def _course(room: Room, kpi: Kpi, card: Card, say: Text) -> None:
    with st.container(border=True):
        kind = say("field.leading" if kpi.leading else "field.lagging")
        version = say("field.version", n=kpi.now.number)
        st.caption(
            f"{kind} · {version} · {say('field.owner')}{say('record.colon')}{literal(kpi.owner)}"
        )
        st.subheader(literal(kpi.title))
        found = standing(room.workshop, kpi, say, today(), server().package)
        st.markdown(f"**{literal(''.join(found.said).strip())}**")
        kpi_course.draw(room.workshop, kpi, found, say)
        reviewed = [old for old in card["history"] if old["words"]["key"].startswith(VERSION)]
        last = reviewed[0]
        words = say.of(last["words"]) if len(reviewed) > 1 else say("kpi.last_none")
        told = f"{words}　{last['text']}" if last["text"] else words
        st.info(f"{say('kpi.last')}{say('record.colon')}{literal(told)}")


def _facts(room: Room, kpi: Kpi, card: Card, say: Text) -> None:
    """What was agreed when it was set: numbers, dates, rules, and what is lacking."""
    with st.container(border=True):
        st.subheader(say("kpi.rules"))
        unset = say("kpi.rule_none")
        rows = [
            (say("kpi.base"), begin(room.workshop, kpi, say) or unset),
            (say("field.target"), f"{plain(kpi.now.target)}{kpi.unit}"),
            (say("field.due"), kpi.now.due or unset),
            (say("field.next_review"), kpi.now.next_review or unset),
            *((say(f"work.{rule}"), getattr(kpi, f"rule_{rule}") or unset) for rule in RULES),
            (say("field.data_source"), kpi.data_source or kpi.baseline_note or unset),
            (say("field.burden"), kpi.burden or unset),
        ]
        cells = "".join(f"<dt>{escape(a)}</dt><dd>{escape(b)}</dd>" for a, b in rows)
        st.html(f'<dl class="facts">{cells}</dl>')
        for gap in card["missing"]:
            st.caption(f"⚠ {say.of(gap)}")


def _noise(room: Room, kpi: Kpi, say: Text) -> None:
    """A word about chance where births or fertility are the KPI of a small place."""
    figure = room.workshop.figures.get(kpi.figure_id)
    if not concerned(kpi.title, figure.indicator_id if figure else ""):
        return
    area_code = figure.area_code if figure else room.workshop.area_code
    found = chance(server().package, area_code, kpi.baseline, kpi.now.target)
    if found is None:
        return
    area = figure.area_name if figure else room.workshop.area_name
    words = say("kpi.noise", area=area, n=found.births, year=found.year, low=found.low,
                high=found.high)  # fmt: skip
    if found.within and found.share is not None:
        words += say("kpi.noise_within", share=rounded(found.share, 0, "+"))
    st.warning(words + say("kpi.noise_next"))
