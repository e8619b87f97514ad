"""Promises, and KPIs that are being made."""

from datetime import timedelta

from streamlit.testing.v1 import AppTest

from core.chance import unchanged
from core.clock import today
from core.facts import pinned
from core.process import rooms
from core.workshop import Event, Room
from core.workshop.acts.reporting import KpiReported
from tests.pages.conftest import Browser, beside
from tests.pages.test_explore import told
from tests.pages.test_kpis import LATER, SAY, SOON, kpi, opened, page


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
    room = opened(kpi("k1", "相談", SOON, unit="％"))
    app = page(room, browser)
    app.text_input(key="report-link-who").set_value("NPOひなた")
    app.button(key="report-make").click().run()
    assert SAY("report.made") in told(app) and app.code[0].value.endswith("/report")
    (link,) = room.workshop.links.values()
    assert link.nameless and room.workshop.reporting == {link.link_id}
    day = today().isoformat()
    rooms().by_owner(room, "server:report-1", KpiReported(link.link_id, "k1", day, 33.0, "受付"))
    app.run()
    assert SAY("report.new", n=1) in told(app) and SAY("report.beyond") not in told(app)
    (one,) = room.workshop.kpis["k1"].waiting
    app.button(key=f"report-take-{one.seq}").click().run()
    assert [m.value for m in room.workshop.kpis["k1"].actuals] == [33.0]
    assert SAY("report.new", n=1) not in told(app)
    rooms().by_owner(room, "server:report-2", KpiReported(link.link_id, "k1", day, 310.0, "受付"))
    app.run()
    assert SAY("report.beyond") in told(app), "a share beyond a hundred is asked about"


def test_a_refusal_names_its_field_and_goes_once_that_is_changed(browser: Browser) -> None:
    _, app = new(browser)
    app.text_input(key="kpi-title").set_value("手を貸す人")
    app.text_input(key="kpi-unit").set_value("人")
    app.text_input(key="kpi-target").set_value("たくさん").run()
    app.button(key="kpi-go").click().run()
    assert SAY("refused.field_number") in beside(app, "kpi-go")
    assert beside(app, "kpi-go").startswith(f"「{SAY('field.target')}」")
    assert app.text_input(key="kpi-target").value == "たくさん"
    app.text_input(key="kpi-target").set_value("30").run()
    assert not beside(app, "kpi-go")
