"""A target beside peers and past: recomputed in another way, and said truly."""

import random
from collections.abc import Sequence

import pytest

from core.stats import peers
from core.stats.advice import Advice, advice, sentences
from core.stats.catalog import INDICATORS
from core.stats.package import Package, open_package
from core.stats.values import values
from data.build import HERE

NAMES = ("births", "birth_rate", "marriages", "marriage_rate", "net_migration_rate",
         "women_employed", "nurseries_rate", "local_tax_per_resident", "ageing",
         "elementary_pupils_rate", "doctors_rate")  # fmt: skip


@pytest.fixture(scope="module")
def package() -> Package:
    return open_package(HERE / "regional.duckdb")


def by_hand(package: Package, name: str, code: str) -> dict[int, float]:
    """Year → value, as a table of the pages would list them."""
    rows = values(package, INDICATORS[name], [code])
    return dict(zip(rows["year"].tolist(), rows["value"].tolist(), strict=True))


def asked(package: Package, count: int) -> Sequence[tuple[str, str, float, int]]:
    """Random municipalities, figures, targets and years."""
    chance = random.Random(7)
    towns = [a.area_code for a in package.areas() if a.kind == "municipality"]
    found: list[tuple[str, str, float, int]] = []
    while len(found) < count:
        code, name = chance.choice(towns), chance.choice(NAMES)
        known = by_hand(package, name, code)
        if len(known) >= 2:
            base = known[max(known)]
            times = chance.choice((0.8, 0.95, 1.05, 1.3))
            found.append((code, name, base * times + 0.01, chance.randint(1, 8)))
    return found


def test_every_number_is_found_again_in_another_way(package: Package) -> None:
    told = 0
    for code, name, target, ahead in asked(package, 60):
        group = peers.default(package, code)
        known = by_hand(package, name, code)
        turn = max((b for b in INDICATORS[name].breaks), default=0)
        years = sorted(year for year in known if year >= turn)
        found = advice(package, name, code, group, known[max(known)], target, ahead)
        if len(years) < 2 and INDICATORS[name].depends_on_size:
            assert found is None
            continue
        assert found is not None
        if len(years) < 2:
            assert (found.span, found.compared, found.best) == (0, 0, None)
            continue
        last, up = years[-1], target > known[max(known)]
        span = min((last - y for y in years[:-1]), key=lambda n: (abs(n - ahead), n))
        assert (found.span, found.up) == (span, up)
        need = target - found.base if not found.relative else 100 * (target / found.base - 1)
        levels, changed, compared = 0, 0, 0
        for peer in group.area_codes:
            theirs = by_hand(package, name, peer)
            if last in theirs:
                levels += theirs[last] >= target if up else theirs[last] <= target
            if last in theirs and last - span in theirs:
                before, now = theirs[last - span], theirs[last]
                if found.relative and not before > 0:
                    continue
                change = 100 * (now / before - 1) if found.relative else now - before
                compared += 1
                changed += change >= need - 1e-9 if up else change <= need + 1e-9
        assert (found.changed, found.compared) == (changed, compared)
        assert found.reached is None if found.relative else found.reached == levels
        best = (max if up else min)(known[y] for y in years)
        assert found.best is not None and found.best[1] == pytest.approx(best)
        told += 1
    assert told >= 50


def test_nothing_is_said_where_nothing_can_be(package: Package) -> None:
    group = peers.default(package, "01210")
    assert advice(package, "births", "01210", group, 300, 300, 3) is None
    assert advice(package, "births", "01210", group, 300, 310, 0) is None
    assert advice(package, "total_fertility_rate", "01210", group, 1.2, 1.5, 3) is None


@pytest.mark.parametrize("code", ["14100", "29362", "13402", "01209", "33623", "29000"])
@pytest.mark.parametrize("name", NAMES)
def test_sentences_are_whole_and_in_both_languages(package: Package, code: str, name: str) -> None:
    known = by_hand(package, name, code)
    base = known[max(known)] if known else 1.0
    for target in (base * 1.5 + 1, base * 0.5):
        found = advice(package, name, code, peers.default(package, code), base, target, 4)
        for one in sentences(found) if found else []:
            assert one.ja.endswith("。") and one.en.endswith(".")
            assert not {"nan", "inf", "None", "-0"} & set((one.ja + one.en).split())
            assert "nan" not in one.ja and "  " not in one.en


def test_a_change_no_peer_made_is_said_and_not_forbidden(package: Package) -> None:
    group = peers.default(package, "01210")
    found = advice(package, "birth_rate", "01210", group, 3.6, 12.0, 3)
    assert isinstance(found, Advice) and found.changed == 0
    assert any("1つもない" in one.ja for one in sentences(found))
    assert any("none of" in one.en for one in sentences(found))


def test_a_share_of_a_loss_is_never_said(package: Package) -> None:
    """What may be below zero changes by a number of people; peers of other sizes are no help."""
    for name in ("net_migration", "social_change", "natural_change"):
        group, base = peers.default(package, "01210"), by_hand(package, name, "01210")
        now = base[max(base)]
        found = advice(package, name, "01210", group, now, now / 2, 3)
        assert now < 0 and isinstance(found, Advice) and not found.relative
        assert (found.compared, found.reached) == (0, None)
        told = "".join(one.ja for one in sentences(found))
        assert "％" not in told and "年間で" in told


def test_new_measures_are_told_with_their_years_and_what_is_known_of_one_year(
    package: Package,
) -> None:
    group = peers.default(package, "36302")
    found = advice(package, "fertility_rate_municipal", "36302", group, 1.47, 1.62, 5)
    assert isinstance(found, Advice) and found.span == 10 and found.peers > 100
    told = [one.ja for one in sentences(found)]
    assert told[-1].endswith("2008–12年の5年間の1.47。") or "2018–22年の5年間の" in told[-1]
    one_year = advice(package, "median_age", "36302", group, 68.7, 60.0, 5)
    assert isinstance(one_year, Advice) and one_year.reached is not None
    (only,) = sentences(one_year)
    assert only.ja.startswith("目標の60.0歳に、いますでに届いているのは")
    assert advice(package, "waiting_children", "36302", group, 0, 3, 5) is None
    assert advice(package, "population_projected", "36302", group, 664, 700, 5) is None
