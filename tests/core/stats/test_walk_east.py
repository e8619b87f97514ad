"""All sentences of the country and of its east: no contradiction."""

import pytest

from core.stats.package import Package
from tests.core.stats.walk import EAST, contradictions_in


@pytest.mark.parametrize("prefecture", EAST)
def test_no_place_hears_a_contradiction(package: Package, prefecture: str) -> None:
    assert contradictions_in(package, prefecture) == []
