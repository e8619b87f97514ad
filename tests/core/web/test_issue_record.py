"""The record page tells what is known of a 課題, and which sector sees it."""

from core import seat
from core.rooms import Rooms
from core.text import Text
from core.workshop import Room
from core.workshop.acts.flow import SeatTaken, WorkshopClosed
from tests.core.web.conftest import Person, lead, reason

EVIL = "<img src=x onerror=alert(1)>"
ANSWER = {"issue_id": "s1", "verdict": "fails", "whom": "町を出た20代8人", "found": f"進学{EVIL}"}
SAY = Text("ja")


def written(person: Person) -> None:
    for kind, event in (
        ("insight_added", {"insight_id": "i1", "text": "若い人が出ていく"}),
        ("issue_added", {"issue_id": "s1", "text": f"働く場{EVIL}", "insight_ids": ["i1"]}),
    ):
        assert person.act(kind, event).status_code == 200


def test_a_refuted_one_stays_with_its_answer(
    suzuki: Person, sato: Person, server: Rooms, held: Room
) -> None:
    written(suzuki)
    assert reason(suzuki.act("issue_checked", {**ANSWER, "whom": " "})) == "refused.field"
    lead(server, held, WorkshopClosed())
    assert reason(suzuki.act("issue_checked", ANSWER)) == "refused.closed"
    assert sato.act("issue_checked", {**ANSWER, "consent": True}).status_code == 200
    page = suzuki.get("record").text
    assert page.count("町を出た20代8人：進学&lt;img") == 2, "among the rejected, and on its card"
    assert "<img" not in page and "ちがった（のせてよいと聞いた）" in page


def test_sectors_are_told_from_three_seats_on(
    suzuki: Person, sato: Person, server: Rooms, held: Room
) -> None:
    written(suzuki)
    page = suzuki.get("record").text
    assert SAY("lens.nothing") in page and SAY("lens.note") not in page
    for sector, letters in (("administration", "ef"), ("resident", "45")):
        for letter in letters:
            taken = SeatTaken(seat.seat_id(letter * 32), "人", sector)  # type: ignore[arg-type]
            lead(server, held, taken)
    page = suzuki.get("record").text
    assert SAY("lens.note") in page and SAY("lens.gap", sectors="官") in page
    assert SAY("lens.people", n=1) in page and "働く場&lt;img" in page
