"""The range of the check is the narrowest that all published tables leave, found a second way.

Here every kind of person and household is written out once more, by what it is and not by what
excludes what, and scipy's linear programming finds the least and the most.
"""

import random
from collections.abc import Callable
from itertools import product
from typing import NamedTuple

import numpy as np
import pytest
from scipy.optimize import linprog

from core.errors import Refused
from core.stats.conditions import (
    CENSUS_YEAR,
    CONDITIONS,
    FIVE_YEAR,
    Universe,
    of_age,
)
from core.stats.crosses import TABLES
from core.stats.cube import Numbers
from core.stats.existence import Existence, existence, offered
from core.stats.existence_words import sentence, value
from core.stats.package import Package, kept
from core.stats.values import evaluate


class Person(NamedTuple):
    sex: str
    age: int
    does: str
    goes_out: bool
    foreign: bool
    moved_in: bool


class Household(NamedTuple):
    form: str
    born: bool


INDUSTRIES = ("primary", "manufacturing", "care", "information")


JOBS = (*INDUSTRIES, "another job")


PEOPLE = [
    Person(*one)
    for one in product("fm", (7, 40, 70, 80), (*JOBS, "looking", "neither", "child"),
                       (False, True), (False, True), (False, True))
    if (one[1] < 15) == (one[2] == "child") and not (one[4] and one[5])
]  # fmt: skip


FORMS = ("couple_children", "mother_children", "father_children", "couple", "three_generations",
         "young alone", "old alone", "other")  # fmt: skip


ALL = [Household(*one) for one in product(FORMS, (False, True))
       if not (one[1] and one[0] in ("couple", "young alone", "old alone"))]  # fmt: skip


HOLDS: dict[str, Callable[..., bool]] = {
    "women": lambda p: p.sex == "f",
    "men": lambda p: p.sex == "m",
    "under_15": lambda p: p.age < 15,
    "adult": lambda p: p.age >= 15,
    "age_15_64": lambda p: 15 <= p.age < 65,
    "age_65": lambda p: p.age >= 65,
    "age_75": lambda p: p.age >= 75,
    "employed": lambda p: p.does in JOBS,
    "unemployed": lambda p: p.does == "looking",
    "not_working": lambda p: p.does == "neither",
    **{name: lambda p, name=name: p.does == name for name in INDUSTRIES},
    "commuter": lambda p: p.goes_out,
    "foreign": lambda p: p.foreign,
    "newcomer": lambda p: p.moved_in,
    **{form: lambda h, form=form: h.form == form for form in FORMS[:5]},
    "single": lambda h: h.form in ("young alone", "old alone"),
    "single_65": lambda h: h.form == "old alone",
    "newborn": lambda h: h.born,
}


FIVES = range(0, 91, 5)


PEOPLE_2015 = [
    Person(sex, age, does, False, foreign, False)
    for sex, age, does, foreign in product("fm", FIVES, (*JOBS, "looking", "neither", "child"),
                                           (False, True))
    if (age < 15) == (does == "child")
]  # fmt: skip


HOLDS |= {f"age_{n}_{n + 4}": lambda p, n=n: p.age == n for n in FIVES if n < 90}


HOLDS |= {f"age_{n}s": lambda p, n=n: n <= p.age < n + 10 for n in range(20, 90, 10)}


HOLDS["age_90_over"] = lambda p: p.age == 90


Kinds = list[Person] | list[Household]


KINDS: dict[tuple[Universe, int], Kinds] = {
    ("people", CENSUS_YEAR): PEOPLE, ("households", CENSUS_YEAR): ALL,
    ("people", FIVE_YEAR): PEOPLE_2015,
}  # fmt: skip


def fits(one: Person | Household, conditions: frozenset[str] | list[str]) -> bool:
    return all(HOLDS[name](one) for name in conditions)


@kept
def published(
    package: Package, universe: Universe, year: int = CENSUS_YEAR
) -> list[tuple[frozenset[str], Numbers]]:
    """Every published table: what it counts, and its number in each area."""
    at = package.cube.years.index(year)
    tables = TABLES[universe, year]
    return [(t.conditions, evaluate(t.formula, package.cube)[:, at]) for t in tables]


