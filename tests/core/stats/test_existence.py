"""How many fit: hand-worked cases, the census's own crosses in every municipality, and words."""

from collections.abc import Iterable, Iterator
from itertools import combinations, product

import numpy as np
import pytest

from core.errors import Refused
from core.stats import existence_words as words
from core.stats.bounds import extremes
from core.stats.conditions import CENSUS_YEAR, CONDITIONS, Set, cells, closure
from core.stats.crosses import ADULTS, TABLES
from core.stats.existence import existence, independent
from core.stats.existence_words import about
from core.stats.package import Package, open_package
from core.stats.recognisable import RECOGNISABLE
from core.stats.values import evaluate
from data.build import HERE

MIYAKE, AOGASHIMA, FUTABA = "29362", "13402", "07546"
AGED = "population_15_over_male + population_15_over_female"
"""Adults in the census's tables by work, which leave out those of unknown age."""
PERSONAS = (
    ("women", "age_15_64"), ("women", "age_15_64", "employed"), ("foreign",), ("women", "care"),
    ("newcomer", "men", "age_15_64"), ("age_75", "women"), ("under_15",), ("commuter", "employed"),
    ("mother_children",), ("couple_children", "newborn"),
)  # fmt: skip


@pytest.fixture(scope="module")
def package() -> Package:
    return open_package(HERE / "regional.duckdb")


def known(**counts: float) -> dict[frozenset[str], float]:
    return {frozenset(key if key != "all" else ""): n for key, n in counts.items()}


def subsets(names: Iterable[str]) -> list[Set]:
    """Every kind of person where no condition excludes another."""
    names = list(names)
    return [frozenset(n for n, true in zip(names, which, strict=True) if true)
            for which in product((True, False), repeat=len(names))]  # fmt: skip


def _bounds(
    wanted: Set, counts: dict[Set, float], kinds: list[Set] | None = None
) -> tuple[float, float, float, list[Set]]:
    """(low, high, guess, counts of the guess), the ends to a hundredth."""
    guess, used = independent(wanted, counts)
    low, high = extremes(kinds or subsets(sorted(wanted)), counts, wanted)
    return round(low, 2), round(high, 2), guess, used


def test_a_published_cross_is_exact() -> None:
    low, high, guess, used = _bounds(frozenset("ab"), known(all=100, a=40, b=50, ab=23))
    assert (low, high, guess, used) == (23, 23, 23, [frozenset("ab")])


@pytest.mark.parametrize(
    ("a", "b", "low", "high", "guess"),
    [(40, 50, 0, 40, 20), (80, 70, 50, 70, 56), (100, 30, 30, 30, 30), (0, 30, 0, 0, 0)],
)
def test_two_counts_leave_frechets_range(
    a: float, b: float, low: float, high: float, guess: float
) -> None:
    assert _bounds(frozenset("ab"), known(all=100, a=a, b=b))[:3] == (low, high, guess)


def test_three_counts_overlap_only_as_far_as_they_must() -> None:
    low, high, guess, _ = _bounds(frozenset("abc"), known(all=100, a=90, b=80, c=70))
    assert (low, high) == (40, 70) and guess == pytest.approx(50.4)


def test_crosses_with_a_shared_condition_narrow_the_range() -> None:
    counts = known(all=100, a=50, b=60, c=60, ab=45, ac=30)
    low, high, guess, used = _bounds(frozenset("abc"), counts)
    assert (low, high) == (25, 30) and guess == pytest.approx(27.0)
    assert set(used) == {frozenset("ab"), frozenset("ac"), frozenset("a")}


def test_what_no_count_speaks_of_is_refused() -> None:
    with pytest.raises(Refused):
        _bounds(frozenset("ab"), known(all=100, a=40))


def test_counts_that_contradict_each_other_are_taken_down_to_the_nearest_that_do_not() -> None:
    either = [frozenset("a"), frozenset("b")]
    low, high = extremes(either, known(all=100, a=60, b=50), frozenset("a"))
    assert 50 <= low == high <= 60


def crosses() -> Iterator[tuple[frozenset[str], frozenset[str], frozenset[str]]]:
    """Every pair of published groups whose cross is published too."""
    tables = {t.conditions for t in TABLES["people", CENSUS_YEAR] if t.conditions}
    for one, two in combinations(sorted(tables, key=sorted), 2):
        both = one | two
        if both in tables and both not in (one, two):
            yield one, two, both


def test_the_range_holds_the_truth_wherever_the_census_tells_it(package: Package) -> None:
    cube = package.cube
    at = cube.years.index(CENSUS_YEAR)
    counts = {t.conditions: evaluate(t.formula, cube)[:, at] for t in TABLES["people", CENSUS_YEAR]}
    rows = [cube.row[a.area_code] for a in package.areas() if a.kind == "municipality"]
    pairs = list(crosses())
    assert len(pairs) >= 7
    kinds = {both: list({both & kind for kind in cells("people", CENSUS_YEAR)})
             for *_, both in pairs}  # fmt: skip
    checked = 0
    for (one, two, both), row in product(pairs, rows):
        truth = counts[both][row]
        shown = {key: float(n[row]) for key, n in counts.items()
                 if key <= both and key != both and not np.isnan(n[row])}  # fmt: skip
        if np.isnan(truth) or not {one, two, frozenset()} <= shown.keys():
            continue
        low, high, guess, _ = _bounds(both, shown, kinds[both])
        guess = min(max(guess, low), high)
        slack = 0.5 + 0.005 * shown[frozenset()]  # people of unknown age or work are spread
        assert low - slack <= truth <= high + slack, (sorted(both), row)
        assert low <= guess <= high
        checked += 1
    assert checked > 0.95 * len(pairs) * len(rows)


