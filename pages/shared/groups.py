"""Grouping 気づき on a large screen: several at once, by hand or by keyboard (KJ法)."""

import streamlit as st

from core import seat
from core.text import Text
from core.workshop import Room, groups
from core.workshop.issues import IssueAdded
from core.workshop.model import blank, cleaned, shortened
from core.workshop.policy import EVERYBODY
from core.workshop.view import Audience, shared
from pages.shared import current
from pages.shared.literal import literal

NEW = ""


def panel(room: Room, say: Text) -> None:
    """Choose notes and a heading; below, the groups there are. Nothing for who only looks."""
    here = room.workshop.seats[seat.seat_id(current.token(room))]
    if here.role not in EVERYBODY or room.workshop.closed:
        return
    view = shared(room.workshop, Audience(here.role))
    cards = sorted((int(c["order"]), key) for key, c in view.items() if c["type"] == "insight")
    notes = {  # the number tells apart what says the same
        key: f"{at}　{shortened(str(view[key]['text']))}" for at, (_, key) in enumerate(cards, 1)
    }
    heads = {key: str(card["title"]) for key, card in view.items() if card["type"] == "group"}
    st.subheader(say("groups.title"))
    st.caption(say("groups.note"))
    if not notes:
        st.caption(say("groups.none"))
        return
    _choose(room, notes, heads, say)
    for group_id, name in heads.items():
        _one(room, group_id, name, say)


def _choose(room: Room, notes: dict[str, str], heads: dict[str, str], say: Text) -> None:
    st.multiselect(
        say("groups.insights"),
        list(notes),
        key="group-notes",
        format_func=lambda key: notes.get(key, key),
        placeholder=say("groups.pick"),
    )
    where = st.selectbox(
        say("groups.where"),
        [NEW, *heads],
        key="group-where",
        format_func=lambda key: heads.get(key, say("groups.new")),
    )
    if where == NEW:
        st.text_input(say("groups.name"), key="group-name", max_chars=40)

    def go() -> None:
        chosen = tuple(st.session_state["group-notes"])
        group_id = st.session_state["group-where"]
        name = "" if group_id else cleaned(st.session_state["group-name"])
        st.session_state["group-missing"] = missing = not chosen or (not group_id and blank(name))
        if missing or not current.propose(room, groups.Grouped(chosen, group_id, name)):
            return
        st.session_state["group-notes"], st.session_state["group-where"] = [], NEW
        st.session_state["group-name"] = ""
        told = say("groups.done", name=name or heads.get(group_id, ""), n=len(chosen))
        current.done("groups", told)

    st.button(say("groups.go"), on_click=go, type="primary")
    if st.session_state.get("group-missing"):
        st.warning(say("groups.missing"))
    else:
        current.show_done("groups")


def _one(room: Room, group_id: str, name: str, say: Text) -> None:
    ids = tuple(groups.members(room.workshop)[group_id])

    def make() -> None:
        if current.propose(room, IssueAdded(groups.issue_id(group_id), name, ids)):
            current.done("groups", say("groups.made", name=name, n=len(ids)))

    def apart() -> None:
        current.propose(room, groups.Grouped(ids))

    with st.container(border=True):
        st.markdown(f"**{literal(name)}**　{say('group.count', n=len(ids))}")
        row = st.container(horizontal=True)
        if groups.issue_id(group_id) in room.workshop.issues:
            row.caption(say("groups.issue_there"))
        else:
            row.button(say("groups.to_issue"), key=f"issue-{group_id}", on_click=make)
        row.button(
            say("groups.take_apart"),
            key=f"apart-{group_id}",
            on_click=apart,
        )
