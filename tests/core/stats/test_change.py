"""Why a population changes, everywhere: the parts are the whole, and words have its sign.

Whole and parts are taken from the register's own columns here, not from the indicators.
"""

import re
from collections.abc import Iterator

import numpy as np
import pytest

from core.charts.change import change
from core.stats.change import change_said, changes
from core.stats.glance import _population
from core.stats.package import COUNTRY, Area, Package
from core.stats.peers import default
from core.text import table

FIVE = range(2020, 2025)
SAID = re.compile(
    r"人口は(\S+?)人。そのうち自然増減（出生−死亡）は(\S+?)人、社会増減（[^）]*）は(\S+?)人。"
)
SIGNS = {
    "どちらでも減った": (-1, -1, -1),
    "合わせて減った分の": (-1, -1, -1),
    "ほぼすべてが": (-1, -1, -1),
    "亡くなった人が多い分には届かない": (-1, -1, 1),
    "入ってきた人がうめた": (None, -1, 1),
    "入ってきた人より出ていった人が多い": (None, 1, -1),
    "どちらでも増えた": (1, 1, 1),
}
"""What a conclusion says of the whole, births and deaths, and moves; None: either."""


def towns(package: Package) -> list[Area]:
    return [one for one in package.areas() if one.kind == "municipality"]


def counted(package: Package, code: str, name: str, years: range = FIVE) -> float:
    row, at = package.cube.row[code], [package.cube.years.index(year) for year in years]
    return float(package.cube.values[name][row, at].sum())


def truth(package: Package, code: str) -> tuple[float, float, float]:
    """Whole change of 2020–24, births minus deaths, and what is left of it."""
    then, now = (
        counted(package, code, "population_register", range(y, y + 1)) for y in (2020, 2025)
    )
    born = counted(package, code, "births_register") - counted(package, code, "deaths_register")
    return now - then, born, now - then - born


def said(package: Package, code: str) -> tuple[float, float, float]:
    found = SAID.search(change_said(package, code).words.ja)
    assert found, code
    whole, born, moved = (float(n.replace("−", "-").replace(",", "")) for n in found.groups())
    return whole, born, moved


def test_whole_and_parts_are_the_registers_in_every_municipality(package: Package) -> None:
    everywhere = [one.area_code for one in towns(package)]
    assert len(everywhere) == 1741
    for code in everywhere:
        told = said(package, code)
        assert told == truth(package, code), code
        assert told[0] == told[1] + told[2]


def test_no_conclusion_contradicts_a_sign(package: Package) -> None:
    concluded = 0
    for one in towns(package):
        words = change_said(package, one.area_code).words
        signs = np.sign(truth(package, one.area_code))
        for conclusion, needed in SIGNS.items():
            if conclusion in words.ja:
                concluded += 1
                assert all(n in (None, sign) for n, sign in zip(needed, signs, strict=True)), words
        assert sum(c in words.ja for c in SIGNS) + ("偶然で" in words.ja) == 1, words
        assert ("％が自然減" in words.ja) <= (signs[1] == signs[2] == -1)
        assert "nan" not in words.ja + words.en and "None" not in words.ja + words.en
    assert concluded > 1000


def test_the_first_sentence_and_the_third_tell_one_change(package: Package) -> None:
    """More people than five years ago are never explained by two losses."""
    peers = default(package, "29362")
    for one in towns(package):
        first = _population(package, one.area_code, peers).words.ja
        whole = said(package, one.area_code)[0]
        more, fewer = "％多い" in first, "％少ない" in first
        assert more <= (whole > 0) and fewer <= (whole < 0), (first, whole)


def bars(package: Package, code: str) -> Iterator[tuple[str, int, float]]:
    data = change(changes(package, code))["layer"][0]["data"]["values"]
    return ((one["kind"], int(one["year"]), one["value"]) for one in data)


@pytest.mark.parametrize("code", ["01400", "01395", "20485", "12233", "10524", "20209", "29362"])
def test_the_bars_of_the_chart_are_the_parts_of_the_sentence(package: Package, code: str) -> None:
    drawn, names = list(bars(package, code)), table("change", "ja")
    for key, told in zip(("natural", "social_short"), said(package, code)[1:], strict=True):
        assert sum(v for kind, y, v in drawn if kind == names[key] and y in FIVE) == told
    assert "外国人・国外をふくむ" in names["social"]


@pytest.mark.parametrize(
    ("code", "whole", "moved", "japanese", "conclusion"),
    [
        ("01400", 228, 416, "−698", "入ってきた人がうめた"),
        ("01395", 148, 264, "−148", "入ってきた人がうめた"),
        ("20485", 41, 324, "−337", "入ってきた人がうめた"),
        ("12233", -246, 1016, "−510", "届かない"),
        ("10524", -334, 203, "−527", "社会増減は、この人数では偶然で"),
    ],
    ids=["倶知安町", "ニセコ町", "白馬村", "富里市", "大泉町"],
)
def test_where_foreign_nationals_move_they_are_counted(
    package: Package, code: str, whole: float, moved: float, japanese: str, conclusion: str
) -> None:
    told = said(package, code)
    assert (told[0], told[2]) == (whole, moved)
    words = change_said(package, code).words.ja
    assert f"日本人の国内の移動だけなら{japanese}人" in words and conclusion in words


@pytest.mark.parametrize("code", ["01560", "07548"])
def test_half_a_percent_goes_up(package: Package, code: str) -> None:
    whole, born, _ = said(package, code)
    assert 100 * born / whole == 62.5
    assert "63％が自然減、37％が社会減" in change_said(package, code).words.ja


def test_the_country_changes_by_moves_abroad(package: Package) -> None:
    assert said(package, COUNTRY)[2] == 855147
