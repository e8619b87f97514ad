"""All sentences of the country and of its east: no contradiction."""

import pytest

from core.stats.package import Package
from tests.core.stats.walk import KINDS, Heard, hear, places


@pytest.fixture(scope="module")
def heard(package: Package) -> Heard:
    return hear(package, places(package, west=False))


@pytest.mark.parametrize("kind", KINDS)
def test_no_place_hears_a_contradiction(heard: Heard, kind: str) -> None:
    assert heard.nothing_is_wrong(kind, places=928)
