"""The four findings of a town: in words that claim no more than the figures, and drawn."""

import json
from typing import Any

import pytest

from core.charts.finding import drawn
from core.charts.mini import strip_svg
from core.charts.picture import svg
from core.charts.theme import LETTERS
from core.stats.figure import figure, figures
from core.stats.finding import Finding
from core.stats.findings import finding, findings
from core.stats.marks import apart, marks, placed
from core.stats.pace import births_pace
from core.stats.package import COUNTRY, Package
from core.stats.peers import default

TOWNS = {
    "日南市": "45204", "川西町": "29361", "三宅町": "29362", "双葉町": "07546", "小笠原村": "13421",
    "青ヶ島村": "13402", "千代田区": "13101", "横浜市": "14100", "倶知安町": "01400",
    "夕張市": "01209", "大阪府": "27000", "全国": COUNTRY,
}  # fmt: skip


def told(package: Package, code: str) -> dict[str, Finding]:
    return {one.name: one for one in findings(package, code, default(package, code))}


@pytest.mark.parametrize("code", TOWNS.values(), ids=TOWNS)
def test_every_place_is_told_in_four_findings_that_can_be_drawn(
    package: Package, code: str
) -> None:
    found = told(package, code)
    assert list(found) == ["fertility", "births", "population", "apart"]
    for one in found.values():
        assert one.title.ja and one.title.en and one.measure.ja and one.kinds
        assert one.figure.question.ja and bool(one.source.ja) == bool(one.points)
        assert one.chance.ja if one.figure.value is None else one.points
        for language in ("ja", "en"):
            for narrow in (False, True):
                spec = drawn(one, language, narrow=narrow)
                assert (spec is None) == (one.form == "none")
                if spec:
                    assert spec["description"] == one.told.of(language)


def test_fertility_comes_first_beside_the_median_of_its_peers(package: Package) -> None:
    one = told(package, "45204")["fertility"]
    assert one.title.ja == "合計特殊出生率は1.65。くらべる相手のまん中は1.45です"
    assert one.kind.ja == "推計" and one.form == "dots"
    assert "2018–22年" in one.measure.ja


def test_a_value_that_is_not_new_says_so(package: Package) -> None:
    one = told(package, "29361")["fertility"]
    assert "2008–12年" in one.measure.ja and one.chance.ja.startswith("新しくない値です")
    assert "新しくない" not in told(package, "45204")["fertility"].chance.ja


def test_births_fall_only_where_chance_does_not_explain_it(package: Package) -> None:
    fell, open_ = (told(package, code)["births"] for code in ("45204", "29362"))
    assert fell.title.ja.endswith("7.1人から4.1人に減りました")
    assert "偶然の範囲をこえます（2016年→2024年）" in fell.chance.ja
    assert open_.title.ja.endswith("からの変化は偶然の範囲です")
    assert "減りました" not in open_.title.ja
    assert all(point.low is not None for point in fell.points)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (
            "45204",
            "399人（2016年）から201人（2024年）へ50％減り、くらべる相手のまん中（37％減）より速い",
        ),
        (
            "14100",
            "へ26％減り、くらべる相手のまん中（28％減）よりゆるやかな減り方です（偶然の範囲をこえます）",
        ),
        ("29361", "49人（2016–18年の平均）から27人（2022–24年の平均）へ45％減り、"),
        ("29361", "くらべる相手のまん中（36％減）とのちがいは偶然の範囲です"),
        ("13402", "0.7人（2016–18年の平均）から1.7人（2022–24年の平均）へ増え、"),
        ("12220", "1,973人（2024年）へ5％増え、くらべる相手のまん中（27％減）より上向き"),
        (COUNTRY, "997,781人（2016年）から710,427人（2024年）へ29％減りました。"),
    ],
)
def test_births_are_said_to_fall_faster_than_in_towns_alike_only_beyond_chance(
    package: Package, code: str, words: str
) -> None:
    """日南市: 201 of 600 births; at the ratio of the peers it would be 0.387 of them: p = 0.01."""
    assert words in births_pace(package, code, default(package, code)).ja
    chance = told(package, code)["births"].chance.ja
    assert words in chance
    assert ("人口がもっと増えたので" in chance) == (code == "12220"), "births rose, their rate fell"


def test_the_population_goes_on_as_a_projection_and_says_so(package: Package) -> None:
    one = told(package, "45204")["population"]
    assert one.title.ja == "人口は9年で13.7％減りました。2050年の推計は2020年の58％です"
    assert one.kind.ja == "実績・将来推計"
    ahead = [point for point in one.points if point.ahead]
    assert (ahead[0].year, ahead[0].value, ahead[-1].year) == (2020, 100.0, 2050)
    assert ahead[-1].value == pytest.approx(100 * 29534 / 50848)
    spec = drawn(one)
    assert spec is not None
    dashed = [one for one in spec["layer"] if one["mark"].get("strokeDash") == [7, 5]]
    assert dashed and all(layer["data"]["values"][0]["ahead"] for layer in dashed)
    assert len(one.source.ja.split(" / ")) > 1


