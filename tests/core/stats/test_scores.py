"""The profile of fields: scores within peers, gaps for what is missing, cuts that are told."""

from collections import Counter
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pytest

from core.charts.picture import svg
from core.charts.radar import radar
from core.stats.catalog import FIELDS, INDICATORS
from core.stats.figure import figure
from core.stats.package import Package
from core.stats.peers import PeerSet, default, nearest
from core.stats.scale import SCALES, Scale
from core.stats.scores import OUTWARD, FieldScore, Score, field_score, field_scores, outward
from core.stats.series import peer_values
from core.stats.values import table

MIDDLE, OWN_EDGES, OWN_DOTS = 0, 5, 6
"""Layers of the radar."""


def by_id(scores: list[FieldScore]) -> dict[str, Score]:
    return {item.indicator_id: item for one in scores for item in one.items}


def test_every_field_has_indicators_with_a_direction() -> None:
    fields = [INDICATORS[name].field for name in OUTWARD]
    assert list(dict.fromkeys(fields)) == list(FIELDS)
    assert min(Counter(fields).values()) >= 3 and fields == sorted(fields, key=[*FIELDS].index)
    assert outward("pupils_per_teacher_all") == "lower" and outward("births") == "none"


@pytest.mark.parametrize("name", ["doctors_rate", "labour_force_gap"])
def test_a_deviation_is_ten_times_the_standard_deviations_from_the_mean(
    package: Package, name: str
) -> None:
    peers = default(package, "01210")
    score = by_id(field_scores(package, "01210", peers))[name]
    one = figure(package, name, "01210", peers)
    assert one.value is not None and score.score is not None
    pool = np.array([*peer_values(package, name, "01210", peers).values(), one.value])
    sign = -1 if outward(name) == "lower" else 1
    assert score.score == pytest.approx(50 + sign * 10 * (one.value - pool.mean()) / pool.std())
    assert score.value == one.value and score.against == pytest.approx(pool.mean())


def test_ten_points_are_a_fifth_of_the_deviation(package: Package) -> None:
    peers = default(package, "01210")
    fifty, ten = (field_scores(package, "01210", peers, s) for s in ("deviation", "ten"))
    for a, b in zip(fifty, ten, strict=True):
        assert a.score is not None and b.score == pytest.approx(a.score / 5)


def test_ten_points_are_read_with_a_decimal(package: Package) -> None:
    scores = field_scores(package, "14100", default(package, "14100"), "ten")
    drawn = svg(radar(scores, "ten"), width=326)
    assert all(one.score and f"{one.score:.1f}" in drawn for one in scores)


def test_the_prefecture_is_a_hundred(package: Package) -> None:
    items = by_id(field_scores(package, "01210", default(package, "01210"), "prefecture"))
    doctors, gap = items["doctors_rate"], items["labour_force_gap"]
    assert doctors.value and doctors.against and gap.value and gap.against
    assert doctors.score == pytest.approx(100 * doctors.value / doctors.against)
    assert gap.score == pytest.approx(100 * gap.against / gap.value)
    assert items["net_migration_rate"].why == "ratio", (
        "a ratio of what may be negative says nothing"
    )


def test_what_is_missing_has_no_score_and_is_no_zero(package: Package) -> None:
    scores = {one.field: one for one in field_scores(package, "07546", default(package, "07546"))}
    health = scores["health"]
    assert health.score is None and {item.why for item in health.items} == {"own"}


def test_an_evacuated_town_has_values_but_no_scores(package: Package) -> None:
    scores = field_scores(package, "07546", default(package, "07546"))
    items = by_id(scores)
    assert all(one.score is None for one in scores)
    assert items["marriage_rate"].value is not None and items["marriage_rate"].why == "away"
    assert items["debt_service_ratio"].value is not None and items["children"].why == "own"


def test_half_of_the_indicators_are_enough(package: Package) -> None:
    scores = {one.field: one for one in field_scores(package, "13402", default(package, "13402"))}
    family = scores["family"]
    assert (family.known, len(family.items)) == (2, 3) and family.score is not None


def test_beyond_the_scale_is_cut_and_told(package: Package) -> None:
    cut = by_id(field_scores(package, "13402", default(package, "13402")))["libraries_rate"]
    assert (cut.score, cut.clip) == (80, "high")
    for one in by_id(field_scores(package, "01209", default(package, "01209"))).values():
        assert one.score is None or 20 <= one.score <= 80


