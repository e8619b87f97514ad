"""The committed package, a reader of bytes, and a store in an empty folder."""

from collections.abc import Callable
from pathlib import Path

import pytest

from core.own.model import Draft
from core.own.reading import draft
from core.own.store import OwnStore
from core.stats.package import Package, open_package
from data.build import HERE
from tests.core.own.files import FILE, MIYAKE

Read = Callable[..., Draft]


@pytest.fixture(scope="session")
def package() -> Package:
    return open_package(HERE / "regional.duckdb")


@pytest.fixture
def read(package: Package) -> Read:
    """`read(data, name)`: the draft of a file, as the page of 三宅町 makes it."""
    area = package.area(MIYAKE)

    def by(data: bytes, name: str = FILE) -> Draft:
        return draft(package, name, data, area)

    return by


@pytest.fixture
def store(tmp_path: Path) -> OwnStore:
    return OwnStore(tmp_path / "own")
