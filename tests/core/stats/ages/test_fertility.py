"""The fertility rate from tables by age, and its split into marriage and births."""

from random import Random

import pytest

from core.stats.ages.fertility import Group, Lack, Split, difference, split, splits
from core.stats.ages.tables import MOTHERS
from tests.core.stats.ages.tables import BIRTHS, MARRIED, WOMEN, fertility, tables


def test_the_rate_is_five_times_the_sum_of_the_age_groups() -> None:
    (found,) = splits(tables(fertility()))
    by_hand = 5 * sum(b / w for b, w in zip(BIRTHS, WOMEN, strict=True))
    assert found.rate == pytest.approx(by_hand)
    product = 5 * sum(g.share * (g.married_rate or 0) for g in found.groups)
    assert product == pytest.approx(by_hand), "share married times births of the married"
    assert (found.year, found.birth_years) == (2020, (2018, 2019, 2020, 2021, 2022))
    assert found.births == 5 * sum(BIRTHS)
    assert found.low < found.rate < found.high


def test_more_years_of_births_leave_less_to_chance() -> None:
    five = splits(tables(fertility()))[0]
    one = splits(tables(fertility(birth_years=(2020,))))[0]
    assert one.rate == pytest.approx(five.rate)
    assert one.high - one.low > 2 * (five.high - five.low)


def test_births_far_from_the_census_are_not_taken() -> None:
    items = [*fertility(birth_years=(2019, 2020)), *fertility(birth_years=(2023, 2024))[2:]]
    found = split(tables(items), 2020)
    assert not isinstance(found, Lack) and found.birth_years == (2019, 2020)


def test_a_difference_is_marriage_plus_births() -> None:
    town = splits(tables(fertility()))[0]
    fewer_married = tuple(round(n * 0.8) for n in MARRIED)
    other = splits(tables(fertility(married=fewer_married), "奈良県"))[0]
    found = difference(town, other)
    assert found.marriage.value + found.births.value == pytest.approx(found.whole.value)
    assert found.whole.value == pytest.approx(0.0)
    assert found.marriage.value > 0.2 and not found.marriage.by_chance
    assert found.births.value == pytest.approx(-found.marriage.value)


def test_a_difference_in_nothing_but_marriage_is_said_to_be_marriage() -> None:
    women = tuple(100 * n for n in WOMEN)
    half = splits(tables(fertility(women=women, married=tuple(40 * n for n in MARRIED),
                                        births=tuple(40 * n for n in BIRTHS))))[0]  # fmt: skip
    full = splits(tables(fertility(women=women, married=tuple(80 * n for n in MARRIED),
                                        births=tuple(80 * n for n in BIRTHS))))[0]  # fmt: skip
    found = difference(full, half)
    assert found.births.value == pytest.approx(0.0) and found.births.by_chance
    assert found.marriage.value == pytest.approx(found.whole.value) and not found.whole.by_chance
    back = difference(half, full)
    assert back.marriage.value == pytest.approx(-found.marriage.value)


def test_where_nobody_is_married_at_an_age_the_difference_is_marriage() -> None:
    none = splits(tables(fertility(married=(0, *MARRIED[1:]), births=(1, *BIRTHS[1:]))))[0]
    some = splits(tables(fertility()))[0]
    found = difference(none, some)
    assert found.births.value == pytest.approx(0.0)
    assert found.marriage.value == pytest.approx(found.whole.value) == pytest.approx(5 / WOMEN[0])


def drawn(chance: Random, women: int, years: int, follow: bool, share: float = 1.0) -> Split:
    """A town by chance; births follow the number of the married, or that of all women."""
    groups = []
    for low, of, married, births in zip(MOTHERS, WOMEN, MARRIED, BIRTHS, strict=True):
        here = round(women * of / sum(WOMEN))
        rate = (births + 0.1) / of
        wed = sum(chance.random() < share * married / of for _ in range(here))
        mean = years * rate * (wed * of / married if follow else here)
        groups.append(Group(low, here, wed, poisson(chance, mean), years))
    return Split("町", 2020, tuple(range(2021 - years, 2021)), tuple(groups), 0.0, 0.0)


def poisson(chance: Random, mean: float) -> int:
    """A number of events, by the times between them."""
    found, at = 0, chance.expovariate(1)
    while at < mean:
        found, at = found + 1, at + chance.expovariate(1)
    return found


@pytest.mark.parametrize("follow", [True, False], ids=["of the married", "of all women"])
@pytest.mark.parametrize(("women", "pairs"), [(500, 1500), (1000, 1000), (3000, 600), (10000, 240)])
def test_where_nothing_differs_beyond_chance_is_said_in_five_percent_at_most(
    women: int, pairs: int, follow: bool
) -> None:
    chance = Random(f"{women}-{follow}")
    said = [0, 0, 0, 0]
    for at in range(pairs):
        years = (1, 5)[at % 2]
        one, two = (drawn(chance, women, years, follow) for _ in "ab")
        found = difference(one, two)
        beyond = [not part.by_chance for part in (found.whole, found.marriage, found.births)]
        said = [n + yes for n, yes in zip(said, [*beyond, any(beyond)], strict=True)]
    assert all(n <= 0.05 * pairs for n in said), said


def test_a_true_difference_in_marriage_is_found() -> None:
    chance = Random("true")
    found = [difference(drawn(chance, 3000, 5, True), drawn(chance, 3000, 5, True, 0.8))
             for _ in range(40)]  # fmt: skip
    assert sum(not one.marriage.by_chance for one in found) >= 38
    assert sum(not one.births.by_chance for one in found) <= 2
