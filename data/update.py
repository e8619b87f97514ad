"""Compare a newer package with the installed one, and install it: `python -m data.update`.

    python -m data.update CANDIDATE.duckdb                  the report; nothing is changed
    python -m data.update --build RAW_FOLDER --install      built from raw files, then installed
    python -m data.update --official FILE                   an official file instead of its copy

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
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from core.bilingual import Bilingual, said
from core.private import synced
from data import build, candidate, checks, replacing
from data.candidate import Refused
from data.difference import Difference, compare
from data.report import report

INSTALLED = build.HERE / "regional.duckdb"
UPDATES = "updates"
"""Folder beside the package: reports, and the packages that were installed before."""


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
        raise Refused(said("update.bad_map", path=path)) from error


@dataclass(frozen=True)
class Compared:
    """A candidate beside the installed package, before anything is changed.

    Attributes:
        path, packaged: the candidate and what it would replace.
        maps: each map that would stand beside it → the installed one.
        digests: SHA-256 of each file when it was read.
        version, installed: of both.
        change: what differs; None where it is the same version.
        text: the report in Markdown.
        refused: why it is not installed; empty if it may be.
    """

    path: Path
    packaged: Path
    maps: dict[Path, Path]
    digests: dict[Path, str]
    version: str
    installed: str
    change: Difference | None = None
    text: str = ""
    refused: tuple[Bilingual, ...] = ()

    def install(self) -> Path:
        """Put it in the other's place, which is kept; returns where it can be opened at once.

        Raises:
            Refused: it may not be, or cannot be written.
        """
        if self.refused:
            raise Refused(*self.refused)
        folder = self.packaged.parent / UPDATES
        kept = {self.packaged: folder / f"{self.installed}.duckdb"}
        kept |= {self.path: folder / f"{self.version}.duckdb"} if self.path.parent != folder else {}
        files = [(self.path, self.packaged), *self.maps.items(), *kept.items()]
        install(files, self.digests, folder / f"{self.version}.md", self.text)
        return folder / f"{self.version}.duckdb"


def compared(
    path: Path, packaged: Path, *, allow_older: bool = False, accepted: Sequence[str] | None = ()
) -> Compared:
    """A candidate held against the installed package and all checks; nothing is changed.

    Args:
        accepted: measures whose values may change; None for any.

    Raises:
        Refused: the candidate is no package, or not what it says.
    """
    beside = [path.with_name(name) for name in build.MAPS]
    drawn = [one if one.exists() else packaged.with_name(one.name) for one in beside]
    before = {file: sha256(file) for file in (path, packaged, *drawn) if file.is_file()}
    old = candidate.read(packaged)
    new = candidate.read(path, old)
    candidate.verify(new, old, allow_older=allow_older)
    version, installed = (str(t["package"]["version"].iloc[0]) for t in (new, old))
    maps = {one: packaged.with_name(one.name) for one in drawn}
    found = Compared(path, packaged, maps, before, version, installed)
    if version == installed:
        return found
    change = compare(old, new)
    text = report(old, new, change, (before[packaged], before[path]))
    names = [str(name) for name in change.measures.index] if accepted is None else accepted
    refused = tuple(candidate.reasons(new, change, [*map(shapes, drawn)], names))
    return replace(found, change=change, text=text, refused=refused)


def update(path: Path, packaged: Path, options: argparse.Namespace) -> None:
    """Print the report of a candidate; install it if asked to, with the maps beside it if any.

    Raises:
        Refused: the candidate is no package, is refused, or cannot be installed.
    """
    found = compared(path, packaged, allow_older=options.allow_older,
                     accepted=options.accept_revisions)  # fmt: skip
    version = found.version
    if found.change is None:
        print(f"同じ版です。何も変えていません: {version} / The same version; nothing was changed.")
        return
    print(found.text)
    if found.refused:
        raise Refused(*found.refused)
    if not options.install:
        print(
            "何も変えていません。入れるには --install / Nothing was changed; --install installs it."
        )
        return
    kept = found.install().with_suffix(".md")
    print(f"入れました: {version}。アプリを起動し直してください。報告: {kept}"
          f" / Installed {version}; restart the application. Report: {kept}")  # fmt: skip


def install(
    files: Sequence[tuple[Path, Path]], digests: dict[Path, str], kept: Path, text: str
) -> None:
    """Replace each file at once, after all are on the disk beside what they replace.

    Args:
        files: each new file and what it replaces; the last is replaced first.
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
        for source, target in files:
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
        raise Refused(said("update.not_written", error=error)) from error


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; 0, or 1 if the candidate is refused."""
    parser = argparse.ArgumentParser(prog="python -m data.update", description=__doc__,
                                     formatter_class=argparse.RawTextHelpFormatter)  # fmt: skip
    given = parser.add_mutually_exclusive_group(required=True)
    given.add_argument("candidate", nargs="?", type=Path, help="a package (.duckdb)")
    given.add_argument("--build", metavar="RAW_FOLDER", type=Path, help="build it from raw files")
    given.add_argument("--official", metavar="FILE", type=Path,
                       help="an official file, whose figures replace those of a copy")  # fmt: skip
    parser.add_argument("--install", action="store_true", help="replace the installed package")
    parser.add_argument("--accept-revisions", metavar="MEASURE", action="append", default=[],
                        help="the measure's values may change; repeatable")  # fmt: skip
    parser.add_argument("--allow-older", action="store_true")
    parser.add_argument("--packaged", type=Path, default=INSTALLED, help="the installed package")
    options = parser.parse_args(arguments)
    try:
        with TemporaryDirectory() as folder:
            packaged, path = options.packaged.resolve(), options.candidate
            if options.official:
                path = Path(folder) / INSTALLED.name
                data = options.official.read_bytes()
                replacing.written(candidate.read(packaged), options.official.name, data, path)
            update(path or _built(options.build, Path(folder)), packaged, options)
            return 0
    except Refused as error:
        refused = error.reasons
    except OSError as error:
        refused = (said("update.not_read", error=error),)
    for reason in refused:
        print(f"× {reason.ja} / {reason.en}", file=sys.stderr)
    print("入れていません。 / Not installed.", file=sys.stderr)
    return 1


def _built(raw: Path, folder: Path) -> Path:
    try:
        build.make(raw, folder)
    except (ValueError, KeyError, OSError, checks.CheckFailed) as error:
        raise Refused(said("update.not_built", error=error)) from error
    return folder / "regional.duckdb"


if __name__ == "__main__":
    sys.exit(main())
