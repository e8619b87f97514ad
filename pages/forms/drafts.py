"""What somebody typed into a form of a page, kept on their device until the server has it."""

import re
import secrets
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import streamlit as st

from core.clock import today
from core.text import Text

EXACT = 2**53
"""Above it a browser's numbers are not exact, and Streamlit refuses them."""
YEARS = timedelta(days=3650)
"""How far a field for a day reaches where nothing is said."""

_drafts = st.components.v2.component(
    "drafts",
    css=".draft:empty { display: none; } .draft { margin: 0; font-size: 14px; color: #595959; }",
    js=Path(__file__).with_suffix(".js").read_text(encoding="utf-8"),
)


def watch(
    address: str,
    name: str,
    fields: dict[str, tuple[str, Any, Any]],
    say: Text,
    *,
    live: bool = False,
) -> None:
    """Keep what the fields hold under `address`, and ask the device for what it kept before.

    Args:
        fields: name → key of its widget, what it holds now, what it holds at first.
        live: the page runs again a moment after the last key, and `typing` knows what is typed.
    """
    state, key = st.session_state, f"draft-{name}"

    def found() -> None:
        answer = state[key].found
        state[f"came/{address}"], state[f"heard/{address}"] = answer["values"], answer["id"]

    def typed() -> None:
        told = state[key].typed
        if told and told["address"] == address:
            state[f"typed/{address}"] = told["values"]

    data = {
        "address": address,
        "session": state.setdefault("draft-session", secrets.token_hex(4)),
        "sent": state.get(f"sent/{address}"),
        "heard": state.get(f"heard/{address}"),
        "words": say("form.draft"),
        "fields": [_row(field, *held) for field, held in fields.items()],
        "live": live,
    }
    if live:
        _drafts(data=data, key=key, on_found_change=found, on_typed_change=typed)
    else:
        _drafts(data=data, key=key, on_found_change=found)


def _row(field: str, widget: str, value: Any, first: Any) -> dict[str, Any]:
    at = ".st-key-" + re.sub(r"[^\w-]", "-", widget, flags=re.ASCII)
    return {"name": field, "at": at, "value": _plain(value), "first": _plain(first)}


def typing(address: str, field: str, held: Any) -> Any:
    """What stands in a field while it is typed, before the page has it; else what it holds."""
    return (st.session_state.get(f"typed/{address}") or {}).get(field, held)


def untyped(address: str, field: str) -> None:
    """What was typed into a field is no longer there."""
    (st.session_state.get(f"typed/{address}") or {}).pop(field, None)


def sent(address: str) -> None:
    """The server has it: the device may forget."""
    st.session_state.pop(f"typed/{address}", None)
    st.session_state[f"sent/{address}"] = secrets.token_hex(4)


def came(address: str, field: str) -> Any:
    """What the device kept for a field, told once; None without anything."""
    return (st.session_state.get(f"came/{address}") or {}).pop(field, None)


def fitting(kind: str, kept: Any, options: Sequence[Any], limits: dict[str, Any]) -> Any:
    """What was kept as the field `kind` can hold it now.

    Raises:
        ValueError, TypeError: it cannot: an option is gone, a number is out of bounds.
    """
    low, high = limits.get("min_value"), limits.get("max_value")
    if kind in ("text_input", "text_area"):
        return str(kept)[: limits.get("max_chars")]
    if kind == "checkbox":
        return kept is True
    if kind == "multiselect":
        return [one for one in kept if one in options]
    if kind == "pills" and isinstance(kept, list):
        return [one for one in kept if one in options]
    if kind == "number_input":
        return _within(type(low or 0.0)(kept), low or -EXACT, high or EXACT)
    if kind == "date_input":
        return _within(date.fromisoformat(kept), low or today() - YEARS, high or today() + YEARS)
    return options[options.index(kept)]


def _within(value: Any, low: Any, high: Any) -> Any:
    if not low <= value <= high:
        raise ValueError(value)
    return value


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
