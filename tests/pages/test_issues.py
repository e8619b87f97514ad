"""課題 as hypotheses on a large screen: where each stands, keeping an answer, the sectors."""

import pytest
from streamlit.testing.v1 import AppTest

from core import seat
from core.text import Text
from core.workshop import Event, Room
from core.workshop.acts.editing import Edited
from core.workshop.acts.flow import SeatTaken, StageStarted, WorkshopClosed
from core.workshop.nouns.insights import InsightAdded
from core.workshop.nouns.issues import IssueAdded, IssueChecked
from core.workshop.nouns.personas import PersonaAdded
from core.workshop.private_words import MASK
from tests.conftest import SUZUKI
from tests.pages.conftest import Browser
from tests.pages.test_explore import told
from tests.pages.test_kpis import lead, opened, page

SAY = Text("ja")
EVIL = "<img src=x onerror=alert(1)>"


def drawn(app: AppTest) -> str:
    """What stands in the HTML of the page."""
    return "".join(one.body for one in app.get("html"))  # type: ignore[union-attr]


@pytest.fixture
def held() -> Room:
    others = [SeatTaken(seat.seat_id(f"{n}" * 32), f"人{n}", "resident") for n in range(3)]
    students = [SeatTaken(seat.seat_id(f"{n}" * 32), f"人{n}", "academia") for n in range(4, 7)]
    more: list[Event] = [SeatTaken(seat.seat_id(f"{n}" * 32), "役", "administration") for n in "ef"]
    room = opened(*others, *students, *more, IssueAdded("s2", f"働く場がない{EVIL}"))
    say(
        room,
        "0" * 32,
        InsightAdded("i1", "迎えをたのめない"),
        IssueAdded("s1", "たよれる人がいない", ("i1",)),
    )
    return room


def say(room: Room, token: str, *events: Event) -> None:
    room.record(
        seat.actor(token, room.workshop_id, room.workshop), f"s{room.workshop.seq}", *events
    )


def keep(app: AppTest, verdict: str, whom: str = "", found: str = "") -> AppTest:
    app.selectbox(key="check-which").select("s1")
    app.radio(key="check-verdict").set_value(verdict)
    app.text_input(key="check-whom").set_value(whom)
    app.text_area(key="check-found").set_value(found)
    button = next(one for one in app.button if one.label == SAY("issues.submit"))
    return button.click().run()


def test_an_answer_is_kept_and_the_issue_moves_on(held: Room, browser: Browser) -> None:
    app = page(held, browser, "issues")
    app = keep(app, "holds", "子育てひろばの親12人")
    assert SAY("seat.required", field=SAY("field.found")) in told(app)
    assert app.text_input(key="check-whom").value == "子育てひろばの親12人", "nothing is lost"
    assert not held.workshop.issues["s1"].asked
    app = keep(app, "holds", "子育てひろばの親12人", f"9人がそう答えた{EVIL}")
    assert SAY("issues.done") in told(app) and app.text_area(key="check-found").value == ""
    assert held.workshop.issues["s1"].verdict == "holds"
    found = drawn(app)
    holds = found.partition('<section class="holds">')[2].partition("</section>")[0]
    assert "たよれる人がいない" in holds and "9人がそう答えた" in holds
    assert "<small>1</small>" in holds and "<img" not in found


def press(app: AppTest, label: str) -> AppTest:
    return next(one for one in app.button if one.label == SAY(label)).click().run()


def test_what_looks_like_somebody_real_is_asked_about_before_it_is_sent(
    held: Room, browser: Browser
) -> None:
    """On a page as on a phone: one tap takes numbers out, a name is left to who wrote it."""
    real, mended = "山田太郎さん 0868-36-4111", f"山田太郎さん {MASK}"
    app = keep(page(held, browser, "issues"), "holds", "ひろばの親", real)
    (warned,) = [one.value for one in app.warning]
    assert SAY("seat.real") in warned and SAY("seat.real_phone") in warned
    assert SAY("seat.real_name") in warned and not held.workshop.issues["s1"].asked
    app = press(app, "seat.mend")
    assert app.text_area(key="check-found").value == mended
    assert not app.warning and not held.workshop.issues["s1"].asked, "nothing is sent by itself"
    app = press(app, "issues.submit")
    app = press(app, "seat.send_anyway")
    assert SAY("issues.done") in told(app) and app.text_area(key="check-found").value == ""
    assert [one.found for one in held.workshop.issues["s1"].asked] == [mended]
    assert not app.warning


def test_from_why_to_the_answer_stands_on_the_board(held: Room, browser: Browser) -> None:
    say(held, SUZUKI, Edited("issues", "s1", "why", "", "祖父母が遠いから"))
    say(held, SUZUKI, Edited("issues", "s1", "ask", "", "ひろばに来る親"))
    app = page(held, browser, "issues")
    found = drawn(app)
    for words in ("祖父母が遠いから", "ひろばに来る親"):
        assert words in found.partition('<section class="open">')[2]
    app.selectbox(key="check-which").select("s1").run()
    assert app.text_input(key="check-whom").placeholder == "ひろばに来る親"


def test_the_sectors_are_told_and_who_has_no_voice(held: Room, browser: Browser) -> None:
    found = drawn(page(held, browser, "issues"))
    assert "学の声は、まだありません" in found and "働く場がない&lt;img" in found
    assert SAY("lens.people", n=1) in found
    small = opened(IssueAdded("s1", "課題"))
    assert SAY("lens.nothing") in told(page(small, browser, "issues"))


def test_after_the_meeting_only_who_leads_keeps_answers(held: Room, browser: Browser) -> None:
    lead(held, WorkshopClosed())
    app = page(held, browser, "issues")
    keep(app, "fails", "町を出た20代8人", "6人は進学だった")
    assert held.workshop.issues["s1"].verdict == "fails"
    other = page(held, browser, "issues", SUZUKI)
    assert SAY("issues.closed") in told(other) and not [
        b for b in other.button if b.label == SAY("issues.submit")
    ]
    assert not other.selectbox


def test_what_waits_is_neither_listed_nor_counted(held: Room, browser: Browser) -> None:
    lead(held, StageStarted("hush", "anonymous", hidden=True))
    say(held, "0" * 32, IssueAdded("s9", "まだ見せない"), IssueChecked("s9", "asking", "だれか"))
    app = page(held, browser, "issues")
    assert "まだ見せない" not in drawn(app) and "まだ見せない" not in told(app)
    assert "まだ見せない" not in str(app.selectbox(key="check-which").options)


def test_an_age_in_a_persona_s_words_is_asked_of_the_census_of_2015(browser: Browser) -> None:
    persona = PersonaAdded("p1", "けんさん（25歳）", "足がない", "通院")
    app = page(opened(persona), browser, "personas")
    assert app.selectbox(key="check-age-p1").value == "age_25_29"
    assert "2015年" in told(app) and SAY("existence.age_said", age="25～29歳（2015年）") in told(
        app
    )
    app = press(app, "existence.keep")
    assert SAY("existence.kept") in told(app)


def test_without_an_issue_the_page_says_what_to_do(browser: Browser) -> None:
    app = page(opened(), browser, "issues")
    assert SAY("issues.none") in told(app) and not app.exception
