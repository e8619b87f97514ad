"""Every Explore page, for places of very different kind: complete, explained, never wrong."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from streamlit.testing.v1 import AppTest

from core import seat
from core.accounts import Accounts, accounts
from core.config import config
from core.process import rooms
from core.stats.as_of import until
from core.stats.catalog import FIELDS, INDICATORS
from core.stats.figure import figure
from core.stats.peers import held
from core.text import Text
from core.workshop.acts.flow import WorkshopOpened
from tests.conftest import AGENDA, SATO
from tests.pages.conftest import Browser

SAY = Text("ja")


INDEX = Path(__file__).parents[2] / "pages/index.py"


TEN = {
    "横浜市": "14100",
    "三宅町": "29362",
    "青ヶ島村": "13402",
    "双葉町": "07546",
    "夕張市": "01209",
    "伊那市": "20209",
    "千代田区": "13101",
    "与那国町": "47382",
    "奈義町": "33623",
    "岩見沢市": "01210",
    "川西町": "29361",
}


ALSO = {"奈良県": "29000", "全国": "00000"}


PAGES = ("overview", "compare", "map")


@pytest.fixture(autouse=True, scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Accounts]:
    """One installation for all these tests: they change nothing that another reads."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LIVE_PATH", str(tmp_path_factory.mktemp("live") / "w.duckdb"))
        for kept in (config, rooms):
            kept.cache_clear()
        yield accounts()
    for kept in (config, rooms):
        kept.cache_clear()


def opened(page: str, **asked: str) -> AppTest:
    app = AppTest.from_file(INDEX, default_timeout=60)
    for key, value in asked.items():
        app.query_params[key] = value
    app.run()
    return app.switch_page(f"explore/{page}.py").run()


def told(app: AppTest) -> str:
    """All words on the page."""
    assert not app.exception
    values = (getattr(one, "value", "") for one in app.main)
    return " ".join(value for value in values if isinstance(value, str))


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("name", [*TEN, *ALSO])
def test_a_page_says_where_it_is_and_whence_its_figures_are(
    browser: Browser, page: str, name: str
) -> None:
    words = told(opened(page, area=(TEN | ALSO)[name]))
    assert name in words and SAY("explore.source") in words
    assert "None" not in words and "nan" not in words


@pytest.mark.parametrize("field", list(FIELDS))
@pytest.mark.parametrize("area", ["双葉町", "青ヶ島村", "横浜市"])
def test_every_field_has_its_figures_or_the_reason_why_not(
    browser: Browser, area: str, field: str
) -> None:
    app = opened("overview", area=TEN[area])
    app.button_group[0].set_value(field).run()
    (listed, *_) = app.dataframe
    names, marks = (list(listed.value[SAY(f"list.{head}")]) for head in ("measure", "mark"))
    assert sorted(names) == sorted(
        one.title.ja for one in INDICATORS.values() if one.field == field
    )
    values = list(listed.value[SAY("list.value")])
    for value, mark in zip(values, marks, strict=True):
        assert (value == SAY("explore.missing")) == (mark == SAY("marks.none"))
    if SAY("marks.none") in marks:
        title = names[marks.index(SAY("marks.none"))]
        (name,) = [one.indicator_id for one in INDICATORS.values() if one.title.ja == title]
        missing = figure(rooms().package, name, TEN[area]).missing
        assert missing is not None
        assert missing.ja in told(opened("overview", area=TEN[area], figure=name))


def test_a_rate_of_an_evacuated_town_is_missing_with_its_reason(browser: Browser) -> None:
    words = told(opened("compare", area=TEN["双葉町"], indicator="women_in_labour_force"))
    assert "避難指示のため" in words and "値がないことは、0とは違います" in words


def test_the_choice_of_peers_is_in_the_address_and_changes_the_figures(browser: Browser) -> None:
    usual = told(opened("overview", area=TEN["伊那市"]))
    near = told(opened("overview", area=TEN["伊那市"], peers="nearest"))
    assert "類似団体（都市II-1）" in usual and "よく似た10団体" in near and "とくに" in near


def test_the_town_and_its_peers_go_along_to_the_next_page(browser: Browser) -> None:
    app = opened("overview", area=TEN["伊那市"], peers="nearest")
    app.query_params.clear()
    words = told(app.switch_page("explore/compare.py").run())
    assert "伊那市" in words and "よく似た10団体" in words


@pytest.mark.parametrize(
    ("peers", "label"), [("nearest", "よく似た10団体"), ("20210,20203", "えらんだ2地域")]
)
def test_the_chosen_peers_go_along_into_a_new_room_and_from_it_back(
    browser: Browser, peers: str, label: str
) -> None:
    town = TEN["伊那市"]
    app = opened("overview", area=town, peers=peers, why="天竜川でつながるから")
    app.button(key="open-here").click().run()
    assert app.selectbox(key=f"open-peers-{town}").value == peers
    held_here = WorkshopOpened("題", town, "伊那市", "2026-07-14", "local", AGENDA, peers=peers)
    room = rooms().open_workshop(held_here, SATO, "佐藤")
    assert held(rooms().package, town, room.workshop.peers).label.ja == label
    browser.cookies[f"seat-{room.workshop_id}"] = SATO
    shown = AppTest.from_file(INDEX, default_timeout=60)
    shown.query_params["workshop"] = room.workshop_id
    shown.run().switch_page("facilitate/console.py").run()
    links = [one.proto for one in shown.get("page_link")]
    (asked,) = [one.query_string for one in links if one.label == SAY("desk.figures")]
    words = told(opened("overview", **dict(parse_qsl(asked))))
    assert "伊那市" in words and label in words
    if peers == "nearest":  # so it is without being led there, and for who has a seat only
        words = told(opened("overview", workshop=room.workshop_id))
        assert "伊那市" in words and label in words
        browser.cookies.pop(f"seat-{room.workshop_id}")
        assert "伊那市" not in told(opened("overview", workshop=room.workshop_id))


