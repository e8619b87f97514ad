"""How many files and sockets this process may have open at once."""

import logging

try:
    import resource
except ImportError:  # Windows, where sockets are not counted so
    resource = None  # type: ignore[assignment]

HALL = 4096
"""What a full hall needs: a socket each for 1,000 seats while 300 phones scan at once, with up
to seven connections each."""
MOST = (65_536, 10_240)
"""What is asked for where the system names no end, or more than it gives (macOS)."""
log = logging.getLogger(__name__)


def raise_limit() -> int | None:
    """Allow as many as the system lets; how many that is, None where nothing is counted.

    Debian starts a process with 1,024. At the end of them nobody gets into the room any more.
    """
    if resource is None:
        return None
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    for number in (hard, *MOST):
        if soft == resource.RLIM_INFINITY or 0 <= number <= soft:
            break
        try:
            resource.setrlimit(resource.RLIMIT_NOFILE, (number, hard))
            break
        except (ValueError, OSError):
            continue
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft != resource.RLIM_INFINITY and soft < HALL:
        log.warning(
            "同時に開けるファイルが %s までです。満席の会場には %s 要ります（ulimit -Hn）。"
            " / only %s open files are allowed; a full hall needs %s (ulimit -Hn)",
            *(f"{soft:,}", f"{HALL:,}") * 2,
        )
    return soft
