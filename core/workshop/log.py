"""What a log comes to: the workshop rebuilt from its entries."""

from collections.abc import Sequence
from dataclasses import replace

from core.workshop.events import Entry
from core.workshop.model import Workshop


def undone(log: Sequence[Entry]) -> set[int]:
    """The `seq` of every entry that no longer counts."""
    out: set[int] = set()
    for entry in reversed(log):  # newest first, so a redo cancels its undo
        target = entry.event.undoes()
        if target and entry.seq not in out:
            out.add(target)
    return out


def fold(log: Sequence[Entry]) -> Workshop:
    """Rebuild a workshop from its log. `fold(log[:n])` is how it looked after n entries.

    Raises:
        Refused: an entry does not fit what comes before it.
    """
    left_out = undone(log)
    workshop = Workshop()
    for entry in log:
        if entry.seq not in left_out:
            workshop = entry.event.apply(workshop, entry)
        workshop = replace(workshop, seq=entry.seq)
    return workshop


def advance(workshop: Workshop, log: Sequence[Entry], new: Sequence[Entry]) -> Workshop:
    """The workshop after `new` entries; only an undo needs the whole `log` again."""
    for entry in new:
        if entry.event.undoes():
            return fold([*log, *new])
        workshop = replace(entry.event.apply(workshop, entry), seq=entry.seq)
    return workshop
