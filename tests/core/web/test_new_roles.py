"""A new role reaches open browsers at once, and those that were away."""

from core import seat
from core.rooms import Rooms
from core.workshop import Room
from core.workshop.acts.flow import TimerExtended
from core.workshop.acts.roles import CofacilitatorSet
from tests.conftest import SUZUKI
from tests.core.web.conftest import Person, Screen, lead, reason

WHO = seat.seat_id(SUZUKI)


def test_an_open_phone_leads_at_once_and_no_more_at_once(
    suzuki: Person, server: Rooms, held: Room
) -> None:
    start = {"stage_id": "kpis"}
    with suzuki.live() as socket:
        screen = Screen(socket)
        screen.until(held.workshop.seq)
        assert not screen.cards["stage"]["leads"] and screen.cards["stage"]["lead"] == []
        lead(server, held, CofacilitatorSet(WHO))
        screen.until(held.workshop.seq)
        assert screen.cards["stage"]["leads"] and screen.cards["stage"]["lead"]
        socket.send_text("?")
        while "present" not in screen.take():
            pass
        assert suzuki.act("stage_started", start).status_code == 200
        lead(server, held, CofacilitatorSet(WHO, False))
        screen.until(held.workshop.seq)
        assert not screen.cards["stage"]["leads"] and screen.cards["stage"]["lead"] == []
        assert reason(suzuki.act("stage_started", start)) == "refused.role"


def test_who_was_away_meanwhile_gets_a_whole_view(
    suzuki: Person, server: Rooms, held: Room
) -> None:
    with suzuki.live() as socket:
        screen = Screen(socket)
        screen.until(seen := held.workshop.seq)
    lead(server, held, CofacilitatorSet(WHO))
    with suzuki.live(since=seen) as socket:
        screen.socket = socket
        screen.until(seen := held.workshop.seq)
    assert screen.cards["stage"]["leads"]
    lead(server, held, TimerExtended(1))
    with suzuki.live(since=seen) as socket:
        screen.socket, screen.heard = socket, ""
        screen.until(held.workshop.seq)
    assert '"all"' not in screen.heard


def test_a_cofacilitator_sends_no_role(
    suzuki: Person, mori: Person, server: Rooms, held: Room
) -> None:
    lead(server, held, CofacilitatorSet(WHO))
    for whom in held.workshop.seats:
        for on in (True, False):
            told = suzuki.act("cofacilitator_set", {"seat_id": whom, "on": on})
            assert reason(told) == "refused.role"
    assert reason(mori.act("cofacilitator_set", {"seat_id": WHO})) == "refused.role"
