"""When each login was last used, so that one that nobody uses ends by itself."""

import json
import threading
from datetime import datetime, timedelta
from pathlib import Path

from core.clock import now
from core.private import read_private, write_private

IDLE = timedelta(hours=12)
"""Without any use for so long, a login has ended: a day in the hall, but not the night after."""
SAVED = timedelta(minutes=5)
"""How exact the file is: it is not written at every look at a page."""
_turn = threading.Lock()
_seen: dict[Path, dict[str, float]] = {}
"""Per file: login → seconds since 1970, newer than the file by `SAVED` at most."""


def used(path: Path, login: str, made: datetime) -> bool:
    """Whether a login made at `made` is in use still; then it counts as used now.

    Args:
        path: of the file; where it is lost, a login counts as last used when it was made.
    """
    moment = now()
    with _turn:
        seen = _seen.setdefault(path, {})
        last = max(seen.get(login, 0.0), made.timestamp())
        if moment.timestamp() - last >= SAVED.total_seconds():
            seen.update({**_read(path), **seen})  # another start of the server may know more
            last = max(seen.get(login, 0.0), last)
        if moment.timestamp() - last >= IDLE.total_seconds():
            return False
        if login not in seen or moment.timestamp() - seen[login] >= SAVED.total_seconds():
            seen[login] = moment.timestamp()
            since = (moment - IDLE).timestamp()
            kept = {name: at for name, at in {**_read(path), **seen}.items() if at > since}
            _seen[path] = kept
            write_private(path, json.dumps(kept))
    return True


def forget(path: Path) -> None:
    """Know only what the file says, as after a start."""
    with _turn:
        _seen.pop(path, None)


def _read(path: Path) -> dict[str, float]:
    try:
        found = json.loads(read_private(path) or "{}")
        return {str(name): float(at) for name, at in found.items()}
    except (ValueError, TypeError, AttributeError):
        return {}
