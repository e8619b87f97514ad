"""Files that only their owner may read."""

import os
import tempfile
from pathlib import Path


def write_private(path: Path, text: str) -> None:
    """Replace `path` in one step by `text`, readable by its owner alone."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, temporary = tempfile.mkstemp(dir=path.parent)  # mode 600
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    os.replace(temporary, path)


def read_private(path: Path) -> str:
    """The text of `path`, "" without it; a file copied back without its mode gets it again."""
    if not path.exists():
        return ""
    keep_private(path)
    return path.read_text(encoding="utf-8")


def synced(path: Path) -> None:
    """What is in a file, or the names in a folder, on disk before this returns."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def close_to_others() -> None:
    """From now on what this process makes is its owner's alone. At the start of each program."""
    os.umask(0o077)


def keep_private(path: Path) -> None:
    """A file that was open to others, of an earlier version or a copy, is its owner's again."""
    if path.exists() and path.stat().st_mode & 0o077:
        path.chmod(0o600)