def test_a_field_of_which_all_is_cut_is_told_as_cut(package: Package) -> None:
    scores = {one.field: one for one in field_scores(package, "13101", default(package, "13101"))}
    health = scores["health"]
    assert {item.clip for item in health.items} == {"high"} and health.clip == "high"
    assert "80より上" in svg(radar(list(scores.values()), "deviation"), width=326)
    assert "≥ 80" in svg(radar(list(scores.values()), "deviation", "en"), width=326)
    assert scores["family"].clip == ""


def test_too_few_peers_give_no_deviation(package: Package) -> None:
    some = nearest(package, package.area("01210"))
    few = PeerSet(some.kind, some.label, some.reason, some.area_codes[:3])
    assert {one.why for one in by_id(field_scores(package, "01210", few)).values()} == {"peers"}


@pytest.mark.parametrize("scale", list(SCALES))
@pytest.mark.parametrize("code", ["01210", "07546", "13402", "13000", "00000"])
def test_the_radar_draws_only_what_there_is(package: Package, code: str, scale: Scale) -> None:
    scores = field_scores(package, code, default(package, code), scale)
    spec = radar(scores, scale)
    drawn = svg(radar(scores, scale), width=326)
    points = spec["layer"][OWN_DOTS]["data"]["values"]
    known = [n for n, one in enumerate(scores) if one.score is not None]
    assert [row["n"] for row in points] == known
    assert drawn.count("値なし") == sum(one.score is None for one in scores)


def test_a_gap_is_not_bridged(package: Package) -> None:
    scores = field_scores(package, "13402", default(package, "13402"))
    spec = radar(scores, "deviation")
    edges = spec["layer"][OWN_EDGES]["data"]["values"]
    assert [one.field for one in scores if one.score is None] == ["work"]
    assert len(edges) == len(scores) - 2


def test_the_ring_is_the_middle_half_of_the_peers(package: Package) -> None:
    """A piece between each two neighbouring fields that have a score; none over a gap."""
    whole = field_scores(package, "45204", default(package, "45204"))
    assert all(one.middle and one.middle[0] < 50 < one.middle[1] for one in whole)
    assert len(pieces(whole)) == len(whole)
    gap = field_scores(package, "13402", default(package, "13402"))
    assert len(pieces(gap)) == len(gap) - 2
    ratios = field_scores(package, "45204", default(package, "45204"), "prefecture")
    assert pieces(ratios, "prefecture") == set()


def pieces(scores: list[FieldScore], scale: Scale = "deviation") -> set[int]:
    return {row["part"] for row in radar(scores, scale)["layer"][MIDDLE]["data"]["values"]}


def ranks(values: list[float]) -> npt.NDArray[np.float64]:
    """Mean ranks, ties shared."""
    _, at, many = np.unique(values, return_inverse=True, return_counts=True)
    after = np.cumsum(many)
    means: npt.NDArray[np.float64] = (after - (many - 1) / 2)[at]
    return means


@pytest.fixture(scope="module")
def childcare(package: Package) -> dict[str, float]:
    """The score of every municipality that has one, within its own default peers."""
    found = {}
    for area in package.areas():
        if area.kind == "municipality":
            peers = default(package, area.area_code)
            one = field_score(package, "childcare", area.area_code, peers)
            if one.score is not None:
                found[area.area_code] = one.score
    return found


@pytest.mark.parametrize("name", ["children", "population_change"])
def test_support_does_not_grow_because_children_vanish(
    package: Package, childcare: dict[str, float], name: str
) -> None:
    """Spearman's rank correlation over all municipalities; significant from about 0.05."""
    values = table(package, INDICATORS[name])[:, package.cube.column[2020]]
    both = [
        (score, float(values[package.cube.row[code]]))
        for code, score in childcare.items()
        if not np.isnan(values[package.cube.row[code]])
    ]
    assert len(both) > 1700
    left, right = (ranks(list(one)) for one in zip(*both, strict=True))
    found = np.corrcoef(left, right)[0, 1]
    assert found > -0.05, found


@pytest.mark.parametrize("code", ["01210", "29362", "14100"])
def test_a_fields_deviations_have_mean_fifty_and_spread_ten_over_the_peers(
    package: Package, code: str
) -> None:
    """Each place of a class scored within the whole class."""
    members = [code, *default(package, code).area_codes]
    for field in ("community", "childcare", "economy"):
        scores = []
        for one in members:
            others = tuple(each for each in members if each != one)
            peers = replace(default(package, code), area_codes=others)
            scores.append(field_score(package, field, one, peers).score)
        known = np.array([score for score in scores if score is not None])
        assert known.mean() == pytest.approx(50, abs=0.7), field
        assert known.std() == pytest.approx(10, abs=0.7), field
