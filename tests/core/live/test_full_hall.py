"""In a full hall everybody acts at once: news are told together, to who sees them, none is lost."""

import asyncio
import json
import random
from typing import Any

import pytest

from core import seat
from core.live.hub import GATHER, Hub
from core.workshop import Room, Workshop
from core.workshop.acts.flow import SeatTaken, StageStarted, TimerExtended, WorkshopOpened
from core.workshop.acts.secret import vote
from core.workshop.acts.votes import DotsGiven, VotesOpened
from core.workshop.card import View
from core.workshop.given import altered, givers
from core.workshop.meeting import StagePlan
from core.workshop.nouns.insights import InsightAdded, InsightVoted
from core.workshop.nouns.issues import IssueAdded
from core.workshop.own import Own, Places, own
from core.workshop.store import EventStore
from core.workshop.view import Audience, shared
from tests.conftest import CODE, ITO, MORI, SATO, SUZUKI, Record

CHOOSE = StagePlan("choose", "えらぶ", "Choose", "票を", "Dots", 5, vote="issue")
PEOPLE = (SATO, SUZUKI, MORI, ITO)


class Phone:
    """Takes all messages as board.js does."""

    def __init__(self, hub: Hub, room: Room, token: str, wall: bool = False) -> None:
        self.room, self.token, self.wall = room, token, wall
        self.cards: View = {}
        self.own: View = {}
        self.heard: list[dict[str, Any]] = []
        self.messages = hub.watch(room, self.audience, Own(self.marks), -1, self.marks)

    def audience(self, workshop: Workshop) -> Audience:
        role = workshop.seats[seat.seat_id(self.token)].role
        return Audience("observer", wall=True) if self.wall else Audience(role)

    def marks(self, places: Places) -> frozenset[str]:
        return seat.actor(self.token, CODE, self.room.workshop).marks

    async def follow(self) -> None:
        async for text in self.messages:
            message = json.loads(text)
            self.heard.append(message)
            self.cards = message.get("all", self.cards) | message.get("set", {})
            self.cards = {k: v for k, v in self.cards.items() if k not in message.get("drop", ())}
            self.own = message.get("own", self.own)

    def shows_what_is(self) -> bool:
        workshop = self.room.workshop
        audience = self.audience(workshop)
        now = shared(workshop, audience), own(workshop, self.marks(((), 0)), audience)
        return (self.cards, self.own) == tuple(json.loads(json.dumps(now)))


@pytest.fixture
def room(store: EventStore) -> Room:
    """A workshop whose one stage is a vote on 課題; suzuki and mori take part, ito looks on."""
    room = Room(CODE, store)
    seats = (
        SeatTaken(seat.seat_id(SATO), "佐藤", "administration", "facilitator"),
        SeatTaken(seat.seat_id(SUZUKI), "鈴木", "resident"),
        SeatTaken(seat.seat_id(MORI), "森", "resident"),
        SeatTaken(seat.seat_id(ITO), "伊藤", "resident", "observer"),
    )
    opened = WorkshopOpened("買い物支援", "01210", "岩見沢市", "2026-07-14", "sato", (CHOOSE,))
    actor = seat.actor(SATO, CODE, room.workshop, leading=True)
    room.record(actor, "open", opened, *seats)
    return room


@pytest.fixture
def voting(room: Room, record: Record) -> Room:
    """Four 課題, and the vote on them begun, without names."""
    record(SUZUKI, *(IssueAdded(f"i{n}", f"店その{n}") for n in range(4)))
    record(SATO, StageStarted("choose", "anonymous"), leading=True)
    return room


async def settled() -> None:
    await asyncio.sleep(2.5 * GATHER)


def test_nothing_is_lost_or_doubled_whatever_happens_at_once(voting: Room, record: Record) -> None:
    chance = random.Random(7)

    def act(number: int) -> None:
        who, card = chance.choice((SUZUKI, MORI)), f"i{chance.randrange(4)}"
        what = chance.randrange(10)
        if what < 6:
            mark = seat.mark(who, CODE, vote("choose"))
            given = voting.workshop.ballots["choose"].given.get(mark, {})
            left = 3 - sum(given.values()) + given.get(card, 0)
            record(who, DotsGiven(card, chance.randint(0, left)))
        elif what < 8:
            record(who, InsightAdded(f"n{number}", "道が暗い"))
        else:
            record(SATO, TimerExtended(1), leading=True)

    async def storm() -> list[Phone]:
        hub = Hub()
        phones = [Phone(hub, voting, token) for token in PEOPLE]
        phones += [Phone(hub, voting, SATO, wall=True), Phone(hub, voting, MORI)]
        following = [asyncio.create_task(phone.follow()) for phone in phones]
        await asyncio.sleep(0)
        for number in range(120):
            act(number)
            hub.publish(CODE)
            await asyncio.sleep(chance.choice((0, 0, 0.01, 0.03)))
            if number % 40 == 39:
                await settled()
                assert all(phone.shows_what_is() for phone in phones)
        for one in following:
            one.cancel()
        return phones

    for phone in asyncio.run(storm()):
        numbers = [message["seq"] for message in phone.heard if "seq" in message]
        assert numbers == sorted(set(numbers)) and not any("all" in m for m in phone.heard[1:])


