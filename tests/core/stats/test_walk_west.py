"""All sentences of the west: no contradiction."""

import pytest

from core.stats.package import Package
from tests.core.stats.walk import WEST, contradictions_in


@pytest.mark.parametrize("prefecture", WEST)
def test_no_place_hears_a_contradiction(package: Package, prefecture: str) -> None:
    assert contradictions_in(package, prefecture) == []
