"""By which names this server may be called."""

import ipaddress
import re
import socket
from functools import cache
from urllib.parse import urlsplit

from core.loopback import is_loopback

NAME = re.compile(r"(\[[0-9a-f:.]{2,45}\]|[a-z0-9._-]{1,253})(:[0-9]{1,5})?")
UNBOUND = ("/health", "/_stcore/health")
"""Asked by watching programs under any name; they tell nothing."""


def named(host: str) -> str | None:
    """The name in a Host header, small and without port; None if it is not the form of one."""
    found = NAME.fullmatch(host.strip().lower())
    return found[1].strip("[]") if found else None


def allowed(host: str, public_url: str, address: str | None) -> bool:
    """Whether `host` is a name of ours.

    With PUBLIC_URL its name alone, and this computer's own. Without it, and open to other
    computers, any number and the computer's name: a page elsewhere can have its own name
    point at us, but not a number.

    Args:
        host: the Host header.
        address: Streamlit's server.address; None or "" means every network.
    """
    name = named(host)
    if name is None:
        return False
    if name == "localhost" or is_loopback(f"[{name}]"):
        return True
    if public_url:
        return name == urlsplit(public_url).hostname
    if is_loopback(address or ""):
        return False
    return _is_number(name) or name in own_names()


def _is_number(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


@cache
def own_names() -> frozenset[str]:
    """What the local network may call this computer."""
    name = socket.gethostname().lower()
    return frozenset({name, f"{name.partition('.')[0]}.local"})
