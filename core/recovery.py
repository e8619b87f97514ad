"""Codes to go on with a seat on another device: made when asked for, good once.

A code is random. What proves the seat is kept sealed under it, so neither the file nor a copy of
it takes a seat; once used, it is gone.
"""

import hashlib
import hmac
import json
import secrets
import threading
from pathlib import Path
from typing import Any

from core import seat
from core.clock import now
from core.config import config
from core.errors import Refused
from core.private import read_private, write_private

LENGTH = 16
"""Letters: 80 random bits."""
_changing = threading.Lock()


class Codes:
    """The codes in `folder` that were not used yet; one for each seat, the newest."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "recovery.json"

    def new(self, workshop_id: str, value: str) -> str:
        """A code for the seat that this cookie proves, as people read it."""
        letters = "".join(secrets.choice(seat.ALPHABET) for _ in range(LENGTH))
        entry = {
            "seat": _whose(workshop_id, value),
            "sealed": _sealed(letters, value.encode()).hex(),
            "until": now().timestamp() + seat.KEEP_SECONDS,
        }
        with _changing:
            self._write(_whose(workshop_id, value), {_proof(workshop_id, letters): entry})
        return "-".join(letters[at : at + 4] for at in range(0, LENGTH, 4))

    def use(self, workshop_id: str, letters: str) -> str:
        """The cookie of the seat behind a code, which is used up.

        Raises:
            Refused: there is no such code, or it was used.
        """
        with _changing:
            entry = self._read().get(_proof(workshop_id, letters))
            if entry is None or entry["until"] < now().timestamp():
                raise Refused("refused.no_such_code")
            self._write(entry["seat"], {})
        return _sealed(letters, bytes.fromhex(entry["sealed"])).decode()

    def drop(self, workshop_id: str, value: str) -> None:
        """Let the code of a seat open nothing any more."""
        with _changing:
            self._write(_whose(workshop_id, value), {})

    def _read(self) -> dict[str, dict[str, Any]]:
        try:
            found = json.loads(read_private(self.path) or "{}")
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}

    def _write(self, whose: str, more: dict[str, dict[str, Any]]) -> None:
        """Without old ones and those of a seat, and with `more`."""
        kept = {
            proof: one
            for proof, one in self._read().items()
            if one["seat"] != whose and one["until"] >= now().timestamp()
        }
        write_private(self.path, json.dumps({**kept, **more}))


def _whose(workshop_id: str, value: str) -> str:
    return f"{workshop_id}/{seat.seat_id(seat.token_in(value))}"


def _proof(workshop_id: str, letters: str) -> str:
    return hashlib.sha256(f"proof/{workshop_id}/{letters}".encode()).hexdigest()


def _sealed(letters: str, data: bytes) -> bytes:
    """`data` under a pad of this code, or opened with it: a code seals once only."""
    pad = b"".join(
        hmac.new(letters.encode(), f"pad/{part}".encode(), hashlib.sha512).digest()
        for part in range(len(data) // 64 + 1)
    )
    return bytes(one ^ other for one, other in zip(data, pad, strict=False))


def codes() -> Codes:
    """The codes of this installation."""
    return Codes(config().secrets_folder)
