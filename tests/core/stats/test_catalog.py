"""The catalogue is complete, and asks instead of judging."""

import re

import pytest

from core.stats.catalog import FIELDS, INDICATORS
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
    assert (table(package, indicator) == table(package, indicator)).any()


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
    assert all(key == one.indicator_id for key, one in INDICATORS.items())
