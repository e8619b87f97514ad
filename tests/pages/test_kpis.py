"""The KPI and the partners' page: what is due first, measuring, deciding, promises."""

from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from core import seat
from core.clock import today
from core.facts import pinned
from core.process import rooms
from core.stats.births_chance import chance, concerned
from core.text import Text
from core.workshop import Event, Room
from core.workshop.acts.flow import SeatTaken, StageStarted, WorkshopClosed, WorkshopOpened
from core.workshop.nouns.kpis import KpiMeasured, KpiSet
from core.workshop.nouns.promises import PromiseMade
from core.workshop.nouns.use_cases import UseCaseAdded
from tests.conftest import AGENDA, SATO, SUZUKI
from tests.pages.conftest import Browser
from tests.pages.test_explore import INDEX, told

SAY = Text("ja")


PAST, SOON, LATER = ((today() + timedelta(days=n)).isoformat() for n in (-10, 300, 600))


def kpi(key: str, title: str, review: str, **more: object) -> KpiSet:
    fields = {"kpi_id": key, "title": title, "use_case_id": "u1", "unit": "家庭", "target": 60.0,
              "due": SOON, "owner": "健康課", "next_review": review, "baseline": 20.0}  # fmt: skip
    return KpiSet(**{**fields, **more})  # type: ignore[arg-type]


def opened(*events: Event) -> Room:
    first = WorkshopOpened("題", "01210", "岩見沢市", "2026-07-14", "local", AGENDA)
    room = rooms().open_workshop(first, SATO, "佐藤")
    lead(room, SeatTaken(seat.seat_id(SUZUKI), "鈴木", "resident"), UseCaseAdded("u1", "送迎"))
    lead(room, *events)
    return room


def lead(room: Room, *events: Event) -> None:
    actor = seat.actor(SATO, room.workshop_id, room.workshop, leading=True)
    rooms().record(room, actor, f"r{room.workshop.seq}", *events)


def page(room: Room, browser: Browser, show: str = "kpis", token: str = SATO) -> AppTest:
    browser.cookies[f"seat-{room.workshop_id}"] = token
    app = AppTest.from_file(INDEX, default_timeout=60)
    app.query_params["workshop"], app.query_params["show"] = room.workshop_id, show
    app.run()
    return app.switch_page("workshop/work.py").run()


def measure(app: AppTest, value: float | None) -> AppTest:
    if value is not None:
        app.number_input(key="measure-value").set_value(value)
    button = next(b for b in app.button if b.label == SAY("kpi.measure_submit"))
    return button.click().run()


def test_the_most_urgent_review_is_shown_first(browser: Browser) -> None:
    app = page(opened(kpi("k1", "あとで", LATER), kpi("k2", "いまだ", PAST)), browser)
    assert SAY("kpi.due_now", n=1) in told(app)
    assert app.selectbox(key="kpi-chosen").value == "k2"
    assert SAY("kpi.review_late", n=10) in told(app)


def test_an_actual_is_entered_and_corrected_after_the_meeting(browser: Browser) -> None:
    room = opened(kpi("k1", "相談", PAST), WorkshopClosed())
    app = page(room, browser)
    assert SAY("kpi.says_unmeasured") in told(app).replace("\\", "")
    refused = measure(app, None)
    assert SAY("seat.required", field=SAY("kpi.value")) in told(refused)
    measure(app, 99)
    app = measure(app, 35)
    assert SAY("kpi.measure_done") in told(app)
    now = room.workshop.kpis["k1"]
    assert [one.value for one in now.actuals] == [35.0] and len(now.reported) == 2
    assert "順調" not in told(app) and "実績を待っている" in told(app), "on the day it was set"
    assert app.number_input(key="measure-value").value is None
    app.checkbox(key="measure-back").check()
    measure(app, None)
    assert not room.workshop.kpis["k1"].actuals


