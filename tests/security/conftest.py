"""Two servers for all attacks: one as a hall has it, one at its first start."""

from collections.abc import Iterator

import pytest

from tests.conftest import CODE, SATO, SUZUKI
from tests.security.server import Attacked

PUBLIC = "https://tsudoi.example"
LEADER, GUEST = f"seat-{CODE}={SATO}", f"seat-{CODE}={SUZUKI}"


@pytest.fixture(scope="package")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Attacked]:
    """With an account, and a public address of its own."""
    server = Attacked(tmp_path_factory.mktemp("hall"), accounts=True, PUBLIC_URL=PUBLIC)
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="package")
def first(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Attacked]:
    """Without an account, behind a proxy that is named."""
    server = Attacked(tmp_path_factory.mktemp("first"), accounts=False, TRUSTED_PROXY="127.0.0.1")
    server.start()
    yield server
    server.stop()
