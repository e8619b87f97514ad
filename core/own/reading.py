"""A file → a draft: everything in it or every reason why not. Nothing is kept here."""

import hashlib
from dataclasses import dataclass, replace

from core.bilingual import Bilingual
from core.clock import today
from core.files import estat, sheet
from core.files.cells import plain
from core.files.problem import BadFile, Problem
from core.files.sheet import Grid
from core.own import across, answers, estat_counts, measures, open_data
from core.own.forms import Reader
from core.own.kinds import Kind, foreign, kind_of
from core.own.model import Draft
from core.own.official import Read, Table, year_of_file
from core.own.places import Places
from core.own.rules import remarks
from core.stats.area import Area
from core.stats.package import Package

MOST_NAMED, LETTERS = 5, 120


@dataclass(frozen=True)
class Found:
    """A sheet with a table, and how it is read."""

    grid: Grid
    kind: Kind
    table: Table | None


def draft(
    package: Package, file_name: str, data: bytes, default: Area | None = None, chosen: str = ""
) -> Draft:
    """What a file says; with any problem it has no items.

    Args:
        default: the area of rows that name none.
        chosen: name of the sheet to read; the first visible one with a table where none is given.
    """
    name = plain(file_name.replace("\\", "/").rpartition("/")[2])[:120]
    empty = Draft(name, hashlib.sha256(data).hexdigest())
    try:
        sheets = sheet.opened(file_name, data)
        titles = tuple(plain(one)[:60] for one in sheets.names)
        if len(titles) > 1 or titles[0]:
            empty = replace(empty, sheets=titles)
        places = Places(package, default)
        found = _first(sheets, titles, places, default, chosen)
        empty = replace(empty, sheet=plain(found.grid.sheet)[:60])
        last = max(package.cube.newest, today().year)
        return _read(found, package, places, default, last, empty)
    except BadFile as bad:
        return replace(empty, problems=(bad.problem,))


def _first(
    sheets: sheet.Sheets, titles: tuple[str, ...], places: Places, town: Area | None, chosen: str
) -> Found:
    """The sheet that was chosen, else the first with a table.

    Raises:
        BadFile: none has one; the message names the kind of file where it is known.
    """
    asked = [titles.index(chosen)] if chosen in titles else range(len(titles))
    grids, bad = [], BadFile("empty")
    for at in asked:
        try:
            grid = sheets.read(at)
        except BadFile as error:
            if error.problem.key != "empty":
                bad = error
            continue
        kind, table = kind_of(grid, places, town)
        if kind:
            return Found(grid, kind, table)
        grids.append(grid)
    if not grids:
        raise bad
    for grid in grids:
        if known := foreign(grid):
            raise BadFile(f"kind_{known}")
    if len(grids) > 1:
        looked = "・".join(titles[at] for at in list(asked)[:MOST_NAMED])
        raise BadFile("header_sheets", n=str(len(grids)), looked=looked)
    raise BadFile("header", Bilingual("指標名", "Indicator"), Bilingual("単位", "Unit"))


def _read(
    found: Found, package: Package, places: Places, town: Area | None, last: int, empty: Draft
) -> Draft:
    grid = found.grid
    if found.kind == "own":
        return _own(Reader(grid, places, last), empty)
    if grid.problems:
        return replace(empty, problems=tuple(grid.problems))
    if found.kind == "estat" and (head := estat.header(grid)):
        reader = estat_counts.Reader(estat.taken_apart(grid, head), package, town, last)
        read = Read(tuple(reader.items()), tuple(estat_counts.notes(reader)))
        return _published(_taken(read, grid, empty))
    if found.kind == "open_data" and (head := open_data.head(grid)):
        return _taken(open_data.read(grid, head, places), grid, empty)
    if town is None:
        raise BadFile("no_area")
    if found.kind == "forms" and (head := answers.head(grid)):
        return _taken(answers.read(grid, head, town), grid, empty)
    table = found.table or Table()
    if found.kind == "ages":
        table.named = year_of_file(empty.file_name)
        read = across.read(table, town, last)
    else:
        read = measures.rates(table, town) if found.kind == "rates" else measures.lwc(table, town)
    return _published(_taken(read, grid, empty, {row.number for _, row in table.mine}))


def _published(found: Draft) -> Draft:
    """Of a file that is read in the layout of its publisher."""
    items = tuple(replace(item, published=True) for item in found.items)
    return replace(found, items=items)


def _taken(read: Read, grid: Grid, empty: Draft, rows: set[int] | None = None) -> Draft:
    notes = (*read.notes, *_rounded(grid, rows), *remarks(list(read.items)))
    return replace(empty, items=read.items, notes=notes, ask=read.ask)


def _own(reader: Reader, empty: Draft) -> Draft:
    """Rows of the long form or the wide sheet."""
    reader.read()
    if not reader.items and not reader.problems:
        reader.problems.append(Problem("no_rows"))
    if reader.problems:
        return replace(empty, problems=tuple(reader.problems))
    notes = [*remarks(reader.items), *_rounded(reader.grid)]
    if reader.official:
        notes.append(Problem("official", details={"n": str(reader.official)}))
    if reader.head.ignored:
        names = tuple(Bilingual(one, one) for one in reader.head.ignored)
        notes.append(Problem("ignored", names=names))
    if reader.below:
        notes.append(Problem("below", details={"text": "／".join(reader.below)[:LETTERS]}))
    if reader.left_out:
        notes.append(_left_out(reader.left_out))
    return replace(empty, items=tuple(reader.items), notes=tuple(notes))


def _left_out(found: list[tuple[str, int]]) -> Problem:
    """Cells of a wide sheet that say 秘匿 or the like."""
    told = "・".join(f"{year}（{sign}）" for sign, year in found[:MOST_NAMED])
    return Problem("left_out", details={"n": str(len(found)), "cells": told})


def _rounded(grid: Grid, rows: set[int] | None = None) -> list[Problem]:
    """What a sheet shows of numbers that hold more, in all rows or in some."""
    cells = [both for (row, _), both in grid.rounded.items() if rows is None or row in rows]
    if not cells:
        return []
    held, told = map(plain, cells[0])
    return [Problem("rounded", details={"n": str(len(cells)), "held": held, "told": told})]
