"""Whether somebody is at this very computer."""

import ipaddress
from collections.abc import Mapping
from urllib.parse import urlsplit

PASSED_ON = ("forwarded", "via", "x-real-ip", "x-client-ip", "true-client-ip", "cf-connecting-ip")
"""Headers, beside X-Forwarded-…, that a proxy adds: then the browser may be anywhere."""


def is_loopback(host: str) -> bool:
    """Whether a Host header or server address means this computer only; "" means every network."""
    name = host.strip().lower()
    if name.startswith("["):
        name = name[1:].partition("]")[0]
    elif name.count(":") == 1:
        name = name.partition(":")[0]
    try:
        return name == "localhost" or ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def from_this_computer(headers: Mapping[str, str], client: str | None) -> bool:
    """Whether a request comes from a browser here, with no proxy between.

    This proves nothing, for the other side writes it: it is asked beside a secret. A page of
    another port of this computer has another Origin, and is not ours.

    Args:
        headers: of the request; none at all means no request, as in a test of a page.
        client: the other end's address; None is Streamlit's word for loopback.
    """
    found = {name.lower(): value for name, value in headers.items()}
    if not found:
        return client is None
    passed_on = any(name.startswith("x-forwarded") or name in PASSED_ON for name in found)
    origin = found.get("origin")
    return (
        not passed_on
        and (client is None or is_loopback(client))
        and is_loopback(found.get("host", ""))
        and (origin is None or urlsplit(origin).netloc.lower() == found["host"].lower())
    )
