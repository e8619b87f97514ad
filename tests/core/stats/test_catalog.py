"""The catalogue is complete, and asks instead of judging."""

import re
import shutil
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from core.stats.catalog import FIELDS, FOLDER, INDICATORS, load
from core.stats.indicator import Indicator
from core.stats.package import Package
from core.stats.values import evaluate, table

EACH = pytest.mark.parametrize("indicator", INDICATORS.values(), ids=list(INDICATORS))
VERDICTS = ("問題", "悪い", "良い", "劣", "優れ", "危機", "消滅", "遅れ")


def test_there_are_at_least_sixty_in_all_eight_fields() -> None:
    assert len(INDICATORS) >= 60
    assert {one.field for one in INDICATORS.values()} == set(FIELDS)
    assert min(sum(i.field == f for i in INDICATORS.values()) for f in FIELDS) >= 8


def test_those_the_finished_example_points_to_exist() -> None:
    wanted = {"births", "marriages", "net_migration", "households", "children", "ageing"}
    assert wanted <= set(INDICATORS)


@EACH
def test_words_exist_in_both_languages(indicator: Indicator) -> None:
    for text in (indicator.title, indicator.note, indicator.question):
        assert re.search(r"[ぁ-んァ-ヶ一-龠]", text.ja)
        assert text.en and not re.search(r"[ぁ-んァ-ヶ一-龠]", text.en)
    assert bool(indicator.unit.ja) == bool(indicator.unit.en)


@EACH
def test_the_question_is_open_and_no_verdict(indicator: Indicator) -> None:
    assert indicator.question.ja.endswith("か。")
    assert indicator.question.en.endswith("?")
    assert not [w for w in VERDICTS if w in indicator.question.ja + indicator.title.ja]


@EACH
def test_every_measure_is_packaged_and_has_values(package: Package, indicator: Indicator) -> None:
    assert set(indicator.measures) <= set(package.cube.values)
    assert known(package, indicator).any()


@EACH
def test_a_municipality_has_a_value_or_it_is_said_that_none_has(
    package: Package, indicator: Indicator
) -> None:
    towns = [area.kind == "municipality" for area in package.areas()]
    assert known(package, indicator)[towns].any() == (indicator.only != "prefecture")


def known(package: Package, indicator: Indicator) -> npt.NDArray[np.bool_]:
    return ~np.isnan(table(package, indicator))


@EACH
def test_what_only_prefectures_have_says_where_to_look(indicator: Indicator) -> None:
    assert (indicator.only == "prefecture") == (indicator.missing is not None)


@EACH
def test_count_and_base_give_the_formula(package: Package, indicator: Indicator) -> None:
    if indicator.count_measure:
        text = indicator.count_measure
        if indicator.base_measure:
            text = f"{indicator.scale} * ({text}) / nullif({indicator.base_measure}, 0)"
        whole, parts = (evaluate(f, package.cube) for f in (indicator.formula, text))
        assert ((whole == parts) | (whole != whole)).all()


def test_numbers_and_ids_are_unique() -> None:
    titles = [one.title.ja for one in INDICATORS.values()]
    assert len(set(titles)) == len(titles)
    assert len({one.formula.replace(" ", "") for one in INDICATORS.values()}) == len(titles)
    assert all(key == one.indicator_id for key, one in INDICATORS.items())


def test_the_file_of_an_indicator_is_its_field() -> None:
    assert {path.stem for path in FOLDER.glob("*.toml")} == set(FIELDS)
    for field in FIELDS:
        text = (FOLDER / f"{field}.toml").read_text(encoding="utf-8")
        names = re.findall(r"^\[(\w+)\]", text, re.MULTILINE)
        assert names and {INDICATORS[name].field for name in names} == {field}


CHILDREN = """
[again]
title = {ja = "ふたたび", en = "Again"}
unit = {ja = "人", en = "children"}
decimals = 0
note = {ja = "見本", en = "sample"}
question = {ja = "何ですか。", en = "What?"}
"""
RATE = 'count = "nursery_children"\nbase = "nursery_capacity"\nscale = 100\n'


@pytest.mark.parametrize(
    ("field", "added", "said"),
    [
        ("childcare", 'formula = "nursery_use"', "childcare.toml, again: no measures"),
        ("childcare", RATE, "childcare.toml, again: the id or the formula of nursery_use"),
        ("living", 'formula = "nursery_children +"', "living.toml, again: not a formula"),
        ("living", 'formula = "nursery_children"\nfield = "childcare"',
         "living.toml, again: the field is the file, not a key"),
        ("living", "", "living.toml, again, formula: Field required"),
        ("living", 'formula = "nursery_children"\nbetter = "more"',
         "living.toml, again, better: Input should be 'higher' or 'lower'"),
        ("living", 'formula = "nursery_children"\nrank = 1',
         "living.toml, again, rank: Unexpected"),
        ("living", 'formula = "nursery_children"\nchance = "yes"',
         "living.toml, again, chance: Unexpected"),
        ("schools", 'formula = "nursery_children"', "data: no fields ['schools']"),
    ],
)  # fmt: skip
def test_a_faulty_indicator_is_named_with_its_file(
    tmp_path: Path, field: str, added: str, said: str
) -> None:
    folder = shutil.copytree(FOLDER, tmp_path / "data")
    with (folder / f"{field}.toml").open("a", encoding="utf-8") as file:
        file.write(CHILDREN + added)
    with pytest.raises(ValueError, match=f"^{re.escape(said)}"):
        load(folder)


def test_an_added_indicator_is_one_table(tmp_path: Path) -> None:
    folder = shutil.copytree(FOLDER, tmp_path / "data")
    with (folder / "childcare.toml").open("a", encoding="utf-8") as file:
        file.write(CHILDREN + RATE.replace("nursery_children", "nursery_waiting + nursery_workers"))
    one = load(folder)["again"]
    assert one.formula == "100 * (nursery_waiting + nursery_workers) / nullif(nursery_capacity, 0)"
    assert (one.field, one.count_measure, one.only) == ("childcare", "", "")
