"""Every page, driven as facilitator, participant, observer and stranger."""

from datetime import timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from core import seat
from core.accounts import COOKIE, Accounts
from core.agendas import agendas
from core.clock import today
from core.process import rooms
from core.text import Text, day_in_words
from core.workshop import Room
from core.workshop.acts.flow import SeatTaken, StageStarted, WorkshopOpened
from core.workshop.nouns.insights import InsightAdded
from pages.shared.markdown import APART
from tests.conftest import ITO, MORI, SATO, SUZUKI
from tests.pages.conftest import Browser

SAY = Text("ja")
INDEX = Path(__file__).parents[2] / "pages/index.py"
TITLE = "子育ての「困った」"
SECRET = "まだ言えないこと"


@pytest.fixture
def room() -> Room:
    """A workshop with hidden words of suzuki's."""
    stages = agendas()["90"].stages
    opened = WorkshopOpened(TITLE, "01210", "岩見沢市", "2026-07-14", "local", stages)
    made = rooms().open_workshop(opened, SATO, "佐藤")
    leader = seat.actor(SATO, made.workshop_id, made.workshop, leading=True)
    made.record(
        leader,
        "seats-taken",
        SeatTaken(seat.seat_id(SUZUKI), "鈴木", "resident"),
        SeatTaken(seat.seat_id(ITO), "伊藤", "resident", "observer"),
        StageStarted("insights", "anonymous", hidden=True, minutes=10),
    )
    writer = seat.actor(SUZUKI, made.workshop_id, made.workshop)
    made.record(writer, "suzuki-writes", InsightAdded("i1", SECRET))
    return made


def opened(path: str, browser: Browser, room: Room | None = None, token: str = "") -> AppTest:
    app = AppTest.from_file(INDEX, default_timeout=30)
    if room:
        app.query_params["workshop"] = room.workshop_id
        browser.cookies[f"seat-{room.workshop_id}"] = token
    app.run()
    return app.switch_page(path).run()


def told(app: AppTest) -> str:
    """All words on the page."""
    assert not app.exception
    return " ".join(str(getattr(one, "value", "")) for one in app.main)


@pytest.mark.parametrize("token", ["", MORI, "0" * 32], ids=["nothing", "another", "made up"])
@pytest.mark.parametrize("path", ["facilitate/console.py", "workshop/work.py"])
def test_a_stranger_sees_nothing_of_a_workshop(
    browser: Browser, room: Room, path: str, token: str
) -> None:
    app = opened(path, browser, room, token)
    assert SAY("app.no_seat") in [one.value for one in app.warning]
    assert TITLE not in told(app) and SECRET not in told(app)


@pytest.mark.parametrize("path", ["facilitate/console.py", "facilitate/mine.py"])
def test_a_page_that_is_not_shown_can_be_had_in_the_other_language(
    browser: Browser, room: Room, path: str
) -> None:
    """Who reads no Japanese cannot do what the page asks for either."""
    browser.cookies.clear()
    app = opened(path, browser, room)
    assert SAY("app.language") in [getattr(one, "label", "") for one in app.main]


@pytest.mark.parametrize("token", [SUZUKI, ITO], ids=["participant", "observer"])
def test_who_does_not_lead_has_no_console(browser: Browser, room: Room, token: str) -> None:
    app = opened("facilitate/console.py", browser, room, token)
    assert [one.value for one in app.warning] == [SAY("app.no_lead")]
    assert not [one for one in app.button if one.key and one.key.startswith("start-")]


def test_who_leads_has_the_agenda_and_no_hidden_word(browser: Browser, room: Room) -> None:
    app = opened("facilitate/console.py", browser, room, SATO)
    assert TITLE in [one.value for one in app.title]
    started = [one for one in app.button if one.key and one.key.startswith("start-")]
    assert len(started) == len(room.workshop.agenda)
    assert SECRET not in told(app)


def test_who_leads_starts_a_stage(browser: Browser, room: Room) -> None:
    app = opened("facilitate/console.py", browser, room, SATO)
    app.button(key="start-issues").click().run()
    assert room.workshop.stage.stage_id != "issues", "a row is looked at before it moves everybody"
    app.button(key="preview-go").click().run()
    assert not app.exception and room.workshop.stage.stage_id == "issues"


@pytest.mark.parametrize("token", [SATO, SUZUKI, ITO])
def test_everybody_with_a_seat_has_the_board(browser: Browser, room: Room, token: str) -> None:
    app = opened("workshop/work.py", browser, room, token)
    assert TITLE in [one.value for one in app.title] and SECRET not in told(app)


@pytest.mark.parametrize("code", ["", "ZZZZZZ", "../etc", "<b>"])
def test_an_unknown_workshop_is_said_in_a_sentence(browser: Browser, code: str) -> None:
    app = AppTest.from_file(INDEX, default_timeout=30)
    app.query_params["workshop"] = code
    app.run()
    app.switch_page("facilitate/console.py").run()
    assert [one.value for one in app.warning] == [SAY("refused.no_such_code")]


def test_what_is_one_s_own_is_listed(browser: Browser, room: Room) -> None:
    app = opened("facilitate/mine.py", browser)
    assert any(TITLE in one.value for one in app.markdown)
    assert app.button(key=f"again-mine.again-{room.workshop_id}")


