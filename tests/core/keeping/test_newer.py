"""What a newer program wrote: one workshop of it takes nothing else away, and a file of it is not
written into."""

from datetime import date, datetime
from pathlib import Path

import duckdb
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from core.clock import JAPAN
from core.errors import Newer, Refused
from core.keeping import acts, copies, reviews
from core.keeping.audit import Audit
from core.keeping.nightly import Nightly
from core.rooms import Rooms
from core.store.duckdb_store import DuckDBStore
from core.store.opening import FORMAT
from core.web import all_routes
from core.workshop import Room
from core.workshop.acts.flow import WorkshopOpened
from core.workshop.acts.keeping import RetentionSet
from tests.conftest import CODE, SATO
from tests.core.keeping.conftest import LOGS
from tests.core.keeping.test_damage import folder as folder
from tests.core.keeping.test_damage import killed as killed
from tests.core.keeping.test_damage import newest, parts, run
from tests.core.running import start

OTHER, THIRD = "ZZZZZZ", "YYYYYY"
ROW = "INSERT INTO entries VALUES (?, 3, '2026-11-29T00:00:00+00:00', '', NULL, 'later', ?, ?)"


def later(store: DuckDBStore, code: str, kind: str = "future_kind", payload: str = "{}") -> None:
    """An entry as a newer program would write it."""
    store.db.execute(ROW, [code, kind, payload])


def opened(server: Rooms, code: str) -> Room:
    title = f"会 {code}"
    return server.open_workshop(WorkshopOpened(title, owner="sato"), SATO, "佐藤", workshop_id=code)


@pytest.fixture
def after(server: Rooms, store: DuckDBStore) -> Rooms:
    """An older program on a file in which a newer one has written in two workshops of three."""
    for code in (CODE, OTHER, THIRD):
        opened(server, code)
    later(store, OTHER)
    later(store, THIRD, "insight_added", '{"text": 5}')
    return Rooms(store, server.package)


def test_one_unreadable_workshop_is_said_to_be_and_all_others_work(after: Rooms) -> None:
    assert after.room(CODE).workshop.title == f"会 {CODE}"
    for code in (OTHER, THIRD):
        with pytest.raises(Refused) as refusal:
            after.room(code)
        assert refusal.value.reason == "refused.unreadable"
    assert {code for code, _ in after.store.openings()} == {CODE, OTHER, THIRD}
    assert [room.workshop_id for room in after.readable([OTHER, CODE])] == [CODE]
    assert after.unreadable() == [THIRD, OTHER]
    assert reviews.due(after, [CODE, OTHER, THIRD], "2030-01-01", 10) == ([], False)


def test_routes_say_it_too_and_a_guess_is_not_counted(after: Rooms) -> None:
    with TestClient(Starlette(routes=all_routes(after))) as client:
        for _ in range(100):
            answer = client.get(f"/j/{OTHER}/about")
            assert (answer.status_code, answer.json()) == (409, {"refused": "refused.unreadable"})
        assert client.get(f"/j/{CODE}/about").status_code == 200
        assert (
            client.get(f"/w/{OTHER}", follow_redirects=False).headers["location"] == f"/j/{OTHER}"
        )
        health = client.get("/health")
    assert (health.status_code, health.json()) == (200, {"ok": True, "problems": ["unreadable"]})


def test_the_nights_work_goes_on_past_it(
    after: Rooms, store: DuckDBStore, book: Audit, tmp_path: Path
) -> None:
    past = RetentionSet("2020-01-01")
    for code in (CODE, OTHER):
        later_day = '{"until": "2020-01-01"}'
        store.db.execute(ROW.replace("3", "4", 1), [code, past.kind, later_day])
    store.db.execute("UPDATE entries SET seq = 3 WHERE workshop_id = ? AND seq = 4", [CODE])
    nightly = Nightly(after, store, book, tmp_path / "copies", 14)
    nightly.look(datetime(2026, 11, 29, 4, tzinfo=JAPAN))
    assert acts.overdue(after, date(2026, 11, 29)) == [OTHER]
    assert {code for code, _ in store.openings()} == {OTHER, THIRD}
    (copy,) = copies.copies(tmp_path / "copies")
    assert copy.test is not None and copy.test.broken == (THIRD, OTHER)


def newer(path: Path) -> None:
    with duckdb.connect(str(path)) as db:
        db.execute("UPDATE writer SET format = format + 1")


def test_a_file_carries_the_format_of_its_writer_and_a_copy_too(
    store: DuckDBStore, server: Rooms, tmp_path: Path
) -> None:
    opened(server, CODE)
    store.copy(tmp_path / "copy.duckdb")
    store.rewrite(CODE, ())
    store.close()
    for path in (store.path, tmp_path / "copy.duckdb"):
        with duckdb.connect(str(path), read_only=True) as db:
            assert db.execute("SELECT format FROM writer").fetchall() == [(FORMAT,)]


def test_the_format_is_that_of_the_newest_kept_logs() -> None:
    assert max(int(path.name[1 : path.name.index(".")].split("-")[0]) for path in LOGS) == FORMAT


def test_an_older_program_does_not_write_into_a_newer_file(
    store: DuckDBStore, server: Rooms
) -> None:
    opened(server, CODE)
    store.close()
    newer(Path(store.path))
    was = Path(store.path).read_bytes()
    with pytest.raises(Newer):
        DuckDBStore(store.path)
    assert Path(store.path).read_bytes() == was


def test_rolling_back_an_update_is_said_and_works(folder: Path) -> None:
    """As docs/keeping.md says: the older program refuses, and goes on from the copy before."""
    live, log = parts(folder)
    log.unlink()
    with duckdb.connect(str(live)) as db:
        db.execute("CREATE OR REPLACE TABLE writer AS SELECT 99 AS format")
    was = live.read_bytes()
    done = start(folder)
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert "新しい版のつどいが書いたもの" in done.stderr and "newer つどい" in done.stderr
    assert f"make restore ARGS={newest(folder)}\n" in done.stderr
    assert live.read_bytes() == was
    assert run(folder, "-m", "core.keeping.restore", newest(folder)).returncode == 0
    assert len(DuckDBStore(str(live)).read(CODE)) == 422
    (aside,) = folder.glob("w.duckdb.before-*")
    assert aside.read_bytes() == was
