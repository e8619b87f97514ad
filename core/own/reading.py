"""A file → a draft: everything in it or every reason why not. Nothing is kept here."""

import hashlib
from dataclasses import replace

from core.clock import today
from core.own import estat, estat_counts, sheet
from core.own.cells import plain
from core.own.forms import Reader
from core.own.model import BadFile, Draft, Problem
from core.own.places import Places
from core.own.rules import remarks
from core.stats.indicator import Bilingual
from core.stats.package import Area, Package


def draft(package: Package, file_name: str, data: bytes, default: Area | None = None) -> Draft:
    """What a file says; with any problem it has no items.

    Args:
        default: the area of rows that name none.
    """
    name = plain(file_name.replace("\\", "/").rpartition("/")[2])[:120]
    empty = Draft(name, hashlib.sha256(data).hexdigest())
    try:
        grid = sheet.read(file_name, data)
        last = max(package.cube.years[-1], today().year)
        head = estat.header(grid)
        if head and not grid.problems:
            found = estat_counts.Reader(estat.taken_apart(grid, head), package, default, last)
            return _official(found, empty)
        reader = Reader(grid, Places(package, default), last)
        reader.read()
    except BadFile as bad:
        return Draft(name, empty.sha256, problems=(bad.problem,))
    if not reader.items and not reader.problems:
        reader.problems.append(Problem("no_rows"))
    if reader.problems:
        return Draft(name, empty.sha256, problems=tuple(reader.problems))
    notes = list(remarks(reader.items))
    if reader.official:
        notes.append(Problem("official", details={"n": str(reader.official)}))
    if reader.ignored:
        names = tuple(Bilingual(one, one) for one in reader.ignored)
        notes.append(Problem("ignored", names=names))
    return Draft(name, empty.sha256, tuple(reader.items), notes=tuple(notes))


def _official(reader: estat_counts.Reader, empty: Draft) -> Draft:
    """A table by age of the portal e-Stat: the counts of the town and its prefecture.

    Raises:
        BadFile: it says nothing of them.
    """
    items = reader.items()
    return replace(empty, items=tuple(items), notes=(*estat_counts.notes(reader), *remarks(items)))
