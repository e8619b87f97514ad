"""Files of lines, each a JSON object: what was done, added to and never changed."""

import json
import os
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any, TypeVar

from core.private import read_private

Line = TypeVar("Line")


def add(path: Path, line: Any, *, sync: bool = False) -> None:
    """Write one dataclass at the end of a file, mode 600.

    Args:
        sync: so that a crash cannot take it back.

    Raises:
        OSError: the disk is full, or may not be written.
    """
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text(line))
        if sync:
            file.flush()
            os.fsync(file.fileno())


def text(line: Any) -> str:
    """A line of the file: in ASCII, since some letters of Unicode end a line."""
    return json.dumps(asdict(line)) + "\n"


def read(path: Path, kind: type[Line]) -> Iterator[Line]:
    """Every line of a file, the oldest first; one that a power cut broke off is passed over."""
    for told in read_private(path).splitlines():
        try:
            yield kind(**json.loads(told))
        except (ValueError, TypeError):
            continue
