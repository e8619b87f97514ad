"""The KPI and the partners' page: what is due first, measuring, deciding, promises."""

from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from core import seat
from core.chance import unchanged
from core.clock import today
from core.facts import pinned
from core.process import rooms
from core.stats.births_chance import chance, concerned
from core.text import Text
from core.workshop import Event, Room
from core.workshop.acts.flow import SeatTaken, StageStarted, WorkshopClosed, WorkshopOpened
from core.workshop.acts.reporting import KpiReported
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


def test_a_promise_is_made_and_its_sector_is_no_gap_any_more(browser: Browser) -> None:
    room = opened(kpi("k1", "相談", LATER))
    app = page(room, browser, "partners")
    gap = SAY("promise.nobody", sector="産")
    assert gap in told(app) and SAY("promise.none") in told(app)

    def click(label: str) -> None:
        next(b for b in app.button if b.label == SAY(label)).click().run()

    click("promise.submit")
    assert SAY("seat.required", field=SAY("field.who")) in told(app)
    app.text_input(key="promise-who").set_value("いわみ薬局")
    app.text_area(key="promise-what").set_value("場所を貸す")
    app.date_input(key="promise-due").set_value(today() + timedelta(days=30))
    app.multiselect(key="promise-kpis").set_value(["k1"])
    click("promise.submit")
    one = next(iter(room.workshop.promises.values()))
    assert (one.who, one.sector, one.kpi_ids) == ("いわみ薬局", "industry", ("k1",))
    assert gap not in told(app) and SAY("promise.nobody", sector="学") in told(app)
    app.radio(key="promise-update-status").set_value("dropped").run()
    click("promise.update_submit")
    assert SAY("seat.required", field=SAY("field.reason")) in told(app)
    app.text_input(key="promise-update-reason").set_value("人手がない")
    click("promise.update_submit")
    assert room.workshop.promises[one.id].now.status == "dropped"


def new(browser: Browser, *events: Event) -> tuple[Room, AppTest]:
    room = opened(*events)
    app = page(room, browser)
    assert app.selectbox(key="kpi-chosen").value == "new", "nothing is set yet"
    return room, app


def test_a_target_is_seen_beside_places_like_ours_before_it_is_a_kpi(browser: Browser) -> None:
    births = pinned(rooms().package, "births", "01210")
    room, app = new(browser, births)
    assert SAY("aim.no_target") in told(app)
    app.selectbox(key="kpi-figure").set_value(births.figure_id).run()
    app.text_input(key="kpi-target").set_value("400").run()
    words = told(app)
    assert "多い数です" in words and SAY("aim.strength", words=SAY("aim.strength_peers")) in words
    assert SAY("aim.first") in words, "births are not refused, but what moves first is offered"
    app.button(key="kpi-go").click().run()
    (one,) = room.workshop.kpis.values()
    assert (one.title, one.now.target, one.leading) == ("出生数", 400.0, False)
    assert one.owner == SAY("aim.owner_open") and one.now.next_review


def test_a_kpi_of_our_own_says_what_is_counted_and_what_counting_costs(browser: Browser) -> None:
    room, app = new(browser)
    app.button(key="pattern-miyake-sharing-0").click().run()
    assert app.text_input(key="kpi-title").value == "手を貸す人（サービス提供者）の登録"
    assert "三宅町の達成目標" in told(app), "as where it came from, not as a target"
    app.text_input(key="kpi-unit").set_value("人")
    app.text_input(key="kpi-baseline").set_value("17")
    app.text_input(key="kpi-target").set_value("20").run()
    low, high = unchanged(17)
    assert SAY("aim.chance", low=low, high=high, unit="人") in told(app)
    assert SAY("aim.chance_inside") in told(app) and SAY("aim.no_peers") in told(app)
    app.text_input(key="kpi-numerator_text").set_value("登録した人")
    app.button_group(key="kpi-collects_choices").set_value("month")
    app.number_input(key="kpi-takes_number").set_value(20.0)
    app.text_input(key="kpi-target").set_value("")
    app.button(key="kpi-go").click().run()
    assert SAY("seat.required", field=SAY("field.target")) in told(app) and not room.workshop.kpis
    app.text_input(key="kpi-target").set_value("30人")
    app.button(key="kpi-go").click().run()
    (one,) = room.workshop.kpis.values()
    assert (one.now.target, one.baseline, one.unit, one.leading) == (30.0, 17.0, "人", True)
    assert [a.question for a in one.answers] == ["numerator", "collects", "takes"]
    app.run()
    assert app.selectbox(key="kpi-chosen").value == one.id, "it is seen at once"
    assert SAY("aim.burden", n=1, hours="4") in told(app) and "登録した人" in told(app)


def test_a_partner_gets_a_link_and_what_they_report_waits_here(browser: Browser) -> None:
    room = opened(kpi("k1", "相談", SOON))
    app = page(room, browser)
    app.text_input(key="report-link-who").set_value("NPOひなた")
    app.button(key="report-make").click().run()
    assert SAY("report.made") in told(app) and app.code[0].value.endswith("/report")
    (link,) = room.workshop.links.values()
    assert link.nameless and room.workshop.reporting == {link.link_id}
    day = today().isoformat()
    rooms().by_owner(room, "server:report-1", KpiReported(link.link_id, "k1", day, 33.0, "受付"))
    app.run()
    assert SAY("report.new", n=1) in told(app)
    (one,) = room.workshop.kpis["k1"].waiting
    app.button(key=f"report-take-{one.seq}").click().run()
    assert [m.value for m in room.workshop.kpis["k1"].actuals] == [33.0]
    assert SAY("report.new", n=1) not in told(app)
