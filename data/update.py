"""Compare a newer package with the installed one, and install it: `python -m data.update`.

    python -m data.update CANDIDATE.duckdb                  the report; nothing is changed
    python -m data.update --build RAW_FOLDER --install      built from raw files, then installed

Exits with 1 and one sentence per reason when the candidate is refused.
"""

import argparse
import hashlib
import json
import os
import shutil
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from core.private import synced
from core.stats.indicator import Bilingual
from data import build, candidate, checks
from data.candidate import Refused
from data.difference import compare
from data.report import report

INSTALLED = build.HERE / "regional.duckdb"


def sha256(path: Path) -> str:
    """SHA-256 of a file, hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def shapes(path: Path) -> set[str]:
    """Codes of the municipalities on a map.

    Raises:
        Refused: it cannot be read.
    """
    try:
        topology = json.loads(path.read_text(encoding="utf-8"))
        return {str(shape["id"]) for shape in topology["objects"]["areas"]["geometries"]}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Refused(
            Bilingual(f"地図を読めません: {path}", f"The map {path} cannot be read.")
        ) from error


def update(path: Path, packaged: Path, options: argparse.Namespace) -> None:
    """Print the report of a candidate; install it if asked to, with the maps beside it if any.

    Raises:
        Refused: the candidate is no package, is refused, or cannot be installed.
    """
    beside = [path.with_name(name) for name in build.MAPS]
    drawn = [one if one.exists() else packaged.with_name(one.name) for one in beside]
    before = {file: sha256(file) for file in (path, packaged, *drawn) if file.is_file()}
    old = candidate.read(packaged)
    new = candidate.read(path, old)
    candidate.verify(new, old, allow_older=options.allow_older)
    version, installed = (str(t["package"]["version"].iloc[0]) for t in (new, old))
    if version == installed:
        print(f"同じ版です。何も変えていません: {version} / The same version; nothing was changed.")
        return
    change = compare(old, new)
    text = report(old, new, change, (before[packaged], before[path]))
    print(text)
    refused = candidate.reasons(new, change, [*map(shapes, drawn)], options.accept_revisions)
    if refused:
        raise Refused(*refused)
    if not options.install:
        print(
            "何も変えていません。入れるには --install / Nothing was changed; --install installs it."
        )
        return
    kept = packaged.parent / "updates" / f"{version}.md"
    maps = {one: packaged.with_name(one.name) for one in drawn}
    install({path: packaged, **maps}, before, kept, text)
    print(f"入れました: {version}。アプリを起動し直してください。報告: {kept}"
          f" / Installed {version}; restart the application. Report: {kept}")  # fmt: skip


def install(files: dict[Path, Path], digests: dict[Path, str], kept: Path, text: str) -> None:
    """Replace each file at once, after all are on the disk beside what they replace.

    Args:
        files: new file → what it replaces; the package and the maps.
        digests: SHA-256 of each new file when it was read.
        kept: where the report is written.

    Raises:
        Refused: the disk is full or not writable, or a file changed meanwhile.
    """
    ready: dict[Path, Path] = {}
    try:
        kept.parent.mkdir(exist_ok=True)
        new = kept.with_name(f".{kept.name}.new")
        ready[new] = kept
        new.write_text(text, encoding="utf-8")
        for source, target in files.items():
            if source == target:
                continue
            new = target.with_name(f".{target.name}.new")
            ready[new] = target
            shutil.copyfile(source, new)
            if sha256(new) != digests[source]:
                raise OSError(f"{source} changed")
        for new in ready:
            synced(new)
        for new, target in reversed(ready.items()):
            os.replace(new, target)
            synced(target.parent)
    except OSError as error:
        for new in ready:
            with suppress(OSError):
                new.unlink(missing_ok=True)
        raise Refused(
            Bilingual(f"書き込めません: {error}", f"It cannot be written: {error}.")
        ) from error


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; 0, or 1 if the candidate is refused."""
    parser = argparse.ArgumentParser(prog="python -m data.update", description=__doc__,
                                     formatter_class=argparse.RawTextHelpFormatter)  # fmt: skip
    given = parser.add_mutually_exclusive_group(required=True)
    given.add_argument("candidate", nargs="?", type=Path, help="a package (.duckdb)")
    given.add_argument("--build", metavar="RAW_FOLDER", type=Path, help="build it from raw files")
    parser.add_argument("--install", action="store_true", help="replace the installed package")
    parser.add_argument("--accept-revisions", metavar="MEASURE", action="append", default=[],
                        help="the measure's values may change; repeatable")  # fmt: skip
    parser.add_argument("--allow-older", action="store_true")
    parser.add_argument("--packaged", type=Path, default=INSTALLED, help="the installed package")
    options = parser.parse_args(arguments)
    try:
        with TemporaryDirectory() as folder:
            path = options.candidate or _built(options.build, Path(folder))
            update(path, options.packaged.resolve(), options)
            return 0
    except Refused as error:
        refused = error.reasons
    except OSError as error:
        refused = (Bilingual(f"読み書きできません: {error}", f"It cannot be read: {error}."),)
    for reason in refused:
        print(f"× {reason.ja} / {reason.en}", file=sys.stderr)
    print("入れていません。 / Not installed.", file=sys.stderr)
    return 1


def _built(raw: Path, folder: Path) -> Path:
    try:
        build.make(raw, folder)
    except (ValueError, KeyError, OSError, checks.CheckFailed) as error:
        raise Refused(Bilingual(f"作れません: {error}", f"It cannot be built: {error}.")) from error
    return folder / "regional.duckdb"


if __name__ == "__main__":
    sys.exit(main())
