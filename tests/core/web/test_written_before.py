"""A file of workshops that the first release wrote: it opens, is exported whole, and goes on."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from core.record.sample import unmarked
from core.rooms import Rooms
from core.stats.package import Package
from core.store.duckdb_store import DuckDBStore
from core.web import all_routes
from core.workshop import fold
from tests.core.formats.opened import squeezed, words_of
from tests.core.web.conftest import ORIGIN

FILE = Path(__file__).parent / "written/first-release.duckdb.gz"
LEADER, SUCCESSOR = "f" * 32, "e" * 32
HELD = {
    "DEMO": (170, dict(figures=10, insights=12, issues=4, personas=2, use_cases=2, kpis=3)),
    "HS4RKV": (139, dict(figures=10, insights=13, issues=4, personas=2, use_cases=2, kpis=3)),
    "HY8JTZ": (3, dict(figures=6, insights=8, issues=2, personas=2, use_cases=2, kpis=3)),
}
"""The example, a practice meeting that stands in a hidden stage, and what went on from the first:
entries, and how many of what."""
PEOPLE = {"DEMO": (13, 4), "HS4RKV": (13, 0), "HY8JTZ": (1, 1)}
"""Seats and promises."""


@pytest.fixture
def old(tmp_path: Path, package: Package) -> Iterator[Rooms]:
    path = tmp_path / "w.duckdb"
    path.write_bytes(gzip.decompress(FILE.read_bytes()))
    store = DuckDBStore(str(path))
    yield Rooms(store, package)
    store.close()


@pytest.mark.parametrize("code", HELD)
def test_it_opens_with_all_that_was_written(old: Rooms, code: str) -> None:
    room = old.room(code)
    entries, nouns = HELD[code]
    found = {table: len(room.workshop.table(table)) for table in nouns}
    assert (len(room.log), found) == (entries, nouns)
    assert (len(room.workshop.seats), len(room.workshop.promises)) == PEOPLE[code]
    for at in range(entries + 1):
        assert fold(room.log[:at]).seq == at


@pytest.mark.parametrize("form", ["pptx", "xlsx", "pdf", "zip"])
@pytest.mark.parametrize("code", HELD)
def test_every_file_of_it_can_be_taken_along(old: Rooms, code: str, form: str) -> None:
    token = SUCCESSOR if code == "HY8JTZ" else LEADER
    with TestClient(Starlette(routes=all_routes(old)), base_url=ORIGIN) as client:
        page = client.get(f"/w/{code}/record", headers={"cookie": f"seat-{code}={token}"})
        file = client.get(f"/w/{code}/record.{form}", headers={"cookie": f"seat-{code}={token}"})
    assert page.status_code == file.status_code == 200
    said = words_of(form, file.content)
    for issue in old.room(code).workshop.seen("issues").values():
        text = squeezed(unmarked(issue.text))
        assert text in said and text in squeezed(page.text)
    assert "まだひらいていない気づき" not in said + page.text


def test_it_goes_on(old: Rooms) -> None:
    kpi = next(iter(old.room("HY8JTZ").workshop.kpis.values()))
    acts = [
        ("insight_added", {"insight_id": "new-1", "text": "一年たって、わかったこと"}),
        ("kpi_measured", {"kpi_id": kpi.id, "on": "2026-11-28", "value": 3, "note": "窓口"}),
        ("edited", {"table": "kpis", "id": kpi.id, "field": "owner", "before": kpi.owner,
                    "after": "あとをついだ課"}),
    ]  # fmt: skip
    with TestClient(Starlette(routes=all_routes(old)), base_url=ORIGIN) as client:
        for at, (kind, event) in enumerate(acts):
            answer = client.post(
                "/w/HY8JTZ/act",
                json={"kind": kind, "event": event, "request_id": f"{at:024x}"},
                headers={"cookie": f"seat-HY8JTZ={SUCCESSOR}", "origin": ORIGIN},
            )
            assert answer.status_code == 200, answer.text
    assert old.room("HY8JTZ").workshop.kpis[kpi.id].owner == "あとをついだ課"
    again = Rooms(old.store, old.package).room("HY8JTZ").workshop
    assert again == old.room("HY8JTZ").workshop and again.kpis[kpi.id].actuals[-1].value == 3
