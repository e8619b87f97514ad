"""All sentences of many places: nothing in them contradicts anything else in them.

Births, marriages and their rates of every municipality stand in test_past.
"""

import re

import pytest

from core.stats.catalog import INDICATORS
from core.stats.figure import figure
from core.stats.glance import glance
from core.stats.package import Package
from core.stats.peers import default
from tests.core.stats.sentences import contradictions

EVENTS = ("births_per_marriage", "death_rate")
EVERY = 58
"""Places between two whose every figure is read."""


def towns(package: Package) -> list[str]:
    return [a.area_code for a in package.areas() if a.kind == "municipality"]


@pytest.mark.parametrize("name", EVENTS)
def test_no_municipality_hears_a_contradiction(package: Package, name: str) -> None:
    found = [
        (problem, one.sentence.ja)
        for code in towns(package)
        for one in [figure(package, name, code)]
        for problem in contradictions(one)
    ]
    assert found == []


def test_nor_does_one_in_fifty_eight_in_any_figure_or_at_a_glance(package: Package) -> None:
    """Each figure begins at another place, so that every municipality hears some of them."""
    found, heard = [], set[str]()
    for at, name in enumerate(INDICATORS):
        for code in [*towns(package)[at % EVERY :: EVERY], "29000", "47000", "00000"]:
            heard.add(code)
            one = figure(package, name, code)
            found += [(problem, one.sentence.ja) for problem in contradictions(one)]
    assert heard >= set(towns(package))
    for code in [*towns(package)[::EVERY], "29000", "47000", "00000"]:
        for said in glance(package, code, default(package, code)):
            assert said.words.ja.endswith("。") and not re.search(r"−0(?![.\d])|nan", said.words.ja)
    assert found == []


def test_a_figure_that_counts_japanese_only_says_so_everywhere(package: Package) -> None:
    """大泉町, where one in five is from abroad."""
    for code in ("10524", "29362", "14000"):
        for name, indicator in INDICATORS.items():
            one = figure(package, name, code)
            if one.value is None:
                continue
            some = indicator.counted[0].japanese
            assert ("日本人" in one.sentence.ja.replace(indicator.title.ja, "")) == some, name
            assert ("Japanese nationals" in one.sentence.en) == some, name
    mixed = figure(package, "marriage_rate", "10524").sentence
    assert "割る人口には外国人（約18％）も入るので、小さく出る。" in mixed.ja


def test_the_countrys_sum_is_marked_and_old_figures_say_why(package: Package) -> None:
    assert "住所の分からない分を除く。" in figure(package, "births", "00000").sentence.ja
    assert "住所の分からない" not in figure(package, "births", "14000").sentence.ja
    assert "without those of unknown address" in figure(package, "births", "00000").sentence.en
    old = figure(package, "pupils_per_teacher", "41204").sentence
    assert "2016年の古い値。そのあと義務教育学校ができ" in old.ja and "This is old (2016)" in old.en
    assert "古い値" not in figure(package, "pupils_per_teacher", "29362").sentence.ja
