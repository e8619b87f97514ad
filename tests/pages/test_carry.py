"""The follow-up of a workshop on the pages: for whom, with what, and what is due where."""

from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from core import seat
from core.accounts import COOKIE, Accounts
from core.clock import today
from core.keeping.audit import audit
from core.process import rooms
from core.text import Text
from core.workshop import Room
from core.workshop.acts.flow import SeatTaken, StageStarted, WorkshopClosed, WorkshopOpened
from core.workshop.nouns.kpis import KpiReviewed, KpiSet
from core.workshop.nouns.personas import PersonaAdded
from pages.facilitate.parts.carry import named
from tests.conftest import AGENDA, SATO, SUZUKI
from tests.core.workshop.test_chain import CHAIN
from tests.pages.conftest import Browser
from tests.pages.test_roles import INDEX, opened, told

SAY = Text("ja")
TITLE = "買い物支援"


@pytest.fixture
def old() -> Room:
    """A closed workshop of this computer's user, with a KPI whose review is due."""
    made = rooms().open_workshop(
        WorkshopOpened(TITLE, "01210", "岩見沢市", "2026-07-14", "local", AGENDA), SATO, "佐藤"
    )
    leader = seat.actor(SATO, made.workshop_id, made.workshop, leading=True)
    taken = SeatTaken(seat.seat_id(SUZUKI), "鈴木", "resident")
    soon = (today() + timedelta(days=5)).isoformat()
    kpi = KpiSet("k9", "相談の数", "u1", "件", 20.0, "2028-03-31", "健康課", soon)
    stopped = KpiSet("k8", "チラシ", "u1", "枚", 20.0, "2028-03-31", "広報課", soon)
    record = (
        *(taken, StageStarted("insights"), *CHAIN, kpi, stopped),
        KpiReviewed("k8", 1, "stop", "だれも読まない"),
        PersonaAdded("p2", "けん", "夜勤", "集まりに出ること"),
        WorkshopClosed(),
    )
    made.record(leader, "all", *record)
    return made


def asked(browser: Browser, code: str, token: str = "", **query: str) -> AppTest:
    app = AppTest.from_file(INDEX, default_timeout=30)
    app.query_params["after"] = code
    if token:
        browser.cookies[f"seat-{code}"] = token
    app.run()
    return app.switch_page("facilitate/open.py").run()


def newest(old: Room) -> Room:
    codes = [c for c, _ in rooms().store.openings() if c not in ("DEMO", old.workshop_id)]
    return rooms().room(codes[0])


def submit(app: AppTest) -> AppTest:
    return next(one for one in app.button if one.label == SAY("carry.go")).click().run()


def test_past_workshops_and_the_console_lead_to_the_follow_up(browser: Browser, old: Room) -> None:
    for page, token in (("facilitate/mine.py", ""), ("facilitate/console.py", SATO)):
        app = opened(page, browser, old, token)
        app.button(key=f"after-{old.workshop_id}").click().run()
        assert not app.exception
        assert [one.value for one in app.title] == [SAY("carry.title")]


def test_the_follow_up_takes_what_is_ticked_with_its_history(browser: Browser, old: Room) -> None:
    app = asked(browser, old.workshop_id)
    ticked = {one.key.rpartition("-")[2]: one.value for one in app.checkbox if one.key}
    assert ticked.pop("early") is False, "whether people write before the day"
    assert ticked == {"k1": True, "k9": True, "k8": False, "p1": True, "p2": True, "u1": True}
    assert SAY("carry.place", area="岩見沢市") in told(app)
    app.checkbox(key="open-p2").uncheck().run()
    shown = [one.value for one in app.markdown]
    assert any("だれのためか\u00a01・" in one and "KPI\u00a02" in one for one in shown)
    assert app.text_input(key="open-title").value == "買い物支援（つづき）"
    submit(app)
    assert not app.exception and not app.error
    room = newest(old)
    assert room.workshop.title == "買い物支援（つづき）" and room.workshop.area_code == "01210"
    assert room.workshop.agenda[2].stage_id == "look_back"
    assert {*room.workshop.kpis} == {"k1", "k9"} and {*room.workshop.personas} == {"p1"}
    assert room.workshop.kpis["k9"].versions == old.workshop.kpis["k9"].versions
    assert [one.act for one in audit().lines()] == ["carried"]


def test_it_is_due_once_and_the_earlier_meeting_says_where(browser: Browser, old: Room) -> None:
    assert f"review-{old.workshop_id}-k9" in keys(opened("home.py", browser))
    submit(asked(browser, old.workshop_id))
    room = newest(old)
    found = keys(opened("home.py", browser))
    assert f"review-{room.workshop_id}-k9" in found and f"review-{old.workshop_id}-k9" not in found
    app = AppTest.from_file(INDEX, default_timeout=30)
    app.query_params["workshop"], app.query_params["show"] = old.workshop_id, "kpis"
    app.query_params["kpi"] = "k9"
    browser.cookies[f"seat-{old.workshop_id}"] = SATO
    app.run().switch_page("workshop/work.py").run()
    assert not app.exception
    day = today().isoformat()
    assert SAY("carry.kpi_went", day=day) in [one.value for one in app.info]
    assert SAY("kpi.due_now", n=1) not in [one.value for one in app.warning]


def keys(app: AppTest) -> set[str]:
    assert not app.exception
    return {one.key for one in app.button if one.key}


def test_nobody_else_carries_from_it(known: Accounts, browser: Browser, old: Room) -> None:
    known.create("sato", "佐藤", "とても長い合いことばです")
    mori = known.create("mori", "森", "とても長い合いことばです", administrator=False)
    browser.cookies[COOKIE] = known.cookie(mori)
    for code, token in ((old.workshop_id, ""), (old.workshop_id, SUZUKI), ("ZZZZZZ", "")):
        app = asked(browser, code, token)
        assert [one.value for one in app.warning] == [SAY("carry.refused")]
        assert not app.checkbox and TITLE not in told(app)
    app = asked(browser, old.workshop_id, SATO)  # who leads it, with an account of their own
    submit(app)
    assert newest(old).workshop.owner == "mori"


def test_a_refused_follow_up_keeps_what_was_typed(browser: Browser, old: Room) -> None:
    app = asked(browser, old.workshop_id)
    app.text_input(key="open-title").input("\u200b")
    submit(app)
    assert app.error and app.text_input(key="open-title").value == "\u200b"
    assert len(rooms().store.openings()) == 2 and not old.workshop.went_on


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("買い物支援", "買い物支援（つづき）"),
        ("買い物支援（つづき）", "買い物支援（つづき2）"),
        ("買い物支援（つづき9）", "買い物支援（つづき10）"),
        ("長" * 80, "長" * 75 + "（つづき）"),
    ],
)
def test_the_title_counts_the_follow_ups(title: str, wanted: str) -> None:
    assert named(title, SAY) == wanted
