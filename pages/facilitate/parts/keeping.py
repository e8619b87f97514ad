"""What becomes of a workshop: its whole file, until when it is kept, names, deleting."""

from datetime import date, timedelta

import streamlit as st

from core.accounts import User
from core.clock import today
from core.keeping import acts
from core.keeping.audit import audit
from core.keeping.held_back import waits
from core.process import rooms
from core.text import Text
from core.workshop import Room
from pages.facilitate.parts import links
from pages.shared import current, deleting, login
from pages.shared.markdown import bold

SOON = timedelta(days=30)


def until(room: Room, say: Text) -> str:
    """Until when it is kept, as a sentence."""
    day = room.workshop.kept_until
    return say("keep.until", day=day) if day else say("keep.until_none")


def take(room: Room, say: Text, who: str) -> None:
    """The whole workshop as a file, for who leads it."""
    workshop = room.workshop
    st.download_button(
        say("keep.export"),
        lambda: acts.exported(rooms(), audit(), room, who),
        file_name=f"{workshop.area_name}_{say('export.file')}_{workshop.held_on}.json",
        mime="application/json",
        key=f"export-{room.workshop_id}",
        on_click="ignore",
    )
    st.caption(say("keep.export_note"))
    if waits(workshop):
        st.caption(say("keep.export_waits"))


def beside(room: Room, say: Text) -> None:
    """On the console: the file, and where the rest is done."""
    user = login.account()
    take(room, say, user.username if user else "")
    st.caption(f"{until(room, say)} {say('keep.until_other')}")


def manage(room: Room, say: Text, user: User) -> None:
    """Everything its owner may do with it as a whole."""
    st.markdown(bold(say("keep.part_file")))
    links.broader(room, say)
    take(room, say, user.username)
    key, kept = room.workshop_id, room.workshop.kept_until
    st.markdown(bold(say("keep.part_until")))
    st.write(until(room, say))

    def keep() -> None:
        chosen = st.session_state[f"until-{key}"]
        with current.refusals():
            acts.keep_until(rooms(), room, chosen)
            current.done(f"keep-{key}", say("keep.until_done", day=chosen.isoformat()))

    default = date.fromisoformat(kept) if kept else today() + acts.KEPT
    st.date_input(say("keep.until_label"), default, key=f"until-{key}")
    st.button(say("keep.until_set"), key=f"keep-{key}", on_click=keep)
    current.show_done(f"keep-{key}")
    _names(room, say, user)
    deleting.delete(room, say, user)


def _names(room: Room, say: Text, user: User) -> None:
    key = room.workshop_id

    def remove() -> None:
        number = acts.remove_names(rooms(), audit(), room, user.username)
        current.done(f"names-{key}", say("keep.names_done", n=number))

    st.markdown(bold(say("keep.part_names")))
    current.show_done(f"names-{key}")
    if not acts.named(room):
        st.caption(say("keep.names_none"))
        return
    st.caption(say("keep.names_note"))
    sure = st.checkbox(say("keep.names_sure"), key=f"sure-{key}")
    st.button(say("keep.names"), key=f"names-{key}", on_click=remove, disabled=not sure)


def soon(say: Text) -> None:
    """A warning for each workshop of this account that is deleted within 30 days; none for
    practice, which is kept no longer than that anyway."""
    user = login.account()
    last = (today() + SOON).isoformat()
    for workshop_id, day in sorted(acts.kept_days(rooms()).items()):
        if user is None or day > last:
            continue
        for room in rooms().readable([workshop_id]):
            workshop = room.workshop
            if login.owns(user, workshop.owner) and not workshop.sample:
                title = workshop.title
                st.warning(say("keep.soon", title=title, code=workshop_id, day=day))
