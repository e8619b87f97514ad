"""The record in five sentences: decided, why, for whom, not chosen, still open."""

from typing import Any

from core.text import Text
from core.workshop.view import View

MOST = 3
"""How many names a sentence lists before it only counts the rest."""


def sentences(view: View, text: Text) -> list[tuple[str, str]]:
    """[(what it is about, the sentence)], made of what the view holds and nothing else."""
    kpis, personas = _all(view, "kpi"), _all(view, "persona")
    going = [card for card in kpis if not _stopped(card)]
    with_kpi = {link["to"] for card in kpis for link in card["links"]}
    left = [
        card for key, card in view.items() if card["type"] == "use_case" and key not in with_kpi
    ]
    open_ = [card for card in _all(view, "issue") if {"key": "gap.no_persona"} in card["missing"]]
    return [
        ("decided", _named(text, "decided", going)),
        ("why", _why(view, text) + "".join(_voted(one, text) for one in _all(view, "vote"))
                + _checked(view, text, "holds")),
        ("whom", _named(text, "whom", personas)),
        ("rejected", _rejected(view, text, [*filter(_stopped, kpis), *left])),
        ("left", _named(text, "left", open_) + _checked(view, text, "asking")),
    ]  # fmt: skip


def _all(view: View, kind: str) -> list[dict[str, Any]]:
    found = [card for card in view.values() if card["type"] == kind]
    return sorted(found, key=lambda card: int(card["order"]))


def _voted(card: dict[str, Any], text: Text) -> str:
    """What has the most dots of an opened vote; empty where nothing of it is left to be told."""
    rows = [f"「{text.of(row['label'])}」{text.of(row['kind'])}" for row in card["links"][:MOST]]
    return text("story.voted", names=" ".join(rows)) if rows else ""


def _stopped(card: dict[str, Any]) -> bool:
    return any(chip.get("words", {}).get("key") == "field.stopped" for chip in card["chips"])


def _verdict(view: View, verdict: str) -> list[dict[str, Any]]:
    """課題 of which this is known."""
    chip = f"field.verdict_{verdict}"
    return [card for card in _all(view, "issue")
            if any(one.get("words", {}).get("key") == chip for one in card["chips"])]  # fmt: skip


def _checked(view: View, text: Text, verdict: str) -> str:
    """Which 課題 hold, or are being asked about; empty where none is."""
    cards = _verdict(view, verdict)
    return text(f"story.{verdict}", names=_names(text, cards)) if cards else ""


def _refuted(view: View, text: Text) -> str:
    """課題 that turned out not to be so, each with what was learned."""
    cards = _verdict(view, "fails")
    told = [text("story.fails", name=_name(text, card), found=card["history"][0]["text"])
            for card in cards[:MOST]]  # fmt: skip
    rest = len(cards) - MOST
    return "".join(told) + (text("story.more", n=rest) if rest > 0 else "")


def _rejected(view: View, text: Text, cards: list[dict[str, Any]]) -> str:
    refuted = _refuted(view, text)
    return refuted if refuted and not cards else _named(text, "rejected", cards) + refuted


def _named(text: Text, key: str, cards: list[dict[str, Any]]) -> str:
    if not cards:
        return text(f"story.{key}_none")
    return text(f"story.{key}", names=_names(text, cards), n=len(cards))


def _names(text: Text, cards: list[dict[str, Any]]) -> str:
    names = [f"「{_name(text, card)}」" for card in cards[:MOST]]
    rest = len(cards) - MOST
    return "".join(names) + (text("story.more", n=rest) if rest > 0 else "")


def _name(text: Text, card: dict[str, Any]) -> str:
    own = card.get("quote") or card.get("title") or card.get("text")
    return text.of(own)


def _why(view: View, text: Text) -> str:
    figures, insights = _all(view, "figure"), _all(view, "insight")
    if not figures:
        return text("story.why_none", n=len(insights))
    used = max(figures, key=lambda card: len(card["links"]))
    return text("story.why", figure=text.of(used["text"]), n=len(insights), m=len(figures))
