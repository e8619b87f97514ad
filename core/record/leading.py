"""The one chain of which a record tells first: what was decided, and all it came from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.record.entries import Entry
from core.record.ties import chain, kind_of, neighbours, tables
from core.workshop.acts.choosing import pins
from core.workshop.model import Workshop
from core.workshop.noun import Noun
from core.workshop.nouns.kpis import Kpi

Sections = Mapping[str, Sequence[Entry]]


@dataclass(frozen=True)
class Leading:
    """Attributes:
    end: what the chain ends in: a KPI, or what was chosen; None before anything was decided.
    of: the cards of each kind on the chain, in the order in which they were made.
    """

    end: Noun | None
    of: Mapping[str, tuple[Entry, ...]]

    @property
    def kpi(self) -> Kpi | None:
        return self.end if isinstance(self.end, Kpi) else None

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(one.key for entries in self.of.values() for one in entries)


def leading(workshop: Workshop, sections: Sections) -> Leading:
    """Of the running KPI with the most complete chain, the first of equals; one that was decided
    on goes before, then one from which something was chosen. Without a KPI: of what was chosen
    last in the chain, or of a use case for which somebody promised something."""
    end = _end(workshop)
    found = behind(workshop, end) if end else set()
    of = {kind: tuple(one for one in entries if one.key in found)
          for kind, entries in sections.items()}  # fmt: skip
    return Leading(end, of)


def _end(workshop: Workshop) -> Noun | None:
    chosen = [str(pin["id"]) for pin in pins(workshop)]
    running = [kpi for kpi in workshop.seen(Kpi).values() if not kpi.stopped]
    if running:
        return max(
            sorted(running, key=lambda kpi: kpi.seq),
            key=lambda kpi: _complete(workshop, kpi, chosen),
        )
    if chosen:
        last: Noun | None = workshop.noun(chosen[-1])
        return last
    cases = sorted(workshop.seen("use_cases").values(), key=lambda one: one.seq)
    return next((one for one in cases if _promised(workshop, one)), None)


def _complete(workshop: Workshop, kpi: Kpi, chosen: list[str]) -> tuple[bool, bool, int]:
    found = behind(workshop, kpi)
    kinds = {noun.table for key in found if (noun := workshop.noun(key))}
    return kpi.id in chosen, bool(found & {*chosen}), len(kinds)


def _promised(workshop: Workshop, case: Noun) -> bool:
    return any(one.table == "promises" for one in neighbours(chain(workshop), case.id))


def behind(workshop: Workshop, end: Noun) -> set[str]:
    """All that `end` came from, step by step back, itself, and what was made for it or for its
    use cases."""
    ties, order = chain(workshop), tables()
    reached, made_for = {end.id}, {end.id}
    for table in reversed(order[: order.index(end.table)]):
        found = {one.id for key in reached for one in neighbours(ties, key) if one.table == table}
        reached |= found
        if kind_of(table) == "use_case":
            made_for |= found
    after = order[order.index(end.table) + 1 :]
    return reached | {
        one.id
        for key in made_for
        for one in neighbours(ties, key)
        if one.table in after and one.table != "kpis"
    }
