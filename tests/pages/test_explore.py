"""Every Explore page, for places of very different kind: complete, explained, never wrong."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from streamlit.testing.v1 import AppTest

from core import seat
from core.accounts import LOCAL, Accounts, accounts
from core.config import config
from core.own.model import Draft, Item
from core.own.store import own_store
from core.process import rooms
from core.stats.as_of import until
from core.stats.catalog import FIELDS, INDICATORS
from core.stats.figure import figure
from core.stats.findings import findings
from core.stats.missing import EVACUATED
from core.stats.peers import default, held
from core.text import Text
from core.workshop.acts.flow import WorkshopOpened
from pages.explore.parts import figures
from pages.shared.markdown import APART
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


def test_a_figure_is_not_set_beside_itself(browser: Browser) -> None:
    app = opened("compare", area=TEN["伊那市"], indicator="ageing", second="ageing")
    words = told(app)
    assert "高齢化率 × 高齢化率" not in words and "高齢化率 × 女性の労働力率" in words


def test_what_a_town_cannot_have_is_said_once_and_not_counted_as_peers(browser: Browser) -> None:
    words = told(opened("compare", area=TEN["岩見沢市"], indicator="total_fertility_rate"))
    assert "位置は出しません" not in words and "両方の値がある相手が0地域" in words


def test_a_number_that_shows_size_says_so(browser: Browser) -> None:
    sized = told(opened("compare", area=TEN["横浜市"], indicator="net_migration"))
    assert SAY("compare.sized") in sized
    assert SAY("compare.sized") not in told(opened("compare", area=TEN["横浜市"]))


def test_few_peers_are_not_divided_into_tenths(browser: Browser) -> None:
    few = {"peers": "20210,20203,20202", "why": "天竜川でつながるから"}
    words = told(opened("compare", area=TEN["横浜市"], indicator="density", **few))
    assert "1割に入る" not in words and "横浜市はその外にある" in words


def test_scores_that_rest_on_a_handful_are_named(browser: Browser) -> None:
    words = told(opened("compare", area=TEN["青ヶ島村"]))
    start = SAY("compare.profile_few").split("{")[0]
    assert start in words and "医師数" in words.split(start)[1].split("。")[0]
    assert start not in told(opened("compare", area=TEN["横浜市"]))


def test_an_empty_profile_gives_the_reason(browser: Browser) -> None:
    words = told(opened("compare", area=TEN["双葉町"]))
    assert SAY("compare.profile_none") + EVACUATED.ja in words
    assert SAY("compare.profile_gap").split("{")[0] not in words
    away = SAY("compare.profile_away").split("{")[0]
    assert away in words and "婚姻率" in words.split(away)[1].split("。")[0]


def test_scores_that_chance_explains_are_named(browser: Browser) -> None:
    start = SAY("compare.profile_chance").split("{")[0]
    words = told(opened("compare", area=TEN["青ヶ島村"]))
    assert start in words and "社会増減率" in words.split(start)[1].split("。")[0]
    assert start not in told(opened("compare", area=TEN["千代田区"]))


def test_ends_of_the_profile_tell_ties_and_cuts(browser: Browser) -> None:
    words = told(opened("compare", area=TEN["千代田区"]))
    assert (
        "外側にあるのは「賑わい・生活環境」「地域・コミュニティ」「医療・保健」（80以上）" in words
    )


def test_the_range_of_chance_is_told_beside_a_place_among_peers(browser: Browser) -> None:
    reaches = SAY("compare.reaches")
    island = told(opened("compare", area=TEN["青ヶ島村"]))
    assert f"青ヶ島村は高い方の1割に入る。{reaches}" in island
    assert reaches not in told(opened("compare", area=TEN["奈義町"]))


def test_works_of_a_year_and_a_crowd_by_day_are_named_beside_the_scores(browser: Browser) -> None:
    start = SAY("compare.profile_swing").split("{")[0]
    town = told(opened("compare", area=TEN["奈義町"]))
    assert "教育費" in town.split(start)[1].split("。")[0] and "昼の人口" not in town
    ward = told(opened("compare", area=TEN["千代田区"]))
    assert ward.count("昼の人口は住民の約18倍") == 1 and start not in ward


def test_columns_of_a_table_tell_unit_and_years(browser: Browser) -> None:
    package = rooms().package
    tax = figure(package, "local_tax_per_resident", TEN["伊那市"])
    births = figure(package, "births", TEN["三宅町"])
    assert figures.heading(tax, SAY) == "住民1人あたり地方税（千円、2022年度）"
    assert list(figures.table(tax, SAY)) == ["地域", "年度", "住民1人あたり地方税（千円）"]
    assert figures.heading(births, Text("en")) == "Births (average of 2021–23)"
    assert list(figures.table(births, Text("en")))[1:] == ["Year", "Births"]


def test_what_grows_with_size_is_drawn_beside_its_past_and_not_its_peers(
    browser: Browser,
) -> None:
    package = rooms().package
    births = figure(package, "births", TEN["双葉町"])
    points = figures.drawn(births, SAY)["layer"][0]["data"]["values"]
    assert [row["value"] for row in points] == [v for _, v in births.series if v is not None]
    scales = [
        layer["encoding"]["y"]["scale"]
        for layer in figures.drawn(births, SAY)["layer"]
        if "scale" in layer["encoding"].get("y", {})
    ]
    assert scales and all(scale["zero"] for scale in scales)
    rate = figures.drawn(figure(package, "birth_rate", TEN["双葉町"]), SAY)
    assert rate["layer"][0]["data"]["values"][0]["median"] is not None
    app = opened("overview", area=TEN["双葉町"], figure="births")
    assert "出生数" in told(app)
    (table, *_) = app.dataframe
    assert list(table.value[SAY("explore.place")]) == ["双葉町"], "a prefecture is no peer in size"


def test_the_profiles_table_begins_with_what_is_read_first(browser: Browser) -> None:
    app = opened("compare", area=TEN["双葉町"])
    app.session_state["profile-more"] = True  # unfolded
    (table, *_) = app.run().dataframe
    heads = ("indicator", "score", "value", "against", "years", "outward", "field")
    assert list(table.value) == [SAY(f"compare.column_{head}") for head in heads]
    assert set(table.value[SAY("compare.column_score")]) == {"値なし", "避難"}


def test_what_has_a_value_comes_first_and_a_prefectures_value_has_its_year(
    browser: Browser,
) -> None:
    app = opened("overview", area=TEN["岩見沢市"])
    titles = list(app.dataframe[0].value[SAY("list.measure")])
    assert titles.index("離婚率") < titles.index("合計特殊出生率（都道府県）")
    words = told(opened("overview", area=TEN["岩見沢市"], figure="total_fertility_rate"))
    assert "北海道\u00a01.12　（2022年）" in words


@pytest.mark.parametrize("page", ["overview", "compare"])
@pytest.mark.parametrize("name", ["青ヶ島村", "双葉町"])
def test_english_pages_speak_english(browser: Browser, page: str, name: str) -> None:
    asked = {"indicator": "doctors_rate", "second": "debt_service_ratio", "language": "en"}
    words = told(opened(page, area=TEN[name], **asked))
    kept = words.replace(name, "").replace("日本語", "")
    assert not re.search("[ぁ-んァ-ヶ一-龠]", kept), kept


def test_what_only_grows_with_size_is_no_map(browser: Browser) -> None:
    app = opened("map", area=TEN["伊那市"], indicator="births")
    titles = [INDICATORS[name].title.ja for name in ("births", "households")]
    assert not any(option.startswith(titles[0] + "　") for option in app.selectbox[0].options)
    assert "出生率" in told(app), "it falls back to one that can be mapped"


@pytest.mark.parametrize("language", ["ja", "en"])
def test_every_indicator_has_a_definition_and_sources(browser: Browser, language: str) -> None:
    for name in ("births", "total_fertility_rate", "shops_rate", "labour_force_gap"):
        app = opened("sources", indicator=name, language=language)
        words = told(app)
        title = getattr(INDICATORS[name].title, language)
        assert title in words and "公共データ利用規約" in words


def test_the_table_and_the_files_are_one_tap_away(browser: Browser) -> None:
    app = opened("compare", area=TEN["奈義町"])
    assert app.expander and SAY("explore.table_files") in [one.label for one in app.expander]


def test_what_the_municipality_gave_is_marked_pinned_and_only_for_accounts(
    browser: Browser,
) -> None:
    name, area = "産後ケアを使った人", TEN["奈義町"]
    item = Item(
        name, "人", "objective", "childcare", area, "奈義町", 2025, True, 12.0, 0, "こども課"
    )
    own_store().add(Draft("a.csv", "f" * 64, (item,)), LOCAL)
    opened_ = WorkshopOpened("題", area, "奈義町", "2026-07-14", "local", AGENDA)
    room = rooms().open_workshop(opened_, SATO, "佐藤")
    browser.cookies[f"seat-{room.workshop_id}"] = SATO
    app = opened("overview", area=area)
    app.button_group[0].set_value("childcare").run()
    assert f"{name}（自治体提供・暫定）" in list(app.dataframe[0].value[SAY("list.measure")])
    app = opened("overview", area=area, figure=item.indicator_id)
    assert f"**{name}（自治体提供・暫定）{APART}**" in told(app)
    app.button(key=f"pin-{item.indicator_id}-go").click().run()
    assert not app.exception
    (pinned,) = room.workshop.figures.values()
    assert pinned.value == 12.0 and "自治体提供・暫定" in pinned.source_ja
    browser.remote_ip = "203.0.113.9"
    assert name not in told(opened("overview", area=area, figure=item.indicator_id))
    app = opened("overview", area=area)
    app.button_group[0].set_value("childcare").run()
    assert not any(name in one for one in app.dataframe[0].value[SAY("list.measure")])


def test_a_town_begins_with_four_findings_fertility_first(browser: Browser) -> None:
    words = told(opened("overview", area=TEN["伊那市"]))
    found = findings(rooms().package, TEN["伊那市"], default(rooms().package, TEN["伊那市"]))
    places = [words.index(one.title.ja) for one in found]
    assert places == sorted(places) and found[0].title.ja.startswith("合計特殊出生率")
    for one in found:
        assert one.chance.ja in words and one.figure.question.ja in words


def test_the_table_is_searched_over_all_fields_and_says_what_it_lacks(browser: Browser) -> None:
    app = opened("overview", area=TEN["伊那市"])
    app.text_input(key="list-words").set_value("医師").run()
    titles = list(app.dataframe[0].value[SAY("list.measure")])
    assert titles and all("医師" in title for title in titles)
    app.selectbox(key="list-order").set_value("name").run()
    assert list(app.dataframe[0].value[SAY("list.measure")]) == sorted(titles)
    app.text_input(key="list-words").set_value("").run()
    app.selectbox(key="list-order").set_value("newest").run()
    table = app.dataframe[0].value
    years = [one[:4] for one in table[SAY("list.years")] if one]
    assert years[0] >= years[-1] and set(years) > {years[0]}
    app.selectbox(key="list-order").set_value("far").run()
    marks = list(app.dataframe[0].value[SAY("list.mark")])
    assert not marks[0].startswith(SAY("marks.half"))
    app.text_input(key="list-words").set_value("ありえない").run()
    assert not app.dataframe and SAY("list.nothing", text="ありえない") in told(app)


def test_a_row_shows_value_years_course_and_place_among_peers(browser: Browser) -> None:
    rows = opened("overview", area=TEN["川西町"]).dataframe[0].value
    row = rows[rows[SAY("list.measure")].str.startswith("合計特殊出生率（市区町村")].iloc[0]
    assert row[SAY("list.value")] == "1.23" and "2008–12年" in row[SAY("list.years")]
    assert row[SAY("list.mark")] == "低い、" + SAY("marks.old")
    assert row[SAY("list.place")].startswith("data:image/svg+xml")


def test_on_a_phone_the_figures_are_cards(browser: Browser) -> None:
    browser.headers.append(("User-Agent", "Mozilla/5.0 (Linux; Android 10) Mobile Safari/537.36"))
    app = opened("overview", area=TEN["川西町"])
    many = sum(one.field == next(iter(FIELDS)) for one in INDICATORS.values())
    assert not app.dataframe and SAY("list.found_cards", n=many) in told(app)
    (cards,) = [one for one in app.get("bidi_component") if one.proto.component_name == "rows"]
    shown = json.loads(cards.proto.json)["rows"]
    fertility = next(one for one in shown if one["name"] == "fertility_rate_municipal")
    words = [fertility[key] for key in ("value", "place", "marks")]
    assert words == ["1.23", "低い", SAY("marks.old")]
    assert "2008–12年" in fertility["years"] and fertility["strip"].startswith("data:image/svg")
    app.selectbox(key="place-year").set_value("2022").run()
    assert SAY("explore.looked_back", year=2022) in told(app)


def test_a_link_opens_the_same_figure_again(browser: Browser) -> None:
    app = opened("overview", area=TEN["伊那市"], figure="doctors_rate")
    one = figure(rooms().package, "doctors_rate", TEN["伊那市"])
    assert one.sentence.ja in told(app)
    assert app.query_params["figure"] in ("doctors_rate", ["doctors_rate"])
    app = opened("overview", area=TEN["伊那市"], figure="birth_rate", **{"with": "20210,20203"})
    (table, *_) = app.dataframe
    places = ["伊那市", *(rooms().package.area(code).name for code in ("20210", "20203"))]
    assert list(table.value[SAY("explore.place")]) == [*places, "長野県", "全国"]
    links = [one.value for one in app.code]
    assert any("with=20210%2C20203" in one and "figure=birth_rate" in one for one in links)
    app.multiselect(key="with-places").set_value(["20210"]).run()
    assert app.query_params["with"] in ("20210", ["20210"])
    (back,) = [one for one in app.button if one.label.startswith("←")]
    assert SAY("list.title") in told(back.click().run()), "and back to the town"


def test_ticked_figures_are_shown_again_by_a_link_and_go_into_a_meeting_together(
    browser: Browser,
) -> None:
    area, names = TEN["伊那市"], ["birth_rate", "doctors_rate", "total_fertility_rate"]
    app = opened("overview", area=area, ticked=",".join([*names, "no_such_figure"]))
    shown = list(app.dataframe[0].value[SAY("list.measure")])
    titles = {INDICATORS[name].title.ja for name in names}
    assert set(shown) == titles, "of two fields, and nothing else"
    assert SAY("list.ticked", n=3) in told(app) and any("ticked=" in one.value for one in app.code)
    opened_ = WorkshopOpened("題", area, "伊那市", "2026-07-14", "local", AGENDA)
    room = rooms().open_workshop(opened_, SATO, "佐藤")
    browser.cookies[f"seat-{room.workshop_id}"] = SATO
    app = opened("overview", area=area, ticked=",".join(names))
    app.button(key="ticked-room").click().run()
    assert not app.exception
    pinned = {one.indicator_id for one in room.workshop.figures.values()}
    assert pinned == {"birth_rate", "doctors_rate"}, "what has no value cannot be frozen"
    assert SAY("list.ticked_none") in told(opened("overview", area=area))


def test_a_new_meeting_begins_with_the_figures_that_were_ticked(browser: Browser) -> None:
    before = {code for code, _ in rooms().store.openings()}
    app = AppTest.from_file(INDEX, default_timeout=60)
    app.query_params.update(area=TEN["伊那市"], figures="birth_rate,doctors_rate")
    app.run().switch_page("facilitate/open.py").run()
    assert SAY("open.brought", n=2) in told(app)
    next(one for one in app.button if one.label == SAY("open.submit")).click().run()
    assert not app.exception
    (code,) = {code for code, _ in rooms().store.openings()} - before
    figures = rooms().room(code).workshop.figures.values()
    assert [one.indicator_id for one in figures] == ["birth_rate", "doctors_rate"]


def test_the_town_page_leads_to_the_page_that_prints(browser: Browser) -> None:
    app = opened("overview", area=TEN["伊那市"])
    links = [one.proto.url for one in app.get("link_button")]
    assert any(url.startswith("/t/20209?") for url in links)


@pytest.mark.parametrize("page", [*PAGES, "ages"])
def test_no_page_is_blank_without_a_town(browser: Browser, page: str) -> None:
    app = opened(page)
    words = told(app)
    assert "全国" in words and SAY("explore.begin") in words and "/t?language=ja" in words
    assert "area" not in app.query_params


def test_the_start_page_suggests_towns_by_every_name_and_opens_the_chosen(
    browser: Browser,
) -> None:
    app = AppTest.from_file(INDEX, default_timeout=60).run()
    box = app.selectbox(key="town")
    (label,) = [one for one in box.options if "45204" in one]
    assert all(word in label for word in ("日南市", "宮崎県", "にちなん", "Nichinan"))
    assert len(box.options) == len(rooms().package.areas())
    box.set_value("45204").run()
    assert "日南市" in told(app) and "まず見る4つ" in told(app)