def test_a_town_without_a_projection_of_its_own_has_none_and_says_why(package: Package) -> None:
    one = told(package, "07546")["population"]
    assert "2050" not in one.title.ja and one.kind.ja == "実績"
    assert "まとめて推計" in one.chance.ja and "避難先" in one.chance.ja
    assert "将来推計" not in one.measure.ja, "what is not drawn is not named"
    assert "避難先" in told(package, "07546")["apart"].chance.ja
    assert "住民の約18倍" in told(package, "13101")["apart"].chance.ja


@pytest.mark.parametrize(("code", "many"), [("13402", 5), ("32449", 3), ("45204", 1)])
def test_a_line_of_few_people_ends_at_the_number_that_is_told(
    package: Package, code: str, many: int
) -> None:
    """青ヶ島村: single years of one or two births would say 0 and 23 per thousand in turn."""
    one = told(package, code)["births"]
    assert one.together == many and (f"{many}年の平均" in one.measure.ja) == (many > 1)
    last = one.points[-1]
    assert (last.value, last.low, last.high) == pytest.approx(
        (one.figure.value, one.figure.low, one.figure.high)
    )
    assert last.peer_median == pytest.approx(one.figure.peer_median)
    if "偶然の範囲" in one.title.ja:
        assert f"{one.figure.value:.1f}人" in one.title.ja


def test_what_grows_with_size_is_told_without_peers(package: Package) -> None:
    one = figure(package, "births", "29361")
    shown = finding(one, package, default(package, "29361"))
    assert "まん中" not in shown.title.ja + shown.chance.ja and shown.form == "course"
    assert {(point.peer_low, point.peer_median) for point in shown.points} == {(None, None)}


def test_no_finding_ranks_a_town(package: Package) -> None:
    for code in TOWNS.values():
        for one in told(package, code).values():
            assert not {"位", "番目", "ranks"} & set(one.title.ja + one.chance.ja)


def test_a_chart_has_no_small_letters_and_names_right_of_the_last_year(package: Package) -> None:
    for one in told(package, "45204").values():
        spec = drawn(one)
        assert spec is not None
        sizes = [layer["mark"].get("fontSize", LETTERS) for layer in spec["layer"]]
        assert min(sizes) >= 14 and _axes(spec) == {LETTERS}
    births = drawn(told(package, "45204")["births"])
    assert births is not None
    names = [layer for layer in births["layer"] if layer["mark"]["type"] == "text"]
    assert {layer["mark"]["align"] for layer in names} == {"left"}
    rows = names[0]["data"]["values"]
    assert {row["year"] for row in rows} == {2024}
    assert [row["text"] for row in rows] == ["まん中 4.5", "日南市 4.1"]


def _axes(spec: dict[str, Any]) -> set[int]:
    axes = [
        one["axis"]
        for layer in spec["layer"]
        for name, one in layer["encoding"].items()
        if name in "xy" and one.get("axis")
    ]
    return {axis["labelFontSize"] for axis in axes}


def test_the_same_chart_is_a_picture(package: Package) -> None:
    spec = drawn(told(package, "45204")["fertility"], narrow=True)
    assert spec is not None
    assert "日南市 1.65" in svg(spec, 320)


@pytest.mark.parametrize(
    ("narrow", "language", "kept"),
    [(True, "ja", "日南市 4.1"), (True, "en", "4.1"), (False, "en", "Nichinan-shi 4.1")],
)
def test_a_long_name_leaves_a_phone_s_chart_to_the_line(
    package: Package, narrow: bool, language: str, kept: str
) -> None:
    spec = drawn(told(package, "45204")["births"], language, narrow=narrow)
    assert f'"text": "{kept}"' in json.dumps(spec, ensure_ascii=False)


def test_a_number_that_grows_with_size_is_not_marked_beside_its_peers(package: Package) -> None:
    births, rate, old = (
        figure(package, name, "29361")
        for name in ("social_change", "birth_rate", "fertility_rate_municipal")
    )
    assert marks(births) == () and not apart(births)
    assert [one.ja for one in marks(rate)] == ["偶然の範囲"] and not apart(rate)
    assert [one.ja for one in marks(old)] == ["新しくない"] and apart(old)
    assert [placed(one).ja for one in (births, rate, old)] == ["", "まん中の半分", "低い"]
    none = figure(package, "total_fertility_rate", "29361")
    assert [one.ja for one in marks(none)] == ["データなし"]


def test_a_strip_shows_every_peer_and_nothing_without_them(package: Package) -> None:
    drawn_ = strip_svg(figure(package, "birth_rate", "29361"))
    assert "<circle" in drawn_ and drawn_.count("v12") > 10
    assert strip_svg(figure(package, "birth_rate", COUNTRY)) == ""
    flush = next(one for one in figures(package, "13101") if "水洗化率" in one.title.ja)
    assert strip_svg(flush) == "", "100.0 % in every ward of Tokyo"
