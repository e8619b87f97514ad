"""What readers of links wrote: looked at, put into the record or not, and taken out again."""

from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.clock import in_japan
from core.text import Text
from core.workshop import Room
from core.workshop.acts.commenting import CommentsAllowed, CommentSettled
from core.workshop.meeting import Comment, Link
from pages.shared import current
from pages.shared.markdown import bold


def listed(room: Room, say: Text) -> None:
    """What waits, with the two things that may be done; then what stands in the record."""
    found = sorted(room.workshop.comments.values(), key=lambda one: one.at)
    waiting, taken = [o for o in found if not o.settled], [o for o in found if o.taken]
    if waiting:
        with st.container(border=True, key="comments-waiting"):
            st.markdown(bold(say("comment.new", n=len(waiting))))
            for one in waiting:
                _words(one, room, say)
                row = st.container(horizontal=True)
                _settle(row, room, one, say, taken=True, words="take")
                _settle(row, room, one, say, taken=False, words="leave")
    if taken:
        with st.expander(say("comment.taken", n=len(taken))):
            for one in taken:
                _words(one, room, say)
                _settle(st.container(), room, one, say, taken=False, words="back_off")


def allow(room: Room, link: Link, say: Text) -> None:
    """Whether who reads by this link may write."""
    on = link.link_id in room.workshop.commenting
    st.button(
        say("comment.off" if on else "comment.on"),
        key=f"comments-{link.link_id}",
        on_click=partial(current.lead, room, CommentsAllowed(link.link_id, not on)),
    )


def _words(one: Comment, room: Room, say: Text) -> None:
    link = room.workshop.links.get(one.link_id)
    day = say("comment.came", day=f"{in_japan(one.at):%Y-%m-%d}")
    st.markdown(one.text)
    who = one.name or say("comment.nameless")
    st.caption("　".join((who, day, link.name if link else "")))


def _settle(
    row: DeltaGenerator, room: Room, one: Comment, say: Text, *, taken: bool, words: str
) -> None:
    row.button(
        say(f"comment.{words}"),
        key=f"comment-{words}-{one.comment_id}",
        type="primary" if taken else "tertiary",
        on_click=partial(current.lead, room, CommentSettled(one.comment_id, taken)),
    )
