"""What is said of ages and of 2050, in every municipality: parts, signs and shares."""

import re
from collections.abc import Iterator

import pytest

from core.stats.ages.ahead import Ahead, ahead
from core.stats.ages.counted import Pyramid, counted, pyramids
from core.stats.ages.flow import Flow, cohort
from core.stats.ages.told import generation, young_women
from core.stats.package import Package
from core.units import plain
from tests.core.stats.sentences import read

MOVED = re.compile(r"女性は、(\d+)～\d+歳から(\d+)～\d+歳になる5年で(\d+)％(減り|増え)ました")
PEOPLE = re.compile(r"([\d,]+)人")


def of_2050(found: Ahead) -> Iterator[str]:
    words, last = found.title().ja, found.projected.get(2050)
    apart = None if found.preliminary is None else found.apart
    told = {"少なく": -1, "多く": 1, "推計と同じ": 0}
    said = [sign for way, sign in told.items() if way in words]
    if said != ([] if apart is None else [(apart > 0) - (apart < 0)]):
        yield f"more or fewer: {words}"
    share = plain(100 * (last or 0) / found.projected.get(2020, 1), 0)
    if ("2050年の推計" in words) != bool(last) or (last and f"2020年の{share}％" not in words):
        yield f"2050: {words}"
    if last and sum(found.ages[2050]) != last:
        yield f"three ages are not the whole: {found.ages[2050]} {last}"
    if three := found.three().ja:
        numbers = [read(one) for one in PEOPLE.findall(three)]
        if numbers != [*found.ages[2020], *found.ages[2050]]:
            yield three
    if any(sum(found.ages[year]) > found.known[year] for year in {2015, 2020} & {*found.ages}):
        yield f"more people by age than people: {found.ages}"


def of_pyramids(found: tuple[Pyramid, ...], known: dict[int, float]) -> Iterator[str]:
    for one in found:
        if not one.total <= known[one.year] or not 0 <= one.young_women <= sum(one.women.values()):
            yield f"pyramid of {one.year}"
    if len(found) > 1:
        now, then = found[-1], found[0]
        words = young_women(now, then).ja
        if then.young_women:
            share = plain(100 * now.young_women / then.young_women, 0)
            if f"。{then.year}年の{share}％です" not in words:
                yield words
        if f"{now.year}年に{plain(now.young_women, 0)}人" not in words:
            yield words


def of_generations(now: Flow, then: Flow | None) -> Iterator[str]:
    words = generation(now, then).ja
    moved = MOVED.search(words)
    if not moved:
        if "合わせて" not in words and now.young("women"):
            yield words
        return
    (one,) = [c for c in now.young("women") if c.low == int(moved[2])]
    percent = one.percent or 0.0
    if int(moved[1]) != one.low - 5 or plain(abs(percent), 0) != moved[3]:
        yield words
    if {"減り": -1, "増え": 1}[moved[4]] != (percent > 0) - (percent < 0) or moved[3] == "0":
        yield f"a change of nothing: {words}"


@pytest.fixture(scope="module")
def towns(package: Package) -> list[str]:
    return [area.area_code for area in package.areas() if area.kind == "municipality"]


def test_nothing_that_is_said_of_ages_contradicts_its_numbers(
    package: Package, towns: list[str]
) -> None:
    found = []
    for code in towns:
        coming, ages = ahead(package, code), counted(package, code)
        found += [(code, each) for each in of_2050(coming)]
        found += [(code, each) for each in of_pyramids(pyramids(ages), coming.known)]
        if now := cohort(ages):
            found += [(code, each) for each in of_generations(now, cohort(ages, 2005))]
    assert len(towns) == 1741 and found == []
