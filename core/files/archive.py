"""Whether an .xlsx or .ods may be opened at all: sizes, macros, entities.

Nothing is trusted as declared.

The standard library's expat reads the parts; a document without a DTD has no
entities to expand, so a part with one is refused and no other XML library is needed.
"""

import io
import re
import zipfile
import zlib

from core.files.problem import BadFile

MOST_PARTS = 300
MOST_UNPACKED = 30 * 1024 * 1024
MOST_RATIO = 150
"""Honest sheets shrink to a tenth or a twentieth."""
BOOKS = {"xl/workbook.xml", "content.xml"}
"""The part that says what a workbook (.xlsx, .ods) holds."""
MACROS = ("vbaproject.bin", "vbadata.xml")
SMALL = 512 * 1024
"""Below this a ratio means nothing."""
_PIECE = 64 * 1024
_ENCODING = re.compile(rb"""encoding\s*=\s*["']([^"']+)["']""")
_BEFORE = b"\xef\xbb\xbf\xfe\xff\0 \t\r\n"
"""What may stand before the first sign of an XML document, in any encoding."""
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)


def inspect(data: bytes) -> dict[str, bytes]:
    """The parts of the archive by name, after all checks.

    Raises:
        BadFile: too large when unpacked, with macros, encrypted, broken, or with a DTD.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            _declared(parts)
            return _unpacked(archive, parts)
    except BROKEN as error:
        raise BadFile("broken") from error


def _declared(parts: list[zipfile.ZipInfo]) -> None:
    names = [part.filename.lower() for part in parts]
    if any(name.endswith(MACROS) or name.startswith("basic/") for name in names):
        raise BadFile("macros")
    if any(part.flag_bits & 0x1 for part in parts):
        raise BadFile("encrypted")
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise BadFile("bomb")
    if any(_too_dense(part.file_size, part.compress_size) for part in parts):
        raise BadFile("bomb")
    if len(set(names)) != len(names) or not BOOKS & set(names):
        raise BadFile("broken")
    if any(name.startswith("/") or "\\" in name or ".." in name.split("/") for name in names):
        raise BadFile("broken")


def _too_dense(size: int, packed: int) -> bool:
    return size > SMALL and size > MOST_RATIO * max(packed, 1)


def _unpacked(archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> dict[str, bytes]:
    """Every part in truth, counted while it is unpacked."""
    found: dict[str, bytes] = {}
    total = 0
    for part in parts:
        pieces = []
        with archive.open(part) as stream:
            while piece := stream.read(_PIECE):
                total += len(piece)
                if total > MOST_UNPACKED:
                    raise BadFile("bomb")
                pieces.append(piece)
        content = b"".join(pieces)
        if _is_xml(part.filename, content):
            _harmless(content)
        found[part.filename] = content
    kinds = found.get("[Content_Types].xml", b"").lower()
    if b"macroenabled" in kinds:
        raise BadFile("macros")
    return found


def _is_xml(name: str, content: bytes) -> bool:
    """By its name or its beginning: a sheet may lie in a part of any name."""
    start = content.lstrip(_BEFORE)[:1]
    return start == b"<" or name.lower().endswith((".xml", ".rels"))


def _harmless(content: bytes) -> None:
    """No DTD, and no encoding in which one could hide."""
    said = _ENCODING.search(content.partition(b"?>")[0])
    if b"\0" in content or (said and said[1].lower() not in (b"utf-8", b"us-ascii", b"ascii")):
        raise BadFile("broken")
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise BadFile("broken")
