"""A slip of paper in a secret vote or a round of estimates: typed in, it counts as one person."""

from collections.abc import Iterable
from typing import get_args

import streamlit as st

from core.errors import Refused
from core.text import Text
from core.workshop import Room
from core.workshop.acts import estimates as round_of
from core.workshop.acts.on_paper import (
    MOST_SLIPS,
    PAPER,
    DotsOnPaper,
    EstimatedOnPaper,
    slips,
    tellable,
)
from core.workshop.cards import label
from core.workshop.meeting import AXES, Ballot
from core.workshop.nouns.use_cases import UseCase
from core.workshop.people import Sector
from pages.forms.form import Answer, Form
from pages.shared import current
from pages.shared.markdown import bold


def dots(room: Room, ballot: Ballot, say: Text) -> None:
    """A number for each card that all see; nobody sees it again before the vote is opened."""
    cards = room.workshop.seen(ballot.table)
    st.caption(say("proxy.votes", n=ballot.dots, slips=slips(ballot.given)))
    form = Form("slip", say, *current.whose(room), ballot.stage_id, words="proxy")
    _head(form, _next(ballot.given), say)
    most = ballot.dots if ballot.cumulative else 1
    for key, one in cards.items():
        span = {"min_value": 0, "max_value": most, "step": 1}
        form.field(st.number_input, key, label(one, say.language), first=0, **span)

    def go(answer: Answer) -> str:
        given = tuple(int(answer[key] or 0) for key in cards)
        if not any(given) and f"{PAPER}{answer['slip']}" not in ballot.given:
            raise Refused("proxy.none")
        event = DotsOnPaper(int(answer["slip"]), tuple(cards), given, _told(room, answer["sector"]))
        current.record(room, event, leading=True)
        return _done(form, answer, say)

    form.submit(say("proxy.slip_go"), go, type="primary")


def estimates(room: Room, say: Text) -> None:
    """Effect and effort of each use case that all see, as the slip has them."""
    cards, going = room.workshop.seen(UseCase), round_of.current(room.workshop)
    st.caption(say("proxy.estimates", slips=slips(going.given)))
    form = Form("slip-levels", say, *current.whose(room), going.at, words="proxy")
    _head(form, _next(going.given), say)
    for key, one in cards.items():
        st.markdown(bold(label(one, say.language)))
        for axis in AXES:
            form.field(
                st.selectbox,
                f"{key}-{axis}",
                say(f"weighed.{axis}"),
                round_of.LEVELS,
                format_func=lambda level: say(f"estimate.{level}"),
                placeholder=say("team.pick"),
            )

    def go(answer: Answer) -> str:
        effect, effort = (
            tuple(int(answer[f"{key}-{axis}"] or 0) for key in cards) for axis in AXES
        )
        if not any((*effect, *effort)) and f"{PAPER}{answer['slip']}" not in going.given:
            raise Refused("proxy.none")
        sector = _told(room, answer["sector"])
        event = EstimatedOnPaper(int(answer["slip"]), tuple(cards), effect, effort, sector)
        current.record(room, event, leading=True)
        return _done(form, answer, say)

    form.submit(say("proxy.slip_go"), go, type="primary")


def _head(form: Form, number: int, say: Text) -> None:
    span = {"min_value": 1, "max_value": MOST_SLIPS, "step": 1}
    form.field(st.number_input, "slip", say("proxy.slip"), first=number, **span)
    whose(form, say)


def _done(form: Form, answer: Answer, say: Text) -> str:
    """The next slip has the next number: typed in as the same it would take this one's place."""
    form.drawn[form.key("slip")] = int(answer["slip"]) + 1
    return say("proxy.slip_done", slip=answer["slip"])


def _next(given: Iterable[str]) -> int:
    """The number of the next slip; one typed in again takes its place."""
    known = [int(mark.removeprefix(PAPER)) for mark in given if mark.startswith(PAPER)]
    return max(known, default=0) + 1


def _told(room: Room, sector: Sector) -> Sector | None:
    """A sector of few people is not written beside what is secret."""
    return sector if sector in tellable(room.workshop) else None


def whose(form: Form, say: Text) -> None:
    """The sector of whoever is typed in for; it stays for the next slip."""
    sectors = get_args(Sector)[::-1]
    form.field(
        st.selectbox,
        "sector",
        say("proxy.sector"),
        sectors,
        first=sectors[0],
        stay=True,
        format_func=lambda one: say(f"proxy.{one}"),
    )
