"""Pyramids, generations and 2050 from what the package counted and projects."""

import pytest

from core.charts.ages import generations, pyramid, shares
from core.charts.future import future
from core.stats.ages.ahead import ahead
from core.stats.ages.counted import counted, pyramids
from core.stats.ages.flow import cohort
from core.stats.ages.told import generation, young_women
from core.stats.package import Package

NICHINAN, AOGASHIMA, FUTABA, TOTSUKAWA = "45204", "13402", "07546", "29449"


def test_a_pyramid_is_what_each_census_counted(package: Package) -> None:
    found = pyramids(counted(package, NICHINAN))
    assert [one.year for one in found] == list(range(1980, 2016, 5))
    first, last = found[0], found[-1]
    assert (last.women[20], last.women[85] > 998, last.young_women) == (842, True, 4600)
    unknown = (
        24
        + package.cube.values["male_age_unknown"][package.cube.row[NICHINAN]][
            package.cube.column[2015]
        ]
    )
    assert last.total + unknown == 54090, "the census of 2015, less people of unknown age"
    told = young_women(last, first)
    assert "2015年に4,600人" in told.ja and "1980年の" in told.ja and "4,600" in told.en
    assert max(one.year for one in pyramids(counted(package, FUTABA))) == 2010, "nobody lived there"
    spec = pyramid(last, first, 3000, told.ja)
    bars = spec["layer"][0]["data"]["values"]
    assert len(bars) == 36 and sum(bar["shown"] for bar in bars) == last.total
    assert {bar["colour"] for bar in bars if bar["to"] - bar["from"] == 842} == {"#0017c1"}
    gap = 0.16 * 3000
    assert spec["layer"][0]["encoding"]["x"]["axis"]["values"][-1] == gap + 3000
    for most, steps in ((1.0, 2), (7.0, 4), (40.0, 5), (999.0, 5), (26_000.0, 3)):
        scale = pyramid(last, None, most, "")["layer"][0]["encoding"]["x"]
        assert len(scale["axis"]["values"]) == 2 * steps, "both begin at zero people"
    assert spec["description"] == told.ja


def test_generations_are_followed_between_any_two_censuses(package: Package) -> None:
    ages = counted(package, NICHINAN)
    now, then = cohort(ages), cohort(ages, 2005)
    assert now is not None and then is not None and cohort(ages, 2007) is None
    assert (now.years, then.years) == ((2010, 2015), (2000, 2005))
    (women,) = [one for one in now.changes if (one.sex, one.low) == ("women", 20)]
    assert (women.value, women.start) == (842 - 1353, 1353)
    told = generation(now, then)
    assert told.ja.startswith("女性は、15～19歳から20～24歳になる5年で38％減りました（2010→15年）")
    assert "2000→05年は−35％" in told.ja and "38% fewer" in told.en
    spec = generations(now, then, told.ja)
    (most,) = next(layer for layer in spec["layer"] if "text" in layer["encoding"])["data"][
        "values"
    ]
    assert (most["age"], most["text"]) == ("20–24", "−38%")
    island = cohort(counted(package, AOGASHIMA))
    assert island is not None and not any(one.percent for one in island.changes)
    assert "合わせて" in generation(island, None).ja, "no per cent of fewer than a hundred"
    village = cohort(counted(package, TOTSUKAWA))
    assert village is not None and any(one.percent for one in village.changes) and village.few
    assert "合わせて" in generation(village, None).ja, "of two generations no chart is made"
    assert not now.few


@pytest.mark.parametrize(("code", "apart"), [(NICHINAN, 45895 - 46510), (AOGASHIMA, 168 - 156)])
def test_what_was_projected_stands_beside_what_was_counted(
    package: Package, code: str, apart: float
) -> None:
    found = ahead(package, code)
    assert found.apart == apart and found.projected[2020] == found.known[2020]
    assert ("少なく" if apart < 0 else "多く") in found.title().ja and "2050年" in found.title().ja
    assert len(found.known) == 9 and set(found.ages) == {2015, 2020, 2050}
    spec = future(found, found.title().ja)
    texts = [row["text"] for layer in spec["layer"] if "text" in layer["encoding"]
             for row in layer["data"]["values"]]  # fmt: skip
    assert any(text.startswith("2050年") for text in texts) and len(texts) == 3


def test_a_town_that_is_projected_only_with_others_has_no_2050(package: Package) -> None:
    found = ahead(package, FUTABA)
    assert not found.projected and found.apart is None and 2015 not in found.known
    assert "211人（速報）" in found.title().ja and "2050" not in found.title().ja
    rows = [{"year": "2020年", "age": a, "order": n, "people": p, "share": "x"}
            for n, (a, p) in enumerate((("0–14", 1.0), ("15–64", 50.0), ("65", 49.0)))]  # fmt: skip
    drawn = shares(rows, "")["layer"][1]["data"]["values"]
    assert [row["share"] for row in drawn] == ["", "x", "x"], "no number where there is no room"


def test_no_line_is_drawn_over_a_census_that_counted_nobody(package: Package) -> None:
    """双葉町 was evacuated in 2015 and 2020, 大熊町 in 2015."""
    expected: dict[str, set[int]] = {FUTABA: {2015, 2020}, "07545": {2015}, NICHINAN: set()}
    for code, gaps in expected.items():
        found = ahead(package, code)
        line = next(one for one in future(found, "")["layer"] if one["mark"].get("invalid"))
        missing = {row["year"] for row in line["data"]["values"] if row["people"] is None}
        assert missing == gaps and line["mark"]["invalid"].startswith("break-paths")
