"""The committed package, opened once."""

import pytest

from core.stats.package import Package, open_package
from data.build import HERE


@pytest.fixture(scope="session")
def package() -> Package:
    return open_package(HERE / "regional.duckdb")
