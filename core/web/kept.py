"""Files of the light pages, read and packed once: a full hall asks for thousands within seconds."""

import gzip
import hashlib
import mimetypes
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

STATIC = Path(__file__).parent / "seat"
FEW = 256
"""Bytes that packing would not make fewer."""


@dataclass(frozen=True)
class Kept:
    """A file as it is sent; `mark` names this very content."""

    body: bytes
    packed: bytes
    media_type: str
    mark: str


def file(name: str, request: Request, headers: dict[str, str] | None = None) -> Response:
    """A file of the light pages; 404 where there is none."""
    path = STATIC / name
    try:
        return sent(_kept(path, path.stat().st_mtime_ns), request, headers)
    except (OSError, ValueError):
        return Response("Not Found", 404)


def sent(kept: Kept, request: Request, headers: dict[str, str] | None = None) -> Response:
    """What is kept, or only that the browser's copy of it is still right."""
    given = {"ETag": f'"{kept.mark}"', "Vary": "Accept-Encoding", **(headers or {})}
    known = request.headers.get("if-none-match", "").replace("W/", "")
    if kept.mark in (one.strip(' "') for one in known.split(",")):
        return Response(status_code=304, headers=given)
    if not kept.packed or "gzip" not in request.headers.get("accept-encoding", ""):
        return Response(kept.body, headers=given, media_type=kept.media_type)
    given["Content-Encoding"] = "gzip"
    return Response(kept.packed, headers=given, media_type=kept.media_type)


def keep(body: bytes, media_type: str) -> Kept:
    packed = gzip.compress(body, mtime=0) if len(body) > FEW else b""
    return Kept(body, packed, media_type, hashlib.sha256(body).hexdigest()[:32])


@lru_cache(maxsize=128)
def _kept(path: Path, changed: int) -> Kept:
    """`changed`: when it was, in nanoseconds, so that another edition is read anew."""
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return keep(path.read_bytes(), kind)
