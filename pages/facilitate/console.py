"""The facilitator's console: this stage, who is here, the next button."""

import streamlit as st

from core import seat
from core.demo import simulate_stage
from core.exports import FORMATS
from core.process import server
from core.workshop.flow import StageAuthorshipSet, StageStarted, WorkshopClosed
from core.workshop.model import Authorship, StagePlan
from core.workshop.view import starting
from pages.shared import again, carry, current, history, keeping, links, login, proxy, team, votes
from pages.shared.board import board
from pages.shared.literal import literal

MODES: tuple[Authorship, ...] = ("named", "sector", "anonymous")

say = current.text()
again.offer("console", say)
room, here = current.workshop(leading=True)
workshop = room.workshop
stage, plan = workshop.stage, workshop.plan


def words(of: StagePlan, name: str) -> str:
    return str(getattr(of, f"{name}_{say.language}"))


if workshop.sample:
    simulate_stage(server(), room.workshop_id)
st.title(literal(workshop.title))
st.caption(f"{workshop.area_name} · {workshop.held_on}")
current.show_refusal()
agenda, main, side = st.columns([3, 6, 3])
with agenda.container(border=True):
    st.subheader(say("console.agenda"))
    for number, step in enumerate(workshop.agenda, 1):
        mark = "▶" if step == plan else ("✓" if step.stage_id in workshop.stages else str(number))
        title = f"{mark}　{words(step, 'title')}　{say('console.minutes', n=step.minutes)}"
        row = st.container(key="agenda-now") if step == plan else st
        row.button(
            title,
            key=f"start-{step.stage_id}",
            on_click=current.lead,
            args=(room, StageStarted(**starting(step))),
            type="tertiary",
            disabled=workshop.closed or step == plan,
        )
with main.container(border=True):
    board(room.workshop_id, say.language, "console")
    if workshop.closed:
        st.info(say("console.closed"))
        st.link_button(
            say("console.record"),
            f"/w/{room.workshop_id}/record?language={say.language}",
            type="primary",
        )
        carry.button(room, say)
        st.button(
            say("console.reopen"),
            on_click=current.lead,
            args=(room, WorkshopClosed(False)),
        )
    if plan and not workshop.closed:
        st.info(
            f"**{say('console.say')}**　{words(plan, 'say')}\n\n"
            f"{say('console.watch')}{say('record.colon')}{words(plan, 'watch')}"
        )
        choice = st.segmented_control(
            say("console.authorship"),
            MODES,
            default=stage.authorship,
            format_func=lambda mode: say(f"console.{mode}"),
        )
        if choice and choice != stage.authorship:
            current.lead(room, StageAuthorshipSet(choice))
            st.rerun()
        votes.settings(room, say)
with side:
    with st.container(border=True):
        st.subheader(say("console.join"))
        st.header(room.workshop_id)
        st.caption(f"{links.base_url().partition('://')[2]}/j")
        st.markdown(f"![{say('console.qr')}](/j/{room.workshop_id}/qr.svg)")
        if (user := login.account()) and user.local:
            st.warning(say("app.local"))
        st.link_button(say("console.screen"), f"/w/{room.workshop_id}/screen")
        st.link_button(say("app.to_seat"), f"/w/{room.workshop_id}")
        if st.button(say("console.to_work")):
            st.switch_page("workshop/work.py", query_params={"workshop": room.workshop_id})
        st.link_button(
            say("console.record"), f"/w/{room.workshop_id}/record?language={say.language}"
        )
        st.caption(say("export.take"))
        files = st.container(horizontal=True)
        for form in FORMATS:
            files.link_button(
                say(f"export.{form}"),
                f"/w/{room.workshop_id}/record.{form}?language={say.language}",
            )
    if not workshop.closed:
        with st.expander(say("proxy.title")):
            proxy.write(room, say)
    with st.expander(say("team.title"), key="team", on_change="rerun"):  # who came meanwhile
        team.manage(room, here, say)
    with st.expander(say("console.recover")):
        st.write(say("console.recover_note"))
        st.code(f"{room.workshop_id}-{seat.recovery(current.token(room))}", wrap_lines=True)
    with st.expander(say("timeline.title")):
        history.show(room, say)
    with st.expander(say("console.share")):
        links.manage(room, say)
    with st.expander(say("keep.title")):
        keeping.beside(room, say)
    if not workshop.closed and (plan is None or plan != workshop.agenda[-1]):
        st.button(say("console.close"), on_click=current.lead, args=(room, WorkshopClosed()))
