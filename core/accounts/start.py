"""What must be so before others can come in."""

import sys

from core.accounts import Accounts, accounts
from core.loopback import is_loopback


def check_address(address: str | None, known: Accounts | None = None) -> None:
    """Make the cookie key; end the start if others could come in and no administrator exists.

    Args:
        address: Streamlit's server.address; None or "" means every network.
    """
    known = known or accounts()
    if not known.administered and not is_loopback(address or ""):
        print(
            "ほかの端末から開けるようにするには、先に管理者を1人つくってください: make account\n"
            "Before other devices can reach this server, create an administrator: make account",
            file=sys.stderr,
        )
        raise SystemExit(2)
    _ = known.key