def test_news_of_one_moment_are_one_message(room: Room, record: Record) -> None:
    async def heard() -> list[dict[str, Any]]:
        hub = Hub()
        phone = Phone(hub, room, MORI)
        following = asyncio.create_task(phone.follow())
        await asyncio.sleep(0)
        for number in range(30):
            record(SUZUKI, InsightAdded(f"i{number}", "店"))
            hub.publish(CODE)
            await asyncio.sleep(0)
        await settled()
        following.cancel()
        assert phone.shows_what_is()
        return phone.heard

    first, *rest = asyncio.run(heard())
    assert "all" in first
    assert sum(key.startswith("i") for one in rest for key in one["set"]) == 30
    assert len(rest) < 15


def test_a_secret_vote_wakes_its_giver_and_who_is_told_the_count(
    voting: Room, record: Record
) -> None:
    async def heard() -> list[list[dict[str, Any]]]:
        hub = Hub()
        phones = [Phone(hub, voting, token) for token in PEOPLE]
        phones.append(Phone(hub, voting, SATO, wall=True))
        following = [asyncio.create_task(phone.follow()) for phone in phones]
        await asyncio.sleep(0.01)
        for phone in phones:
            phone.heard.clear()
        record(SUZUKI, DotsGiven("i1", 2))
        hub.publish(CODE)
        await settled()
        for one in following:
            one.cancel()
        assert all(phone.shows_what_is() for phone in phones)
        return [phone.heard for phone in phones]

    sato, suzuki, mori, ito, wall = asyncio.run(heard())
    assert [*sato[0]["set"]] == [*wall[0]["set"]] == ["stage"]
    assert [[*message] for message in suzuki] == [["own"]]
    assert mori == ito == []


def test_who_returns_after_secret_votes_has_missed_nothing(voting: Room, record: Record) -> None:
    async def first(hub: Hub, since: int) -> dict[str, Any]:
        messages = hub.watch(voting, lambda _: Audience("observer"), lambda *_: {}, since)
        try:
            found: dict[str, Any] = json.loads(await asyncio.wait_for(anext(messages), 10))
            return found
        finally:
            await messages.aclose()

    async def leave_and_return() -> dict[str, Any]:
        hub = Hub()
        known = (await first(hub, -1))["seq"]
        record(SUZUKI, DotsGiven("i1", 2))
        return await first(hub, known)

    assert asyncio.run(leave_and_return()) == {"own": {}}


def test_a_rewritten_workshop_is_shown_anew_to_who_watches(room: Room, record: Record) -> None:
    record(SUZUKI, InsightAdded("i1", "店"))

    async def heard() -> list[dict[str, Any]]:
        hub = Hub()
        phone = Phone(hub, room, SATO)
        following = asyncio.create_task(phone.follow())
        await asyncio.sleep(0)
        room.rewrite([*room.log])
        hub.forget(CODE)
        await settled()
        following.cancel()
        return phone.heard

    assert ["all" in message for message in asyncio.run(heard()) if "seq" in message] == [True] * 2


def test_only_what_is_given_in_secret_has_givers(voting: Room, record: Record) -> None:
    before = voting.workshop
    voted = record(SUZUKI, DotsGiven("i1", 2))
    both = record(MORI, DotsGiven("i0", 1), DotsGiven("i2", 1))
    suzuki, mori = (seat.mark(token, CODE, vote("choose")) for token in (SUZUKI, MORI))
    assert givers(before, before) == frozenset()
    assert givers(before, voted) == frozenset({suzuki}) and givers(voted, both) == frozenset({mori})
    assert givers(before, both) == frozenset({suzuki, mori})
    opened = record(SATO, VotesOpened("choose"), leading=True)
    assert givers(both, opened) is None
    noticed = record(MORI, InsightAdded("n1", "道が暗い"))
    assert givers(opened, noticed) is None
    assert givers(noticed, record(SUZUKI, InsightVoted("n1"))) is None


def test_what_is_written_concerns_its_author_and_who_has_to_do_with_the_card(
    voting: Room, record: Record
) -> None:
    before = voting.workshop
    voted = record(SUZUKI, DotsGiven("i1", 2))
    mark = seat.mark(SUZUKI, CODE, vote("choose"))
    assert altered(voted)(before) == frozenset({mark})
    assert altered(record(SUZUKI, InsightAdded("n0", "暗い")))(voted) is None  # dots may be moved
    opened = record(SATO, VotesOpened("choose"), leading=True)
    assert altered(opened)(voted) is None
    noticed = record(MORI, InsightAdded("n1", "道が暗い"))
    mori, suzuki = (seat.actor(one, CODE, noticed).author.mark for one in (MORI, SUZUKI))
    assert altered(noticed)(opened) == frozenset({mori, "n1"})
    agreed = record(SUZUKI, InsightVoted("n1"))
    assert altered(agreed)(noticed) == frozenset({suzuki, "n1"})
    assert altered(agreed)(opened) == frozenset({mori, suzuki, "n1"})
