"""Tables as they are told: how many sit and write at each, and where who looks at it sits."""

from collections import Counter
from typing import Any

from core.workshop import seen
from core.workshop.acts.tables import MOST
from core.workshop.card import Card, View
from core.workshop.few import told_at_tables
from core.workshop.model import Workshop

APART = 10**6
"""More than a workshop has entries: places of one table's cards in the order of all."""
TOGETHER = frozenset({"grouped"})
"""Kinds of acts that are about cards everybody sees."""


def apart(workshop: Workshop) -> bool:
    """Whether each table has a board of its own now."""
    here = seen.boards(workshop, workshop.stage.stage_id)
    return here and workshop.open_days is None and not workshop.closed


def rows(workshop: Workshop) -> list[dict[str, Any]]:
    """Every table with its people and the words of the running stage; of a table whose words would
    point at somebody they are not counted."""
    sits = Counter(workshop.table_of.values())
    here = [one for one in workshop.all() if one.stage_id == workshop.stage.stage_id and one.words]
    words = Counter(workshop.written_at.get(one.id, 0) for one in here)
    named = workshop.stage.authorship == "named"
    told = told_at_tables(workshop)
    return [
        {
            "table": table,
            "seats": sits[table],
            "words": words[table] if named or table in told or not sits[table] else None,
        }
        for table in range(1, workshop.tables + 1)
    ]


def tell(view: View, workshop: Workshop, table: int, *, leads: bool) -> None:
    """Add to the cards of the meeting what is so of tables; who sits nowhere first sits down."""
    now, stage = apart(workshop), view["stage"]
    ahead = bool(workshop.apart) and workshop.open_days is None
    stage["tables"] = {"n": workshop.tables, "apart": now, "ahead": ahead, "mine": table}
    if now and not leads and not table:
        stage["compose"] = None
    if now and leads:
        view["room"]["tables"] = rows(workshop)


def lay_out(card: Card, table: int) -> None:
    """For who leads: cards by table, the first table first, nothing done to what is not all's."""
    card["order"] += (MOST + 1 - table) * APART
    card["acts"] = [act for act in card["acts"] if act["kind"] not in TOGETHER]