def by_programming(
    package: Package, code: str, chosen: list[str], year: int = CENSUS_YEAR
) -> tuple[float, float] | None:
    """(least, most) over all published tables; None where they contradict each other."""
    row = package.cube.row[code]
    universe = CONDITIONS[chosen[0]].universe
    kinds = KINDS[universe, year]
    tables = published(package, universe, year)
    counts = [(c, float(n[row])) for c, n in tables if not np.isnan(n[row])]
    sums = np.array([[fits(one, conditions) for one in kinds] for conditions, _ in counts], float)
    numbers = np.array([n for _, n in counts])
    target = np.array([fits(one, chosen) for one in kinds], float)
    ends = [linprog(sign * target, A_eq=sums, b_eq=numbers).fun for sign in (1, -1)]
    return None if None in ends else (float(ends[0] or 0), -float(ends[1] or 0))


def asked(package: Package, chance: random.Random) -> tuple[str, list[str]]:
    """A municipality and one to four conditions of different groups."""
    towns = [a.area_code for a in package.areas() if a.kind == "municipality"]
    universe: Universe = chance.choice(("people", "people", "people", "households"))
    groups = offered(package, universe)
    count = chance.randint(1, min(4, len(groups)))
    some = chance.sample(sorted(groups), count)
    now = [[n for n in groups[g] if CONDITIONS[n].year == CENSUS_YEAR] for g in some]
    return chance.choice(towns), [chance.choice(names) for names in now]


def test_the_range_is_that_of_linear_programming_over_all_published_tables(
    package: Package,
) -> None:
    chance = random.Random(20201001)
    compared = 0
    while compared < 300:
        code, chosen = asked(package, chance)
        try:
            found = existence(package, code, chosen)
        except Refused:
            continue
        ends = by_programming(package, code, chosen)
        assert ends is not None, "the published tables can all be true at once"
        compared += 1
        slack = 0.01 + 1e-7 * found.whole
        assert found.low == pytest.approx(ends[0], abs=slack), (code, chosen)
        assert found.high == pytest.approx(ends[1], abs=slack), (code, chosen)
        told(found)


def test_ages_of_five_and_ten_years_are_bounded_alike(package: Package) -> None:
    chance = random.Random(20151001)
    ages = [name for name, one in CONDITIONS.items() if one.year == FIVE_YEAR]
    towns = [a.area_code for a in package.areas() if a.kind == "municipality"]
    others = (["women", "men"], ["employed", "unemployed", "not_working"], ["foreign"])
    compared = 0
    while compared < 60:
        code, count = chance.choice(towns), chance.randint(0, 3)
        chosen = [chance.choice(ages), *map(chance.choice, chance.sample(others, count))]
        try:
            found = existence(package, code, chosen)
        except Refused:
            continue
        ends = by_programming(package, code, chosen, FIVE_YEAR)
        assert ends is not None and found.year == FIVE_YEAR
        compared += 1
        slack = 0.01 + 1e-7 * found.whole
        assert found.low == pytest.approx(ends[0], abs=slack), (code, chosen)
        assert found.high == pytest.approx(ends[1], abs=slack), (code, chosen)
        told(found)


@pytest.mark.parametrize(
    ("words", "age"),
    [("けんさん（25歳・独身）", "age_25_29"), ("３０代の母親", "age_30s"), ("75才", "age_75_79"),
     ("103歳", "age_90_over"), ("0歳の子", "age_0_4"), ("10代", ""), ("ゆか", ""), ("999歳", "")],
)  # fmt: skip
def test_an_age_in_words_is_answered_by_the_ages_around_it(words: str, age: str) -> None:
    assert of_age(words) == age and (not age or age in CONDITIONS)


def told(found: Existence) -> None:
    """What is said of a range."""
    words = sentence(found)
    if found.high >= 10 and (found.low < 0.5 or found.high > 10 * found.low):
        assert found.verdict == "unknown"
        assert "分かりません" in words.ja and "cannot tell" in words.en
        assert "見当" not in value(found).ja and "関係がないとすると" not in words.ja
        assert "国勢調査" in words.ja and "census" in words.en
    assert (found.verdict == "many") == (found.low >= 10 and found.high <= 10 * found.low)
