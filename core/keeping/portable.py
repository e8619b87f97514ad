"""A workshop as one file (JSON) that another つどい takes over.

The file tells who leads no more than pages and timeline do: words that were taken
back or replaced, and what is not opened yet, are not in it, nor, unless who leads said so,
numbers and addresses of people. It opens nothing: no token, no link, no code.
"""

import hashlib
import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from core.clock import today
from core.errors import Refused
from core.keeping import checking, held_back, voters
from core.workshop import Author, Entry, Reverted, Workshop
from core.workshop.acts.answering import Answered
from core.workshop.acts.carrying import CARRIED, Carried
from core.workshop.acts.editing import Edited
from core.workshop.acts.flow import LinkMade, WorkshopOpened
from core.workshop.acts.keeping import WordsWithdrawn
from core.workshop.few import large_sectors, told_at_tables
from core.workshop.log import undone
from core.workshop.noun import NOUNS
from core.workshop.private_words import spoken

FORMAT, VERSION = "tsudoi-workshop", 1
MOST_BYTES = 20 * 1024 * 1024
GONE = "–"
"""What stands for words that are no longer said."""


@dataclass(frozen=True)
class Portable:
    """A file that passed every check; its seats and marks are new ones that nobody can prove."""

    log: tuple[Entry, ...]
    sha256: str
    made_on: str


def written(workshop: Workshop, log: Sequence[Entry], package_version: str) -> bytes:
    """The file; what is not opened yet is not in it."""
    entries = [_row(entry) for entry in _told(workshop, log)]
    body = {
        "format": FORMAT,
        "version": VERSION,
        "made_on": today().isoformat(),
        "package_version": package_version,
        "sha256": fingerprint(entries),
        "entries": entries,
    }
    return json.dumps(body, ensure_ascii=False, indent=1).encode()


def fingerprint(entries: object) -> str:
    """SHA-256 of the entries as JSON with sorted keys and no blanks."""
    canonical = json.dumps(entries, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def fingerprint_of(workshop: Workshop, log: Sequence[Entry]) -> str:
    """The fingerprint that the file of this workshop has."""
    return str(json.loads(written(workshop, log, ""))["sha256"])


def read(data: bytes) -> Portable:
    """The log of a file, checked entry by entry and drawn once; nothing is stored.

    Raises:
        Refused: too large, not such a file, changed or cut off, or an entry that cannot
            be; then `now` is its number.
    """
    if len(data) > MOST_BYTES:
        raise Refused("bring.too_large")
    try:
        body = json.loads(data.decode("utf-8-sig"), parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise Refused("bring.not_json") from None
    if not isinstance(body, dict) or body.get("format") != FORMAT:
        raise Refused("bring.not_ours")
    if body.get("version") != VERSION:
        raise Refused("bring.newer")
    rows, made_on = body.get("entries"), str(body.get("made_on", ""))
    if not isinstance(rows, list) or not rows or not checking.is_day(made_on):
        raise Refused("bring.not_ours")
    try:
        sha256 = fingerprint(rows)
    except (ValueError, RecursionError):
        raise Refused("bring.not_json") from None
    if body.get("sha256") != sha256:
        raise Refused("bring.changed")
    return Portable(checking.log_of(rows, secrets.token_hex(16)), sha256, made_on)


def _no_number(word: str) -> float:
    raise ValueError(word)


def _row(entry: Entry) -> dict[str, Any]:
    """An entry as the file has it. Its request is left out: it answered that server's browsers,
    and one of them names the code people joined with."""
    return {
        "seq": entry.seq,
        "at": entry.at.isoformat(),
        "mark": entry.by.mark,
        "sector": entry.by.sector,
        "kind": entry.event.kind,
        "payload": json.loads(entry.to_row()[-1]),
    }


def _told(workshop: Workshop, log: Sequence[Entry]) -> list[Entry]:
    """The log without what opens something and without words that are no longer said."""
    out = undone(log)
    unopened = held_back.told(workshop, log, out)
    replaced = _replaced(workshop, log, out)
    salt = fingerprint([entry.request_id for entry in log])  # nobody with the file can know these
    large, votes = large_sectors(workshop), voters.voters(workshop)
    tables, at_tables = voters.tables(workshop), told_at_tables(workshop)
    found = []
    for entry in log:
        event = entry.event
        if entry.seq in out and not isinstance(event, Reverted):
            event = WordsWithdrawn()
        elif entry.seq in unopened:
            event = unopened[entry.seq] or WordsWithdrawn()
        elif isinstance(event, LinkMade):
            event = replace(event, token_hash="", name=GONE)
        elif isinstance(event, WorkshopOpened):
            event = replace(event, owner="")
        elif isinstance(event, Carried):
            event = event.without(_rewritten(log, out), GONE)
        event = voters.without_sector(event, votes)
        fields = replaced.get(entry.seq)
        if fields and not isinstance(event, WordsWithdrawn):
            said = [name for name in fields if getattr(event, name, "")]
            event = replace(event, **dict.fromkeys(said, GONE))
        if not workshop.tells_contacts:
            event = spoken(event)
        event, told = voters.told_of(event, tables.get(entry.by.mark, 0), at_tables, large)
        by = voters.by_whom(workshop, entry, salt, told, votes)
        if unopened.get(entry.seq, entry) is None:
            by = Author(fingerprint([salt, WordsWithdrawn.kind])[:24])  # nor whose it is
        found.append(replace(entry, event=event, by=by))
    return found


def _replaced(workshop: Workshop, log: Sequence[Entry], out: set[int]) -> dict[int, list[str]]:
    """seq → its fields whose words a later edit replaced."""
    found: dict[int, list[str]] = {}
    last: dict[tuple[str, str, str], int] = {}
    for entry in log:
        event = entry.event
        if not isinstance(event, Edited | Answered) or entry.seq in out:
            continue
        if isinstance(event, Answered):
            what = event.table, event.id, f"answers/{event.question}"
            if what in last:
                found.setdefault(last[what], []).append("text")
            last[what] = entry.seq
            continue
        if NOUNS[event.table].tells_versions:
            continue
        what = event.table, event.id, event.field
        before = last.get(what)
        if before is not None:
            found.setdefault(before, []).append("after")
        elif event.id in workshop.table(event.table):
            noun = workshop.table(event.table)[event.id]
            if noun.author.mark != CARRIED:
                found.setdefault(noun.seq, []).append(event.field)
        found.setdefault(entry.seq, []).append("before")
        last[what] = entry.seq
    return found


def _rewritten(log: Sequence[Entry], out: set[int]) -> dict[str, list[str]]:
    """Id → its fields that were edited here: what was carried no longer says them so."""
    found: dict[str, list[str]] = {}
    for entry in log:
        event = entry.event
        if isinstance(event, Edited | Answered) and entry.seq not in out:
            field = event.field if isinstance(event, Edited) else f"answers/{event.question}"
            found.setdefault(event.id, []).append(field)
    return found
