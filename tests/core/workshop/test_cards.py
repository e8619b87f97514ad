"""A card has the fields that `docs/cards.md` and its type say, and no others."""

import json
import re
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints, is_typeddict

import pytest

from core.workshop import card as cards
from core.workshop import fold
from core.workshop.card import Card
from core.workshop.own import own
from core.workshop.people import Role
from core.workshop.view import Audience, shared
from tests.core.workshop.test_logs import LOGS, read

DOCS = (Path(__file__).parents[3] / "docs/cards.md").read_text(encoding="utf-8")
TYPES = [one for one in vars(cards).values() if is_typeddict(one)]


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.__name__)
def test_the_page_about_cards_names_every_field(kind: type) -> None:
    said = set(re.findall(r"[\"`]([a-z_]+)[\"`]", DOCS))
    assert kind.__annotations__.keys() - said == set()


def fitting(kind: Any, value: Any, where: str) -> None:
    """Every key of a card is one of its type's, however deep."""
    if is_typeddict(kind):
        assert value.keys() <= kind.__annotations__.keys(), where
        for name, one in value.items():
            fitting(get_type_hints(kind)[name], one, f"{where}.{name}")
    elif get_origin(kind) is list:
        for one in value:
            fitting(get_args(kind)[0], one, where)
    elif value is not None and any(is_typeddict(part) for part in get_args(kind)):
        fitting(next(part for part in get_args(kind) if is_typeddict(part)), value, where)


@pytest.mark.parametrize("path", LOGS, ids=lambda path: path.stem)
def test_a_drawn_card_has_the_fields_of_its_type(path: Path) -> None:
    workshop = fold(read(path))
    for role in get_args(Role):
        drawn = shared(workshop, Audience(role)) | own(
            workshop, frozenset(workshop.touched), Audience(role)
        )
        for key, card in drawn.items():
            fitting(Card, card, key)
            assert json.loads(json.dumps(card)) == card, "as the socket sends it"
