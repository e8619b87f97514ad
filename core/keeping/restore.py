"""Put a copy back: `python -m core.keeping.restore [name]`, while the server is stopped.

Without a name it lists the copies. What is there now is moved aside, not deleted.
"""

import argparse
import os
import shutil
import sys
from datetime import datetime
from pathlib import Path

from core.clock import JAPAN
from core.config import config
from core.errors import InUse
from core.keeping.copies import WORKSHOPS, Copy, copies, test
from core.private import synced
from core.store.duckdb_store import DuckDBStore


def restore(copy: Copy, live: Path, everything: bool = False) -> list[Path]:
    """Put the workshops of `copy` in the place of those at `live`; what is moved aside.

    Args:
        everything: accounts and own data too. The line book stays: it tells what was
            deleted since the copy.

    Raises:
        InUse: the server is running.
        ValueError: the copy does not pass its test; nothing is changed.
    """
    if not test(copy.folder).ok:
        raise ValueError(copy.name)
    if live.exists():
        DuckDBStore(str(live)).close()  # takes in what a killed server left beside it
    stamp = datetime.now(JAPAN).strftime("%Y-%m-%dT%H%M%S")
    names = {WORKSHOPS: live.name}
    if everything:
        names |= {one: one for one in ("accounts.json", "own") if (copy.folder / one).exists()}
    aside = []
    for source, target in names.items():
        new, place = live.with_name(f"{target}.restored"), live.with_name(target)
        _copy(copy.folder / source, new)
        if place.exists():
            aside.append(live.with_name(f"{target}.before-{stamp}"))
            os.replace(place, aside[-1])
        os.replace(new, place)
    synced(live.parent)
    return aside


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(source, target)
    else:
        shutil.copyfile(source, target)
        target.chmod(0o600)


def main() -> int:
    """List, or put back."""
    parser = argparse.ArgumentParser(prog="python -m core.keeping.restore")
    parser.add_argument("name", nargs="?", help="控えの名前 / name of the copy")
    parser.add_argument("--all", action="store_true", help="アカウントも / accounts and own data")
    given = parser.parse_args()
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
    print(f"戻しました / restored: {given.name}")
    for path in aside:
        print(f"前のもの / what was there: {path}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
