"""Put a copy back: `python -m core.keeping.restore [name]`, while the server is stopped.

Without a name it lists the copies. What is there now is moved aside, not deleted, and never
opened: a damaged file is put aside like a sound one.
"""

import argparse
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from core.book import Book
from core.clock import JAPAN, now
from core.config import config
from core.errors import CannotOpen, Damaged, InUse, Newer, NoAccounts
from core.keeping.copies import PUT_BACK, WORKSHOPS, Copy, copies, test
from core.private import close_to_others, synced
from core.store.duckdb_store import COUNT

try:
    import fcntl
except ImportError:  # Windows, where a file that a server has open cannot be renamed anyway
    fcntl = None  # type: ignore[assignment]


def restore(copy: Copy, live: Path, everything: bool = False) -> list[Path]:
    """Put the workshops of `copy` in the place of those at `live`; what is moved aside.

    Args:
        everything: accounts, own data and own cases too. The line books stay: they tell what
            was deleted since the copy, and who came.

    Raises:
        InUse: the server is running.
        ValueError: the copy does not pass its test; nothing is changed.
        OSError: the disk is full or not writable.
    """
    if not test(copy.folder).ok:
        raise ValueError(copy.name)
    names = {WORKSHOPS: live.name}
    if everything:
        names |= {one: one for one in PUT_BACK if (copy.folder / one).exists()}
    with _alone(live):
        for source, target in names.items():
            _copy(copy.folder / source, live.with_name(f"{target}.restored"))
        return _exchange(live, [live.with_name(target) for target in names.values()])


def _exchange(live: Path, places: list[Path]) -> list[Path]:
    """What was at each place, now beside it; there is what lay beside it as `.restored`."""
    stamp = now().astimezone(JAPAN).strftime("%Y-%m-%dT%H%M%S%f")
    aside = []
    log = live.with_name(f"{live.name}.wal")
    if log.exists():  # under this name it still belongs to the file that is put aside
        aside.append(live.with_name(f"{live.name}.before-{stamp}.wal"))
        os.replace(log, aside[-1])
    live.with_name(f"{live.name}{COUNT}").unlink(missing_ok=True)  # who goes back knows of it
    for place in places:
        if place.exists():
            aside.append(place.with_name(f"{place.name}.before-{stamp}"))
            os.replace(place, aside[-1])
        os.replace(place.with_name(f"{place.name}.restored"), place)
    synced(live.parent)
    return aside


@contextmanager
def _alone(live: Path) -> Iterator[None]:
    """While this lasts no server has the file open. DuckDB would tell only of a sound file.

    Raises:
        InUse: one has.
    """
    if fcntl is None or not live.exists():
        yield
        return
    with live.open("r+b") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)  # the lock that DuckDB holds
        except OSError as error:
            raise InUse(str(live)) from error
        yield


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(source, target)
    else:
        shutil.copyfile(source, target)
        target.chmod(0o600)
        synced(target)


def told(error: CannotOpen, folder: Path) -> str:
    """What whoever starts the server reads when it cannot: what is wrong, and of a damaged file
    the newest copy in `folder` that passes its test, with the command that puts it back."""
    if not isinstance(error, Damaged | NoAccounts | Newer):
        return str(error)
    good = next((one.name for one in copies(folder) if _passes(one)), None)
    if good is None:
        return f"{error}\n{folder}: 試しに通る控えはありません。 / No copy passes its test."
    named, also = (f'"{good} --all"', " --all") if isinstance(error, NoAccounts) else (good, "")
    return (
        f"{error}\n試しに通る、いちばん新しい控えを戻すには / To put back the newest good copy:\n"
        f"    make restore ARGS={named}\n    python -m core.keeping.restore {good}{also}"
    )


def _passes(copy: Copy) -> bool:
    try:
        return test(copy.folder).ok
    except OSError:  # its result cannot be written: the last one counts
        return copy.test is not None and copy.test.ok


def main() -> int:
    """List, or put back."""
    parser = argparse.ArgumentParser(prog="python -m core.keeping.restore")
    parser.add_argument("name", nargs="?", help="控えの名前 / name of the copy")
    parser.add_argument(
        "--all",
        action="store_true",
        help="アカウント・自分のまちのデータ・事例も / accounts, own data and cases too",
    )
    given = parser.parse_args()
    close_to_others()
    found = {one.name: one for one in copies(Path(config().copies_path))}
    if given.name not in found:
        for one in found.values():
            state = "ok" if one.test and one.test.ok else "?"
            print(f"{one.name}  {one.size:,} bytes  {state}")
        if not found:
            print("控えはまだありません。 / There is no copy yet.", file=sys.stderr)
        return 0 if given.name is None else 1
    try:
        aside = restore(found[given.name], Path(config().live_path), given.all)
    except InUse:
        print("つどいを止めてから、もう一度。 / Stop the server first.", file=sys.stderr)
        return 1
    except ValueError:
        print("この控えは試しに通りません。 / This copy fails its test.", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"書けないため、戻せません。 / Cannot write: {error}", file=sys.stderr)
        return 1
    Book(Path(config().live_path).parent).note("restored", "", str(given.name))
    print(f"戻しました / restored: {given.name}")
    for path in aside:
        print(f"前のもの / what was there: {path}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