def test_those_in_work_add_up_to_the_imputed_number_of_the_census(package: Package) -> None:
    """People who did not tell are spread in proportion, as the census's own imputation does."""
    cube = package.cube
    at = cube.years.index(CENSUS_YEAR)
    tables = {t.conditions: t.formula for t in TABLES["people", CENSUS_YEAR]}

    def country(formula: str) -> float:
        return float(evaluate(formula, cube)[cube.row["00000"], at])

    ours, theirs = country(tables[closure(["employed"])]), country("workers")
    adults, of_known_age = country(tables[closure(["adult"])]), country(AGED)
    assert country("population_15_64 + population_65_over") == of_known_age
    assert ours * of_known_age / adults == pytest.approx(theirs, rel=0.02)
    assert adults == pytest.approx(sum(country(one) for one in ADULTS[CENSUS_YEAR].values()))


@pytest.mark.parametrize("conditions", PERSONAS, ids="-".join)
@pytest.mark.parametrize("area", ["14100", MIYAKE, AOGASHIMA, "13101", "01210", "29000"])
def test_every_answer_is_said_in_both_languages(
    package: Package, area: str, conditions: tuple[str, ...]
) -> None:
    found = existence(package, area, conditions)
    assert 0 <= found.low <= found.estimate <= found.high <= found.whole
    assert found.sources and found.sources_en and found.used
    value, told, method = (f(found) for f in (words.value, words.sentence, words.method))
    for text in (value, told, method):
        assert text.ja and text.en and "nan" not in text.ja + text.en
    assert told.ja.endswith("。") and told.en.endswith(".")
    assert "2020" in method.ja and "2020" in method.en
    if found.verdict in ("few", "none"):
        digits = {str(n) for n in range(1, RECOGNISABLE)}
        numbers = "".join(c if c.isdigit() else " " for c in told.ja + value.ja).split()
        shown = [n for n in numbers if n in digits]
        titles = "".join(CONDITIONS[name].title.ja for name in conditions)
        assert all(n in titles for n in shown), "so few are not told apart"


def test_contradictions_are_nobody(package: Package) -> None:
    found = existence(package, MIYAKE, ["under_15", "employed"])
    assert (found.low, found.high, found.verdict) == (0, 0, "none")
    assert "見直して" in words.sentence(found).ja


@pytest.mark.parametrize(
    ("area", "conditions", "reason"),
    [
        (MIYAKE, [], "refused.bad_request"),
        (MIYAKE, ["tall"], "refused.bad_request"),
        (MIYAKE, ["women", "men"], "existence.two_universes"),
        (MIYAKE, ["women", "mother_children"], "existence.two_universes"),
        (FUTABA, ["women"], "existence.evacuated"),
        (AOGASHIMA, ["three_generations"], "existence.no_value"),
        ("99999", ["women"], "refused.unknown"),
    ],
)
def test_what_cannot_be_asked_is_refused(
    package: Package, area: str, conditions: list[str], reason: str
) -> None:
    with pytest.raises(Refused) as refused:
        existence(package, area, conditions)
    assert refused.value.reason == reason


def test_small_places_are_warned_of(package: Package) -> None:
    found = existence(package, AOGASHIMA, ["mother_children"])
    assert found.verdict == "few" and "だれのことか分かる" in words.sentence(found).ja
    assert words.value(found).ja == "10世帯未満"


@pytest.mark.parametrize(
    ("value", "ja"),
    [(0.2, "0"), (3, "10未満"), (9.9, "10未満"), (48, "48"), (123, "120"), (1774, "1,800"),
     (1167646, "1,200,000")],
)  # fmt: skip
def test_numbers_are_said_as_roughly_as_they_are_known(value: float, ja: str) -> None:
    assert about(value, "ja") == ja


def test_ages_of_five_years_are_those_of_2015_and_say_so(package: Package) -> None:
    cube = package.cube
    row, at = cube.row["20209"], cube.years.index(2015)
    found = existence(package, "20209", ["women", "age_25_29"])
    counted = float(cube.values["female_25_29"][row, at])
    unknown = float(cube.values["female_age_unknown"][row, at])
    everybody = float(cube.values["female_all_ages"][row, at])
    assert found.exact and found.verdict == "many" and found.year == 2015
    assert found.high == pytest.approx(counted * everybody / (everybody - unknown))
    assert "2015年" in words.sentence(found).ja and "いまの数ではない" in words.method(found).ja
    working = existence(package, "20209", ["women", "age_25_29", "employed"])
    assert working.verdict == "unknown" and working.high <= found.high + 0.01
    assert existence(package, "20209", ["age_10_14", "employed"]).impossible
    with pytest.raises(Refused) as refused:
        existence(package, "20209", ["age_25_29", "commuter"])
    told = {"conditions": ["commuter"], "year": 2015}
    assert (refused.value.reason, refused.value.details) == ("existence.no_value", told)
