"""Numbers and addresses of people stay in the room until somebody who leads says otherwise."""

import json

import pytest

from core.formats import FILES
from core.keeping import portable
from core.rooms import Rooms
from core.text import Text
from core.workshop import Room, fold
from core.workshop.acts.keeping import ContactsTold
from core.workshop.private_words import MASK
from tests.core.formats.opened import words_of
from tests.core.web.conftest import Person, lead, reason
from tests.core.web.test_record_links import made

PHONE, STREET = "0868-36-4111", "豊沢123番地"
SAID = {"persona_id": "p1", "name": "ゆか", "bottleneck": "夜勤", "wish": "健診",
        "life": f"{STREET}に住む。電話は{PHONE}"}  # fmt: skip
HELD_BACK = Text("ja")("export.held_back", mask=MASK)


@pytest.fixture
def told(suzuki: Person) -> None:
    assert suzuki.act("persona_added", SAID).status_code == 200


@pytest.mark.usefixtures("told")
def test_they_leave_in_no_link_file_or_copy_and_the_page_says_so(
    suzuki: Person, stranger: Person, server: Rooms, held: Room
) -> None:
    link = made(server, held)
    left = [words_of(form, suzuki.get(f"record.{form}").content) for form in FILES]
    left += [words_of(form, stranger.get(f"{link}/record.{form}").content) for form in FILES]
    left += [stranger.get(link).text, portable.written(held.workshop, held.log, "p").decode()]
    assert all(PHONE not in one and STREET not in one and MASK in one for one in left)
    page = suzuki.get("record").text
    assert PHONE in page and HELD_BACK in page and HELD_BACK in stranger.get(link).text


@pytest.mark.usefixtures("told")
def test_who_leads_may_say_otherwise_and_take_it_back_also_after_the_end(
    suzuki: Person, sato: Person, stranger: Person, server: Rooms, held: Room
) -> None:
    link = made(server, held)
    assert reason(suzuki.act("contacts_told", {"on": True})) == "refused.role"
    lead(server, held, ContactsTold())
    left = [words_of(form, sato.get(f"record.{form}").content) for form in FILES]
    left += [stranger.get(link).text, portable.written(held.workshop, held.log, "p").decode()]
    assert all(PHONE in one and HELD_BACK not in one for one in left)
    lead(server, held, ContactsTold(False))
    assert PHONE not in stranger.get(link).text
    assert PHONE not in words_of("xlsx", sato.get("record.xlsx").content)


@pytest.mark.usefixtures("told")
def test_a_copy_without_them_folds_and_keeps_all_ids_and_days(held: Room) -> None:
    copy = portable.read(portable.written(held.workshop, held.log, "p"))
    persona, ours = fold(copy.log).personas["p1"], held.workshop.personas["p1"]
    assert persona.life == f"豊沢{MASK}に住む。電話は{MASK}"
    assert (persona.id, persona.seq, persona.stage_id) == ("p1", ours.seq, ours.stage_id)
    rows = json.loads(portable.written(held.workshop, held.log, "p"))["entries"]
    assert [row["at"] for row in rows] == [entry.at.isoformat() for entry in held.log]


@pytest.mark.usefixtures("told")
def test_one_tap_mends_what_looks_like_somebody_real(suzuki: Person) -> None:
    event = {"name": "山田太郎", "life": SAID["life"]}
    answer = suzuki.post("look", {"kind": "persona_added", "event": event}).json()
    assert answer["mended"] == {"life": f"豊沢{MASK}に住む。電話は{MASK}"}, (
        "a name is left as it is"
    )
