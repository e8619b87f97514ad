"""Two indicators: rank correlation with its interval, and no word of a cause."""

import numpy as np
import pytest

from core.charts.picture import svg
from core.charts.scatter import scatter
from core.stats.package import Package
from core.stats.peers import PeerSet, default
from core.stats.relation import relation, spearman


def test_ranks_that_agree_are_one_and_that_oppose_minus_one() -> None:
    rising = [(float(n), float(n) ** 3) for n in range(20)]
    rho, low, high = spearman(rising)
    assert rho == pytest.approx(1) and low is not None and low > 0.9 and high == pytest.approx(1)
    falling = [(a, -b) for a, b in rising]
    assert spearman(falling)[0] == pytest.approx(-1)


def test_the_interval_covers_what_it_should() -> None:
    """Of many samples without relation about 95 % have zero in their interval."""
    draw = np.random.default_rng(7)
    covered = 0
    for _ in range(400):
        points = [(float(a), float(b)) for a, b in draw.normal(size=(40, 2))]
        _, low, high = spearman(points)
        covered += low is not None and high is not None and low <= 0 <= high
    assert 0.92 <= covered / 400 <= 0.98


def test_too_few_and_all_equal_say_nothing() -> None:
    assert spearman([(float(n), float(n)) for n in range(9)]) == (None, None, None)
    assert spearman([(1.0, float(n)) for n in range(20)]) == (None, None, None)


def test_the_sentence_names_both_and_denies_a_cause(package: Package) -> None:
    peers = default(package, "01210")
    found = relation(package, "birth_rate", "women_in_labour_force", "01210", peers)
    assert found.rho is not None and found.low is not None and found.low > 0
    assert (
        "出生率" in found.sentence.ja
        and "原因かどうかは、この図では分からない" in found.sentence.ja
    )
    assert f"{found.rho:.2f}" in found.sentence.en and "cannot be seen" in found.sentence.en


def test_no_clear_relation_is_said_so(package: Package) -> None:
    peers = default(package, "14100")
    found = relation(package, "libraries_rate", "birth_rate", "14100", peers)
    assert found.low is not None and found.high is not None and found.low <= 0 <= found.high
    assert "はっきりした関係は見えない" in found.sentence.ja


def test_peers_without_a_value_are_left_out(package: Package) -> None:
    codes = ("07546", "07545", "01100")
    by_hand = PeerSet(
        "by_hand", default(package, "01210").label, default(package, "01210").reason, codes
    )
    found = relation(package, "birth_rate", "women_in_labour_force", "01210", by_hand)
    assert [(one.name.ja, one.name.en) for one in found.peers] == [("札幌市", "Sapporo-shi")]
    assert "足りない" in found.sentence.ja and "<svg" in svg(scatter(found))