def test_a_year_of_the_bar_tells_the_figures_of_then_and_goes_along(browser: Browser) -> None:
    town = TEN["伊那市"]
    app = opened("overview", area=town)
    app.selectbox(key="place-year").set_value("2021").run()
    words = told(app)
    assert SAY("explore.looked_back", year=2021) in words and "2050年" not in words
    then = figure(until(rooms().package, 2021), "birth_rate", town)
    listed = app.dataframe[0].value
    row = listed[listed[SAY("list.measure")] == then.title.ja].iloc[0]
    assert row[SAY("list.years")] == "2021年" and str(then.value)[:3] in row[SAY("list.value")]
    assert app.query_params["year"] in ("2021", ["2021"])
    app.query_params.clear()
    assert SAY("explore.looked_back", year=2021) in told(
        app.switch_page("explore/compare.py").run()
    )
    mapped = opened("map", area=town, indicator="birth_rate", year="2021")
    assert mapped.select_slider(key="map-year").value == 2021
    assert SAY("explore.looked_back", year=2021) not in told(mapped)
    mapped.select_slider(key="map-year").set_value(2022).run()
    assert SAY("explore.looked_back", year=2022) in told(
        mapped.switch_page("explore/overview.py").run()
    )


@pytest.mark.parametrize("year", ["1850", "2050", "nobody", "2019"])
def test_an_odd_year_is_the_newest(browser: Browser, year: str) -> None:
    app = opened("overview", area=TEN["双葉町"], year=year)
    assert app.selectbox(key="place-year").value == "" and "までの数字で見て" not in told(app)


@pytest.mark.parametrize("name", [*TEN, *ALSO])
@pytest.mark.parametrize("year", ["2021", "2024"])
def test_every_place_can_be_looked_back_at(browser: Browser, year: str, name: str) -> None:
    for page in ("overview", "compare"):
        words = told(opened(page, area=(TEN | ALSO)[name], year=year))
        assert name in words and "None" not in words and "nan" not in words
        assert "2050年" not in words


def test_peers_by_hand_need_a_reason(browser: Browser) -> None:
    chosen = {"area": TEN["伊那市"], "peers": "20210,20203"}
    without = told(opened("overview", **chosen))
    assert SAY("explore.peers_need") in without and "類似団体" in without
    words = told(opened("overview", **chosen, why="天竜川でつながるから"))
    assert "えらんだ2地域" in words and "天竜川でつながるから" in words


@pytest.mark.parametrize("peers", ["nobody", "99999", "20210,<b>", "by_hand", ","])
def test_an_odd_choice_of_peers_falls_back(browser: Browser, peers: str) -> None:
    assert "類似団体" in told(opened("overview", area=TEN["伊那市"], peers=peers))


def test_a_pinned_figure_keeps_its_peers_and_their_reason(browser: Browser) -> None:
    opened_ = WorkshopOpened("題", TEN["伊那市"], "伊那市", "2026-07-14", "local", AGENDA)
    room = rooms().open_workshop(opened_, SATO, "佐藤")
    browser.cookies[f"seat-{room.workshop_id}"] = SATO
    assert seat.seat_id(SATO) in room.workshop.seats
    for peers, label in (("similar", "類似団体"), ("nearest", "よく似た10団体")):
        app = opened("compare", area=TEN["伊那市"], peers=peers, indicator="birth_rate")
        app.button(key="pin-birth_rate-go").click().run()
        assert not app.exception
        pinned = list(room.workshop.figures.values())[-1]
        assert label in pinned.peer_label_ja and pinned.peer_reason_ja
    assert len(room.workshop.figures) == 2, "with other peers it is other evidence"


def test_the_years_taken_together_can_be_chosen_and_are_pinned(browser: Browser) -> None:
    opened_ = WorkshopOpened("題", TEN["三宅町"], "三宅町", "2026-07-14", "local", AGENDA)
    room = rooms().open_workshop(opened_, SATO, "佐藤")
    browser.cookies[f"seat-{room.workshop_id}"] = SATO
    app = opened("compare", area=TEN["三宅町"], indicator="birth_rate")
    assert "2022–24年の平均" in told(app)
    choice = next(one for one in app.radio if one.label == SAY("compare.together"))
    choice.set_value(5).run()
    assert "2020–24年の平均" in told(app)
    app.button(key="pin-birth_rate-go").click().run()
    (pinned,) = room.workshop.figures.values()
    assert pinned.years_label == "2020–24年の平均"


def test_years_can_be_taken_together_only_where_there_are_more(browser: Browser) -> None:
    """Births per woman rest on a census: one year, however many are asked for."""
    for name, offered in (("births_per_women", False), ("birth_rate", True), ("ageing", False)):
        app = opened("compare", area=TEN["三宅町"], indicator=name)
        assert (SAY("compare.together") in [one.label for one in app.radio]) == offered
