"""Read-only links of the record: make, list, revoke."""

from collections import Counter
from datetime import datetime, timedelta

import streamlit as st

from core import clock, seat
from core.book import book
from core.config import config
from core.formats.fonts import words_of
from core.loopback import is_loopback
from core.process import rooms
from core.record.days import day_of
from core.text import Text
from core.venue import venue
from core.web.record_around import told_of_few
from core.workshop import Room
from core.workshop.acts.flow import LinkRevoked
from core.workshop.acts.keeping import ContactsTold
from core.workshop.meeting import Level
from core.workshop.private_words import masked
from core.workshop.ref import cleaned
from pages.facilitate.parts import comments
from pages.forms.form import Answer, Form
from pages.shared import current

WALL_HOURS = 24
"""A link to the wall lasts a day of meeting."""
LEVELS: dict[str, Level] = {
    "whole": "whole", "nameless": "whole", "summary": "summary", "public": "public",
}  # fmt: skip
"""What a link shows, as it is chosen."""


def base_url() -> str:
    """Where others on the same net reach us: as this browser did, unless only it knows the name."""
    host = st.context.headers.get("host") or "localhost:8501"
    if venue().address and is_loopback(host):
        return config().public_url or venue().address
    return config().public_url or f"http://{host}"


def wall(room: Room, say: Text) -> None:
    """A link to the wall, for a second computer; listed and revoked with the others."""
    st.subheader(say("console.wall"))
    st.caption(say("console.wall_note", hours=WALL_HOURS))

    def make() -> None:
        until = clock.now() + timedelta(hours=WALL_HOURS)
        actor = seat.actor(current.token(room), room.workshop_id, room.workshop, leading=True)
        made = rooms().link(room, actor, say("console.wall_name"), until.isoformat(), wall=True)
        st.session_state["wall-made"] = f"{base_url()}{made}"

    st.button(say("console.wall_make"), key="wall-make", on_click=make)
    if made := st.session_state.get("wall-made"):
        st.caption(say("console.share_made"))
        st.code(made, wrap_lines=True)


def manage(room: Room, say: Text) -> None:
    """What readers wrote; make, list and revoke read-only links."""
    comments.listed(room, say)
    form = Form("link", say, *current.whose(room), words="console", ours=True)
    form.field(
        st.radio,
        "share_level",
        say("console.share_level"),
        list(LEVELS),
        first="whole",
        format_func=lambda one: say(f"console.share_level_{one}"),
        help=say("console.share_level_note"),
    )
    form.field(st.text_input, "share_name", say("console.share_name"), max_chars=80)
    days = {"min_value": 1, "max_value": 365}
    form.field(st.number_input, "share_days", say("console.share_days"), first=30, **days)

    def make(answer: Answer) -> str:
        form.need(answer, "share_name", "share_days")
        name = cleaned(answer["share_name"])[:80]
        until = clock.now() + timedelta(days=int(answer["share_days"]))
        actor = seat.actor(current.token(room), room.workshop_id, room.workshop, leading=True)
        chosen = answer["share_level"] or "whole"
        level = LEVELS[chosen]
        nameless = chosen == "nameless"
        made = rooms().link(room, actor, name, until.isoformat(), nameless=nameless, level=level)
        st.session_state["link-made"] = f"{base_url()}{made}"
        return say("console.share_made")

    form.submit(say("console.share_make"), make)
    if made := st.session_state.get("link-made"):
        st.code(made, wrap_lines=True)
    _contacts(room, say)
    _made(room, say)


def _made(room: Room, say: Text) -> None:
    """Every link with what it shows, until when, and how often it was read; a button ends it."""
    now, read = clock.now(), _read()
    for link in room.workshop.links.values():
        until = datetime.fromisoformat(link.expires)
        words = say("console.share_until", day=day_of(link.expires, say))
        if link.revoked:
            words = say("console.share_revoked")
        elif until < now:
            words = say("console.share_expired")
        chosen = "nameless" if link.nameless else link.level
        count = read.get(f"{room.workshop_id} {link.link_id}", 0)
        said = say(f"console.share_level_{chosen}"), say("console.share_read", n=count)
        st.text(" · ".join((link.name, words, *(() if link.wall else said))))
        if not link.revoked:
            if not link.wall and link.level != "kpis" and until >= now:
                comments.allow(room, link, say)
            st.button(
                say("console.share_revoke"),
                key=f"revoke-{link.link_id}",
                on_click=current.lead,
                args=(room, LinkRevoked(link.link_id)),
            )


def broader(room: Room, say: Text) -> None:
    """A warning for each persona few people are like, before it leaves the room."""
    for line in told_of_few(room.workshop, say):
        st.warning(line)


def _read() -> Counter[str]:
    """Workshop and link → how often it was read, files too; of one reader once in ten minutes."""
    found = (line.what for line in book().lines() if line.act == "link_read")
    return Counter(" ".join(what.split(" ")[:2]) for what in found)


def _contacts(room: Room, say: Text) -> None:
    """What leaves the room of real people, and the word of who leads that it may."""
    workshop = room.workshop
    broader(room, say)
    told = workshop.tells_contacts
    if told or any(masked(one) != one for one in words_of((workshop.title, workshop.nouns))):
        st.write(say("console.contacts_told" if told else "console.contacts_held"))
        st.button(
            say("console.contacts_hold" if told else "console.contacts_tell"),
            key="contacts",
            on_click=current.lead,
            args=(room, ContactsTold(not told)),
        )
    st.caption(say("console.contacts_names"))
