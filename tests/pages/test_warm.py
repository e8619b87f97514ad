"""What is computed while the server starts is what the first visitor needs."""

from core.process import server, warm
from core.stats.catalog import INDICATORS
from core.stats.values import table


def test_the_first_visitor_finds_every_indicator_computed() -> None:
    warm()
    memory = server().package.memory
    known = set(memory)
    for indicator in INDICATORS.values():
        table(server().package, indicator)
    assert {key for key in memory if key[0] == "table"} <= known
    assert "_search_keys" in vars(server().package)
