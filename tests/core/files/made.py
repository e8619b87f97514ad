"""Workbooks, and archives made part by part."""

import io
import zipfile
from collections.abc import Iterable, Mapping
from typing import Any

import openpyxl  # type: ignore[import-untyped]


def book(*rows: Iterable[object]) -> bytes:
    """A workbook as openpyxl writes it: formulas without calculated values."""
    made = openpyxl.Workbook()
    sheet: Any = made.active
    for cells in rows:
        sheet.append(list(cells))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def archive(contents: Mapping[str, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packing) as made:
        for name, content in contents.items():
            made.writestr(name, content)
    return out.getvalue()


def with_part(name: str, content: bytes, data: bytes) -> bytes:
    """A workbook with one part replaced or added."""
    return archive({**parts(data), name: content})
