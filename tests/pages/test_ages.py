"""Marriage, births and moves: the package's part for everybody, tables by age for accounts."""

from typing import Any

import pytest

from core.accounts import LOCAL
from core.own.ages import name_of
from core.own.model import MARK, Draft, Item
from core.own.store import own_store
from core.process import rooms
from core.stats.ages.tables import ALL_AGES, SEXES, Cell
from core.text import Text
from core.workshop.acts.flow import WorkshopOpened
from core.workshop.room import Room
from tests.conftest import AGENDA, SATO
from tests.core.own.tables import fertility, people
from tests.pages.conftest import Browser
from tests.pages.test_explore import ALSO, TEN, known, opened, told

__all__ = ["known"]
SAY = Text("ja")


@pytest.mark.parametrize("name", [*TEN, *ALSO])
def test_every_place_has_its_rough_view_or_the_reason_why_not(browser: Browser, name: str) -> None:
    words = told(opened("ages", area=(TEN | ALSO)[name]))
    assert name in words and SAY("explore.source") in words and SAY("ages.births_rough") in words
    assert "None" not in words and "nan" not in words
    if name in TEN:
        assert SAY("ages.lack_no_table") in words and SAY("ages.no_flow") in words
    empty = name == "双葉町"  # nobody lived there in 2015 and 2020, and nobody projects it alone
    assert (SAY("ages.ahead_broken") in words) == empty
    assert (SAY("ages.ahead_dashed") in words) == (not empty and name != "全国")
    assert ("まとめて推計" in words) == (empty or name == "全国")


def test_tables_by_age_give_split_and_flow_to_accounts_alone(browser: Browser) -> None:
    area = TEN["伊那市"]
    place: dict[str, Any] = {"area": area, "name": "伊那市"}
    items = [*fertility(**place), *fertility(2015, birth_years=(2015,), **place)]
    items += [one for year in (2015, 2020) for one in people(year, {"men": {15: 130, 20: 117}})]
    moved = [i for i in items if i.area_code == area]
    own_store().add(Draft("a.csv", "a" * 64, tuple(moved)), LOCAL)
    app = opened("ages", area=area)
    words = told(app)
    assert MARK.ja in words or any(MARK.ja in one.value for one in app.markdown)
    assert SAY("ages.lack_no_table") not in words
    assert SAY("ages.difference", other=SAY("ages.place_year", place="伊那市", year=2015)) in words
    opened_ = WorkshopOpened("題", area, "伊那市", "2026-07-14", "local", AGENDA)
    room = rooms().open_workshop(opened_, SATO, "佐藤")
    browser.cookies[f"seat-{room.workshop_id}"] = SATO
    app = opened("ages", area=area)
    app.button(key="pin-own_by_age_tfr-go").click().run()
    assert not app.exception
    (pinned,) = room.workshop.figures.values()
    assert pinned.indicator_id == "own_by_age_tfr" and "から計算" in pinned.source_ja
    own_store().remove(own_store().all()[0].import_id, LOCAL)
    assert SAY("ages.rate") not in told(opened("ages", area=area))
    kept = Room(room.workshop_id, rooms().store).workshop.figures
    assert list(kept.values()) == [pinned], "frozen in the log, with its mark and source"
    browser.remote_ip = "203.0.113.9"
    words = told(opened("ages", area=area))
    assert SAY("ages.account") in words and MARK.ja not in words
    assert SAY("ages.rate") not in words


def test_on_a_phone_findings_are_read_at_once_and_charts_one_at_a_time(browser: Browser) -> None:
    browser.headers.append(("User-Agent", "Mozilla/5.0 (Linux; Android 10) Mobile Safari/537.36"))
    app = opened("ages", area="45204")
    folds = [one.label for one in app.expander if "fold-" in (one.proto.id or "")]
    for words in ("4,600人", "38％減りました", "29,534人", "12,630人、50％です", "1.65"):
        assert any(words in one for one in folds), words
    assert len(app.get("vega_lite_chart")) == 1 and SAY("ages.three_cannot") in told(app)
    app.session_state["fold-future"] = True
    assert len(app.run().get("vega_lite_chart")) == 2


def test_everybody_sees_pyramids_generations_and_2050(browser: Browser) -> None:
    app = opened("ages", area="45204", census="2000")
    words = told(app)
    assert "20～39歳の女性は2000年に" in words and "15～19歳から20～24歳" in words
    assert "推計より615人少なく" in words and SAY("ages.three_cannot") in words
    slider = app.select_slider(key="pyramid-year")
    assert slider.value == 2000 and list(map(int, slider.options)) == list(range(1980, 2016, 5))
    slider.set_value(2015).run()
    assert "2015年に4,600人" in told(app) and app.query_params["census"] in ("2015", ["2015"])
    items = [
        Item(name_of(Cell("projected", sex, low)).ja, "人", "objective", "population", "45204",
             "日南市", 2050, False, 10.0, 0, "社人研 結果表1")
        for sex in SEXES for low in ALL_AGES
    ]  # fmt: skip
    own_store().add(Draft("b.xlsx", "b" * 64, tuple(items)), LOCAL)
    app = opened("ages", area="45204", census="2050")
    assert "2050年に40人という推計" in told(app) and SAY("ages.pyramid_last") not in told(app)
    browser.remote_ip = "203.0.113.9"
    assert SAY("ages.pyramid_last") in told(opened("ages", area="45204")), "for accounts alone"
