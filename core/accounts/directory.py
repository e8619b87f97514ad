"""Who comes in by the municipality's own directory (OpenID Connect): with which role, and once.

The directory says who somebody is; what they may do here says our own rule. Names on it are
looked at again each time somebody is asked for, so that who is taken off is out at once.
"""

import hashlib
import secrets
import threading
from collections.abc import Mapping
from fnmatch import fnmatchcase
from typing import Any

import bcrypt

from core.clock import now
from core.config import config

FRESH_SECONDS = 300
"""How long after the directory's answer it lets somebody in; Streamlit keeps it for 30 days."""
_turn = threading.Lock()
_used: dict[str, float] = {}


def on() -> bool:
    """Whether a directory is asked here."""
    return bool(config().oidc_administrators or config().oidc_facilitators)


def role_of(entry: Mapping[str, Any]) -> str:
    """ "administrator", "facilitator" or "" of an account as it is stored."""
    if "directory" not in entry:
        return "administrator" if entry["administrator"] else "facilitator"
    return role([str(one) for one in entry["directory"]])


def role(values: list[str]) -> str:
    """What who has one of these values in the claim may do here; "" for nothing."""
    for name, patterns in (
        ("administrator", config().oidc_administrators),
        ("facilitator", config().oidc_facilitators),
    ):
        known = [value.strip().casefold() for value in values]
        if any(fnmatchcase(value, one.casefold()) for value in known for one in patterns):
            return name
    return ""


def values(claims: Mapping[str, Any]) -> list[str]:
    """What stands in the claim that the rule is about; an address nobody has proved is none."""
    found = claims.get(config().oidc_claim, [])
    if config().oidc_claim == "email" and claims.get("email_verified") is False:
        return []
    return [str(one) for one in (found if isinstance(found, list | tuple) else [found])]


def username(claims: Mapping[str, Any]) -> str:
    """One name for the same person of the same directory, whatever they are called there."""
    whose = f"{claims.get('iss', '')}\n{claims['sub']}"
    return f"d-{hashlib.sha256(whose.encode()).hexdigest()[:16]}"


def fresh(claims: Mapping[str, Any]) -> bool:
    """Whether this answer of the directory has just come and was not used before: a logout, and
    half a day without use, end what 30 days of Streamlit's cookie would open again."""
    moment = now().timestamp()
    try:
        age, key = moment - float(claims["iat"]), f"{username(claims)} {claims['iat']}"
    except (KeyError, TypeError, ValueError):
        return False
    with _turn:
        for old in [one for one, at in _used.items() if moment - at > 2 * FRESH_SECONDS]:
            del _used[old]
        if not -FRESH_SECONDS < age < FRESH_SECONDS or key in _used:
            return False
        _used[key] = moment
        return True


def entry(claims: Mapping[str, Any], before: Mapping[str, Any]) -> dict[str, Any]:
    """The account as it is stored; its password is one that nobody knows."""
    given = values(claims)
    name = str(claims.get("name") or claims.get("email") or claims["sub"])
    nobodys = bcrypt.hashpw(secrets.token_bytes(32), bcrypt.gensalt()).decode()
    return {
        "password": nobodys,
        "generation": 1,
        **before,
        "name": name[:80],
        "administrator": role(given) == "administrator",
        "directory": given,
    }
