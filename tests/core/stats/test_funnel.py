"""How many are left after each condition, and what the municipality's own table says."""

from itertools import pairwise

import pytest

from core.errors import Refused
from core.stats import existence_words
from core.stats.ages.tables import Ages, Cell
from core.stats.existence import existence
from core.stats.funnel import funnel, own_counts
from core.stats.package import Package


def test_each_condition_leaves_no_more_than_the_one_before(package: Package) -> None:
    steps, found = funnel(package, "45204", ["women", "employed", "care"])
    assert [one.title.ja for one in steps][1:] == ["女性", "働いている", "医療・福祉で働く"]
    assert all(a.high >= b.high and a.share >= b.share for a, b in pairwise(steps))
    assert [one.exact for one in steps] == [True, True, True, False]
    assert (steps[-1].low, steps[-1].high) == (found.low, found.high)
    assert found == existence(package, "45204", ["women", "employed", "care"])
    with pytest.raises(Refused):
        funnel(package, "45204", ["women", "single"])


def test_a_bar_below_ten_is_as_long_as_ten_and_gives_no_number_away(package: Package) -> None:
    steps, found = funnel(package, "13402", ["women", "age_80s"])
    assert found.verdict == "few" and 0 < found.high < 10
    last = steps[-1]
    assert (last.sure, last.share) == (0.0, 10 / found.whole)


def test_an_own_table_answers_for_an_age_of_five_years() -> None:
    counts = {Cell("population", "women", 25): {2023: 400.0, 2024: 380.0},
              Cell("population", "men", 25): {2023: 410.0}}  # fmt: skip
    ages = Ages("日南市", counts, (("population", "市民課"),))
    (women,) = own_counts(ages, ["women", "age_25_29"])
    assert (women.value, women.year, women.source) == (380.0, 2024, "市民課")
    (both,) = own_counts(ages, ["age_25_29"])
    assert (both.value, both.year) == (810.0, 2023), "the newest year that has both"
    said = [existence_words.exactly(n, existence_words.UNIT["people"]).ja for n in (380.0, 9.0)]
    assert said == ["380人", "10人未満"], "few people are told as few, whoever counted them"
    assert own_counts(ages, ["women"]) == own_counts(Ages(), ["age_25_29"]) == []
