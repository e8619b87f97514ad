"""Drawers at the edge of the desk: each opens over it and pushes nothing."""

import streamlit as st

from core.book import book
from core.formats.paper import lacking
from core.recovery import codes
from core.room_book import SHOWN
from core.text import Text
from core.web.record_files import PACKS, named
from core.workshop import Room
from core.workshop.acts.flow import StageAuthorshipSet, StageLocked, WorkshopClosed
from core.workshop.meeting import Authorship
from core.workshop.people import Seat
from pages.facilitate.parts import door, history, keeping, links, proxy, team
from pages.shared import current, login
from pages.shared.markdown import image

MODES: tuple[Authorship, ...] = ("named", "sector", "anonymous")


def handles(room: Room, here: Seat, say: Text) -> None:
    """Code, people, paper, links, files, and what is seldom needed."""
    with st.popover(say("desk.code"), icon=":material/qr_code_2:", key="drawer-code"):
        _code(room, say)
    with st.popover(
        say("desk.people"), icon=":material/group:", key="drawer-people", on_change="rerun"
    ):  # drawn anew when opened: who came meanwhile
        door.manage(room, here, say)
        st.subheader(say("team.title"))
        team.manage(room, here, say)
    if not room.workshop.closed:
        with st.popover(say("desk.paper"), icon=":material/edit_note:", key="drawer-paper"):
            st.subheader(say("proxy.title"))
            proxy.write(room, say)
    with st.popover(say("desk.links"), icon=":material/link:", key="drawer-links"):
        links.wall(room, say)
        st.subheader(say("console.share"))
        links.manage(room, say)
    with st.popover(say("desk.files"), icon=":material/download:", key="drawer-files"):
        _files(room, say)
    with st.popover(say("desk.more"), icon=":material/more_horiz:", key="drawer-more"):
        _more(room, here, say)


def _code(room: Room, say: Text) -> None:
    st.subheader(say("console.join"))
    st.header(room.workshop_id, anchor=False)
    st.caption(f"{links.base_url().partition('://')[2]}/j")
    st.markdown(image(say("console.qr"), f"/j/{room.workshop_id}/qr.svg"))
    st.link_button(say("door.sheet"), f"/w/{room.workshop_id}/code.pdf?language={say.language}")
    if (user := login.account()) and user.local:
        st.warning(say("app.local"))


def _files(room: Room, say: Text) -> None:
    workshop = room.workshop
    st.subheader(say("export.take"))
    links.broader(room, say)
    row = st.container(horizontal=True)
    for word, name in named(PACKS):
        address = f"/w/{room.workshop_id}/record.{name}?language={say.language}"
        row.link_button(say(word), address)
    for line in lacking((workshop.title, workshop.nouns, workshop.seats), say):
        st.caption(line)
    st.subheader(say("keep.title"))
    keeping.beside(room, say)


def _more(room: Room, here: Seat, say: Text) -> None:
    stage, workshop = room.workshop.stage, room.workshop
    if workshop.plan and not workshop.closed:
        choice = st.segmented_control(
            say("console.authorship"),
            MODES,
            default=stage.authorship,
            format_func=lambda mode: say(f"console.{mode}"),
        )
        if choice and choice != stage.authorship:
            current.lead(room, StageAuthorshipSet(choice))
            st.rerun()
        lock = say("stage.unlock" if stage.locked else "stage.lock")
        st.button(lock, on_click=current.lead, args=(room, StageLocked(not stage.locked)))
    st.subheader(say("console.recover"))
    st.caption(say("console.recover_note"))
    if st.button(say("console.recover_button")):  # gone again with the next run
        code = codes().new(room.workshop_id, current.proof(room))
        book().note("seat_code", here.seat_id[:SHOWN], room.workshop_id)
        st.code(f"{room.workshop_id}-{code}", wrap_lines=True)
    st.subheader(say("timeline.title"))
    history.show(room, say)
    if not workshop.closed and (workshop.plan is None or workshop.plan != workshop.agenda[-1]):
        with st.container(border=True):
            st.caption(say("stage.close_sure"))
            st.button(say("console.close"), on_click=current.lead, args=(room, WorkshopClosed()))
