"""The dashboard of a town: its KPIs over all meetings, late ones first, none without an account."""

from streamlit.testing.v1 import AppTest

from core.accounts import User
from core.clock import today
from core.keeping.monitor import watched
from core.own.model import Draft, Item
from core.own.store import own_store
from core.process import rooms
from core.text import Text
from core.workshop.nouns.kpis import KpiMeasured
from core.workshop.nouns.promises import PromiseMade
from tests.pages.conftest import Browser
from tests.pages.test_explore import INDEX, told
from tests.pages.test_kpis import PAST, SOON, kpi, lead, opened

SAY = Text("ja")


def monitor() -> AppTest:
    app = AppTest.from_file(INDEX, default_timeout=60).run()
    app = app.switch_page("facilitate/monitor.py").run()
    assert not app.exception
    return app


def test_all_kpis_of_a_town_stand_together_the_late_one_first(browser: Browser) -> None:
    assert SAY("monitor.none") in told(monitor())
    one = opened(kpi("k1", "相談", SOON))
    two = opened(
        kpi("k2", "登録", PAST), PromiseMade("m1", "店", "industry", "貸す", SOON, ("u1",))
    )
    lead(one, KpiMeasured("k1", today().isoformat(), 55.0, "記録"))
    found = watched(rooms(), [one.workshop_id, two.workshop_id], "01210", today())
    assert [(w.kpi.title, w.group) for w in found] == [("登録", "late"), ("相談", "waiting")]
    assert found[0].helpers == ("industry",) and found[1].points[-1][1] == 55.0
    assert watched(rooms(), [], "01210", today()) == [], "meetings of others are not looked into"
    app = monitor()
    assert SAY("monitor.of", area="岩見沢市", n=2) in told(app)
    assert app.button(key="monitor-go").label == SAY("monitor.review", n=1)


def test_nobody_without_an_account_sees_it(browser: Browser) -> None:
    opened(kpi("k1", "相談", SOON))
    browser.cookies.clear()
    app = AppTest.from_file(INDEX, default_timeout=60).run()
    app = app.switch_page("facilitate/monitor.py").run()
    assert SAY("monitor.of", area="岩見沢市", n=1) not in told(app)
    assert "monitor-go" not in [one.key for one in app.button]


def test_well_being_stands_beside_the_kpis_and_is_not_ranked(browser: Browser) -> None:
    opened(kpi("k1", "相談", SOON))
    assert SAY("monitor.lwc", n=1) not in [one.label for one in monitor().expander]
    item = Item("医療・福祉", "偏差値", "subjective", "", "01210", "岩見沢市", 2025, False, 51.2, 1,
                "地域幸福度（Well-Being）指標 2025年")  # fmt: skip
    own_store().add(Draft("lwc.xlsx", "0" * 64, (item,)), User("sato", "佐藤"))
    app = monitor()
    assert SAY("monitor.lwc", n=1) in [one.label for one in app.expander]
    assert "順位をつけません" in told(app)
