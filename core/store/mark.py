"""How many entries were stored, noted beside the file: so that a loss is told, not passed over.

DuckDB opens a file whose log (`.wal`) was damaged or taken away without a word; what was stored
last is then not there.
"""

import os
from contextlib import suppress
from pathlib import Path

LENGTH = 16
"""Always so many bytes, so that writing them again needs no space on a full disk."""


class Mark:
    """The number of entries that are known to be stored.

    Attributes:
        lost: how many of them were not there any more when the file was opened.
    """

    def __init__(self, path: Path, there: int) -> None:
        """
        Args:
            there: how many entries the file holds.

        Raises:
            OSError: the folder is not writable.
        """
        self.file = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+b", buffering=0)
        told = self.file.read(LENGTH).strip()
        self.lost = max(0, int(told) - there) if told.isdigit() else 0
        self.note(there)

    def note(self, stored: int) -> None:
        """So many are stored now. A crash before this is no loss: the file then holds more."""
        self.stored = stored
        # a missing note hides a loss at worst; the entries are stored
        with suppress(OSError, ValueError):
            self.file.seek(0)
            self.file.write(f"{stored:<{LENGTH}}".encode())

    def close(self) -> None:
        self.file.close()
