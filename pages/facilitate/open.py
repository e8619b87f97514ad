"""Open a workshop: municipality, title, day, timetable. A minute."""

import secrets
from datetime import timedelta

import streamlit as st

from core import seat
from core.agendas import agendas, offered
from core.clock import today
from core.errors import Refused
from core.keeping import acts
from core.practice.room import seat_participants
from core.process import rooms
from core.stats.package import Area
from core.stats.peers import PeerSet, adjacent, held, peer_sets
from core.workshop.acts import days
from core.workshop.acts.flow import WorkshopOpened
from core.workshop.events import proposed
from core.workshop.nouns.figures import FigurePinned
from core.workshop.people import SECTORS
from core.workshop.ref import cleaned
from pages.facilitate.parts import carry
from pages.forms.form import Answer, Form
from pages.shared import address, current, login
from pages.shared.evidence import frozen
from pages.shared.markdown import bold

say = current.text()
user = login.require_account()
MOST_ALSO, MOST_BROUGHT = 9, 40
old = carry.earlier(user, say)
before = old.workshop if old else None
practice = before.sample if before else bool(st.query_params.get("practice"))
if before:
    st.title(say("carry.title"))
    about = {"title": before.title, "area": before.area_name, "day": before.held_on}
    st.write(say("carry.note", **about))
else:
    st.title(say("app.practice_title") if practice else say("open.title"))
    st.write(say("app.practice_note") if practice else say("open.note"))


def beside(area_code: str) -> str:
    """The places with which the figures of the whole room are compared: their kind, or the codes
    of those that were picked. Where a page of figures led here its choice is the first."""
    package = rooms().package
    sets: dict[str, PeerSet] = {one.kind: one for one in peer_sets(package, area_code)}
    came = st.query_params.get("peers", "")
    if held(package, area_code, came).kind == "by_hand":
        sets[came] = held(package, area_code, came)
    if not sets:
        return ""
    key = f"open-peers-{area_code}"
    address.follow("peers", key, sets, next(iter(sets), ""))
    chosen: str = st.selectbox(
        say("open.peers"),
        list(sets),
        key=key,
        format_func=lambda kind: getattr(sets[kind].label, say.language),
    )
    st.caption(getattr(sets[chosen].reason, say.language))
    address.remember("peers", chosen, next(iter(sets)))
    return chosen


def together(first: Area) -> list[Area]:
    """Further municipalities that meet as well; none as a rule."""
    package = rooms().package
    others = [one for one in package.areas() if one.kind == first.kind and one != first]
    near = {*adjacent(package, first).area_codes} if first.kind == "municipality" else set()
    others.sort(key=lambda one: (one.area_code not in near, one.area_code))
    named = {one.area_code: one for one in others}
    chosen: list[str] = st.multiselect(
        say("open.also"),
        list(named),
        key=f"open-also-{first.area_code}",
        max_selections=MOST_ALSO,
        placeholder=say("open.also_hint"),
        format_func=lambda code: f"{named[code].prefecture_name} {named[code].name}",
    )
    return [named[code] for code in chosen]


def brought(area_code: str, compared: str) -> list[FigurePinned]:
    """The figures that were ticked on the town's page, among the places the room compares with."""
    package = rooms().package
    peers = held(package, area_code, compared)
    try:
        return [frozen(package, name, area_code, peers) for name in figures]
    except Refused:
        return []  # of another place, or written by hand


figures = [name for name in st.query_params.get("figures", "").split(",") if name][:MOST_BROUGHT]
if figures:
    st.caption(say("open.brought", n=len(figures)))
found, usual, compared, also = None, "", "", []
if old and before:
    usual, found = carry.named(before.title, say), (before.area_code, before.area_name)
    compared = before.peers
    st.caption(say("carry.place", area=before.area_name))
elif picked := current.area_picker(say("open.area"), say("open.area_hint"), sure=True):
    left, right = st.columns(2)
    with left:
        also = together(picked) if not practice else []
    found = picked.area_code, "・".join(one.name for one in (picked, *also))
    address.remember("area", picked.area_code, "")
    with right:
        compared = beside(picked.area_code) if not practice else ""
    address.write()
example = usual or say("open.name_example")
form = Form(
    "open",
    say,
    user.username,
    old.workshop_id if old else "",
    str(practice),
    words="open",
    ours=True,
)
if old:
    carry.pick(form, old, say)


def open_it(answer: Answer) -> str:
    assert found is not None
    form.need(answer, "day")
    if answer["kept_until"] is None:
        raise Refused("seat.required", field=say("keep.until_label"))
    early, agenda = answer.get("early", False), agendas()[answer["agenda"]].stages
    if early:
        days.possible(agenda, answer["day"].isoformat())
    name = cleaned(answer["your_name"])[:20] or user.display_name[:20]
    opened = proposed(
        "workshop_opened",
        {
            "title": answer["title"] or example,
            "area_code": found[0],
            "area_name": found[1],
            "held_on": answer["day"].isoformat(),
            "owner": user.username,
            "agenda": agenda,
            "sample": practice,
            "peers": compared,
            "also": [one.area_code for one in also],
            "kept_until": answer["kept_until"].isoformat(),
        },
    )
    assert isinstance(opened, WorkshopOpened)
    token, sector = secrets.token_hex(16), answer["sector"]
    if old:
        room = carry.open_after(form, old, user, opened, token, name, sector)
    else:
        room = rooms().open_workshop(opened, token, name, sector)
    if early:
        until = days.DaysOpened(answer["day"].isoformat())
        rooms().record(room, seat.actor(token, room.workshop_id, room.workshop), "early", until)
    if pinned_first := brought(found[0], compared):
        leader = seat.actor(token, room.workshop_id, room.workshop)
        rooms().record(room, leader, "figures", *pinned_first)
    if practice:
        seat_participants(rooms(), room)
    then = f"/console?workshop={room.workshop_id}&language={say.language}"
    st.session_state["opened"] = rooms().ticket(room, token, then)
    return say("carry.made" if old else "open.made")


with st.container(border=True):
    form.field(
        st.text_input, "title", say("open.name"), first=usual, max_chars=80, placeholder=example
    )
    left, right = st.columns(2)
    form.field(left.date_input, "day", say("open.day"), first=today())
    offer = offered(follows=old is not None)
    form.field(
        right.selectbox,
        "agenda",
        say("open.agenda"),
        offer,
        first=offer[0],
        format_func=lambda key: getattr(agendas()[key], f"title_{say.language}"),
    )
    more = st.expander(say("open.more"))  # so that one screen holds all that must be said
    left, right = more.columns(2)
    form.field(
        left.text_input,
        "your_name",
        say("open.your_name"),
        max_chars=20,
        placeholder=user.display_name,
    )
    form.field(
        right.selectbox,
        "sector",
        say("open.sector"),
        SECTORS,
        first=SECTORS[1],
        format_func=lambda sector: say(f"join.{sector}"),
    )
    form.field(
        more.date_input,
        "kept_until",
        say("keep.until_label"),
        first=today() + (acts.PRACTICE_KEPT if practice else acts.KEPT),
        min_value=today() + timedelta(days=1),
        max_value=today() + acts.LONGEST,
    )
    more.caption(say("keep.until_help"))
    if not practice:
        form.field(more.checkbox, "early", say("asking.first"), help=say("asking.first_help"))
    if old:
        st.markdown(bold(carry.told(form, old, say)))
    go = say("carry.go" if old else "open.submit")
    form.submit(go, open_it, type="primary", disabled=found is None)
if where := st.session_state.pop("opened", None):
    current.go(where)
