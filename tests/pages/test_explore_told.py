"""What Explore pages say beside their figures: scores, chance, units, languages, tables."""

import re

import pytest

from core.process import rooms
from core.stats.catalog import INDICATORS
from core.stats.figure import figure
from core.stats.missing import EVACUATED
from core.stats.sentence import plain
from core.text import Text
from pages.explore.parts import figures
from tests.pages.conftest import Browser
from tests.pages.test_explore import SAY, TEN, opened, told
from tests.pages.test_explore import known as known


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


def test_where_no_field_has_a_score_no_empty_radar_is_drawn(browser: Browser) -> None:
    blank = SAY("compare.profile_blank")
    assert blank in told(opened("compare", area="07546"))
    assert blank not in told(opened("compare", area=TEN["伊那市"]))


def test_a_map_without_a_place_of_its_own_says_from_where_to_where(browser: Browser) -> None:
    words = told(opened("map", area="00000", indicator="birth_rate"))
    assert "市区町村の出生率は、千人あたり1.1人から千人あたり15.2人までです" in words
    assert "全国の1,741市区町村すべてに値があります" in words and "太い枠" not in words


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


def test_a_card_on_the_map_tells_value_margin_and_peers_of_the_newest_years(
    browser: Browser,
) -> None:
    def card(**asked: str) -> str:
        app = opened("map", indicator="birth_rate", **asked)
        shown = (one.proto.body for one in app.get("html"))
        return next((one for one in shown if "<b>岩見沢市</b>" in one), "")

    town = TEN["岩見沢市"]
    five = figure(rooms().package, "birth_rate", town, together=5)
    assert five.low is not None and five.high is not None and five.peer_median is not None
    told = card(area=town)
    low, high = (plain(end, five.decimals) for end in (five.low, five.high))
    assert SAY("map.own_range", low=low, high=high) in told
    assert plain(five.peer_median, five.decimals) in told
    assert not card(area=town, year="2021"), "peers of another year are not set beside it"