@pytest.mark.parametrize(
    ("page", "label"), [("home.py", "app.read_record"), ("facilitate/mine.py", "mine.record")]
)
def test_its_record_is_read_on_a_device_without_a_seat(
    browser: Browser, room: Room, page: str, label: str
) -> None:
    """A bare link would lead to the door of a meeting that may be over."""
    seats = len(room.workshop.seats)
    app = opened(page, browser)
    app.button(key=f"again-{label}-{room.workshop_id}").click().run()
    assert not app.exception and len(room.workshop.seats) == seats + 1


def test_the_start_page_and_the_catalogue_are_for_everybody(browser: Browser) -> None:
    browser.headers.append(("X-Forwarded-For", "203.0.113.9"))
    assert SAY("app.tagline") in [one.value for one in opened("home.py", browser).title]
    cases = opened("explore/cases.py", browser)
    assert len(cases.subheader) >= 8 and not cases.exception
    said = " ".join(one.value for one in (*cases.markdown, *cases.caption)).replace("\\", "")
    assert "n = 156,991" in said and "年30人とし、その後毎年30人ずつ増やしていく" in said
    assert "登録料・手数料は0円" in said and "](#teigen)" in said
    assert "地域におけるデジタル技術を活用した少子化対策の推進に向けた提言" in said


def test_the_sample_is_told_in_five_sentences_where_there_is_room(browser: Browser) -> None:
    def told() -> str:
        return " ".join(one.proto.body for one in opened("home.py", browser).get("html"))

    assert "手を貸す人の登録を、" in told() and told().count("<li>") == 5
    browser.headers.append(("User-Agent", "Mozilla/5.0 (Linux; Android 10) Mobile Safari/537.36"))
    assert "<li>" not in told()


def test_codes_cannot_be_tried_for_long_at_the_start_page(browser: Browser, room: Room) -> None:
    app = opened("home.py", browser)
    for _ in range(60):
        rooms().wrong_codes.count("here")
    app.text_input(key="code").input(room.workshop_id)
    app.button(key="FormSubmitter:join-すすむ").click().run()
    assert not app.error, "the right code opens for a hall in which somebody guesses"
    app = opened("home.py", browser)
    app.text_input(key="code").input("ZZZZZZ")
    app.button(key="FormSubmitter:join-すすむ").click().run()
    assert [one.value for one in app.error] == [SAY("refused.rate")]


def test_what_was_opened_before_accounts_is_the_administrators(
    known: Accounts, browser: Browser, room: Room
) -> None:
    for name in ("sato", "mori"):
        user = known.create(name, name, "とても長い合いことばです", administrator=name == "sato")
        browser.cookies[COOKIE] = known.cookie(user)
        titles = [one.value for one in opened("facilitate/mine.py", browser).markdown]
        assert any(TITLE in one for one in titles) == user.administrator


@pytest.mark.parametrize(
    "address", ["/t/a__b", "/t/--__--", "/console?workshop=K7W3QF&language=ja"]
)
def test_a_browser_is_sent_on_whatever_the_letters_of_its_ticket(
    browser: Browser, address: str
) -> None:
    def page(address: str) -> None:
        from pages.shared import current

        current.go(address)

    app = AppTest.from_function(page, kwargs={"address": address}, default_timeout=30).run()
    assert not app.exception and app.main.children


def test_a_refusal_stays_until_the_next_act_or_another_page(browser: Browser) -> None:
    app = AppTest.from_file(INDEX, default_timeout=30).run()
    app.text_input(key="code").input("ZZZZZZ")
    app.button[0].click().run()
    assert [one.value for one in app.error] == [SAY("refused.no_such_code")]
    app.run()  # as when others move the stage
    assert len(app.error) == 1
    assert not app.switch_page("explore/cases.py").run().error
    assert not app.switch_page("home.py").run().error


def test_what_people_named_is_no_markdown(browser: Browser) -> None:
    evil = "![x](http://elsewhere.example/x.png) **太字** :red[赤]"
    agenda = agendas()["90"].stages
    named = WorkshopOpened(evil, "01210", "岩見沢市", "2026-07-14", "local", agenda)
    room = rooms().open_workshop(named, SATO, "[佐藤](http://e.example)")
    for path in ("facilitate/console.py", "workshop/work.py"):
        title = opened(path, browser, room, SATO).title[0].value
        assert f"!\\[x\\](http{APART}:" in title and f"\\*\\*太字\\*\\* :{APART}red\\[" in title


def test_the_owner_is_warned_before_the_last_day_and_not_of_practice(browser: Browser) -> None:
    agenda, last = agendas()["90"].stages, (today() + timedelta(days=10)).isoformat()
    for title, sample in (("本番の会", False), ("練習の会", True)):
        named = WorkshopOpened(
            title, "01210", "岩見沢市", "2026-07-14", "local", agenda, sample, last
        )
        rooms().open_workshop(named, SATO, "佐藤")
    app = AppTest.from_file(INDEX, default_timeout=30).run()
    told = [one.value for one in app.warning]
    assert len(told) == 1 and "本番の会" in told[0] and day_in_words(last, "ja") in told[0]
