"""What is computed while the server starts is what the first visitor needs."""

from inspect import unwrap

import altair
import pytest
from pytest import MonkeyPatch

from core.charts.composed import compose
from core.charts.template import Template
from core.process import rooms, warm
from core.stats.catalog import INDICATORS
from core.stats.values import table


def test_the_first_visitor_finds_every_indicator_computed() -> None:
    warm()
    memory = rooms().package.memory
    known = set(memory)
    for indicator in INDICATORS.values():
        table(rooms().package, indicator)
    tables = {key for key in memory if key[0] is unwrap(table)}
    assert len(tables) == len(INDICATORS) and tables <= known
    assert "_index" in vars(rooms().package)


def test_the_first_visitor_waits_for_no_chart_to_be_composed(monkeypatch: MonkeyPatch) -> None:
    warm()
    monkeypatch.setattr(Template, "__init__", lambda *_: pytest.fail("composed for a visitor"))
    monkeypatch.setattr(altair, "layer", lambda *_: pytest.fail("composed for a visitor"))
    assert len(list(compose(rooms().package, "45204", "ja"))) > 15