@pytest.mark.parametrize("decision", ["continue", "change", "stop"])
def test_three_decisions_make_the_next_version(browser: Browser, decision: str) -> None:
    room = opened(kpi("k1", "相談", PAST, rule_stop="10家庭に届かない"))
    app = page(room, browser)
    assert not [b for b in app.button if b.key == "review-submit"], "nothing is decided yet"
    app.button(key=f"review-{decision}").click().run()
    app.text_area(key="review-reason").set_value("夜に集中した")
    if decision == "change":
        app.number_input(key="review-target").set_value(45.0)
    if decision != "stop":
        app.button(key="review-submit").click().run()
        assert SAY("seat.required", field=SAY("work.next_review")) in told(app)
        app.date_input(key="review-next_review").set_value(today() + timedelta(days=90))
    app.button(key="review-submit").click().run()
    now = room.workshop.kpis["k1"]
    assert (now.now.number, now.now.decision, now.stopped) == (2, decision, decision == "stop")
    assert now.now.target == (45.0 if decision == "change" else 60.0)
    assert SAY("kpi.decided", n=2) in told(app)


def test_the_kpi_that_was_reviewed_stays_chosen(browser: Browser) -> None:
    app = page(opened(kpi("k1", "あとで", PAST), kpi("k2", "いまだ", "2020-01-15")), browser)
    assert app.selectbox(key="kpi-chosen").value == "k2"
    app.button(key="review-stop").click().run()
    app.text_area(key="review-reason").set_value("夜に集中した")
    app.button(key="review-submit").click().run()
    assert app.selectbox(key="kpi-chosen").value == "k2"
    assert SAY("kpi.decided", n=2) in told(app) and SAY("work.no_running") in told(app)


def test_words_of_people_are_no_markdown(browser: Browser) -> None:
    evil = "![x](http://elsewhere.example/x.png)"
    room = opened(kpi("k1", evil, PAST, owner=evil, unit=evil, rule_stop=evil, data_source=evil),
                  PromiseMade("o1", evil[:40], "npo", evil, SOON, kpi_ids=("k1",)))  # fmt: skip
    lead(room, KpiMeasured("k1", PAST, 25.0, evil))
    app = page(room, browser)
    app.button(key="review-stop").click().run()
    for one in (app, page(room, browser, "partners")):
        read = (*one.markdown, *one.caption, *one.subheader, *one.info, *one.warning)
        found = [words for words in (str(part.value) for part in read) if "elsewhere" in words]
        assert found and all("![x](" not in words for words in found)


def test_who_may_not_write_reads_only(browser: Browser) -> None:
    room = opened(kpi("k1", "相談", PAST), WorkshopClosed())
    app = page(room, browser, token=SUZUKI)
    assert SAY("kpi.no_right") in told(app)
    assert not [b for b in app.button if b.label == SAY("kpi.measure_submit")]


def test_a_hidden_kpi_is_not_on_the_page(browser: Browser) -> None:
    hush = StageStarted("hush", hidden=True)
    room = opened(
        hush, kpi("k1", "まだ見せない", PAST), PromiseMade("o1", "まだ見せない", "npo", "x", SOON)
    )
    for show in ("kpis", "partners"):
        app = page(room, browser, show)
        assert "まだ見せない" not in told(app) + str([box.options for box in app.selectbox])


def test_births_of_a_small_place_come_with_a_word_about_chance(browser: Browser) -> None:
    figure = pinned(rooms().package, "births", "01210")
    births = kpi("k1", "生まれる子", PAST, figure_id=figure.figure_id, target=320.0)
    words = told(page(opened(figure, births), browser))
    assert "偶然の範囲" in words and SAY("kpi.noise_next") in words
    assert SAY("kpi.noise_next") not in told(page(opened(kpi("k1", "相談", PAST)), browser))


def test_chance_is_told_from_the_number_of_births() -> None:
    package = rooms().package
    found = chance(package, "01210", 1.20, 1.25)
    assert found and found.low < found.births < found.high and found.within
    far = chance(package, "01210", 1.20, 1.80)
    assert far and not far.within
    unknown = chance(package, "01210", None, 1.8)
    assert unknown and unknown.share is None and not unknown.within
    assert chance(package, "01100", 1.2, 1.3) is None, "札幌 has many births"
    assert chance(package, "99999", 1.2, 1.3) is None
    assert (
        concerned("合計特殊出生率") and concerned("TFR を上げる") and concerned("x", "birth_rate")
    )
    assert not concerned("相談の数", "marriages") and not concerned("低出生体重児の割合")
