"""A workshop as one file (JSON) that another つどい takes over.

The file tells who leads no more than pages and timeline do: words that were taken
back or replaced are not in it, and it opens nothing: no token, no link, no code.
"""

import hashlib
import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from core.clock import today
from core.errors import Refused
from core.keeping import checking
from core.workshop import Author, Entry, Reverted, Workshop, weighing
from core.workshop.carrying import CARRIED, Carried
from core.workshop.estimates import Estimated
from core.workshop.events import undone
from core.workshop.flow import LinkMade, WorkshopOpened
from core.workshop.insights import InsightVoted
from core.workshop.issues import IssueVoted
from core.workshop.keeping import WordsWithdrawn
from core.workshop.model import Sector
from core.workshop.nouns import TABLES, Edited
from core.workshop.reasons import waiting
from core.workshop.tally import told
from core.workshop.view import large_sectors
from core.workshop.votes import DotsGiven

FORMAT, VERSION = "tsudoi-workshop", 1
MOST_BYTES = 20 * 1024 * 1024
SECRET = (InsightVoted, IssueVoted, DotsGiven, Estimated)
GONE = "–"
"""What stands for words that are no longer said."""


@dataclass(frozen=True)
class Portable:
    """A file that passed every check; its seats and marks are new ones that nobody can prove."""

    log: tuple[Entry, ...]
    sha256: str
    made_on: str


def written(workshop: Workshop, log: Sequence[Entry], package_version: str) -> bytes:
    """The file.

    Raises:
        Refused: words or a vote are waiting to be opened; a file would show them to who leads.
    """
    if waits(workshop):
        raise Refused("bring.hidden_yet")
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


def waits(workshop: Workshop) -> bool:
    """Whether something is written or voted and not yet opened."""
    nouns = (noun for table in TABLES for noun in getattr(workshop, table).values())
    votes = any(one.given for one in workshop.ballots.values() if not one.opened)
    estimates = any(one.given for one in workshop.estimates if not one.opened)
    hidden = any(noun.stage_id in workshop.hidden for noun in nouns)
    return votes or estimates or hidden or bool(waiting(workshop))


def fingerprint(entries: object) -> str:
    """SHA-256 of the entries as JSON with sorted keys and no blanks."""
    canonical = json.dumps(entries, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


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
    replaced = _replaced(workshop, log, out)
    salt = fingerprint([entry.request_id for entry in log])  # nobody with the file can know these
    large, votes = large_sectors(workshop), _voters(workshop)
    found = []
    for entry in log:
        event = entry.event
        if entry.seq in out and not isinstance(event, Reverted):
            event = WordsWithdrawn()
        elif isinstance(event, LinkMade):
            event = replace(event, token_hash="", name=GONE)
        elif isinstance(event, WorkshopOpened):
            event = replace(event, owner="")
        elif isinstance(event, Carried):
            event = event.without(_rewritten(log, out), GONE)
        if fields := replaced.get(entry.seq):
            said = [name for name in fields if getattr(event, name, "")]
            event = replace(event, **dict.fromkeys(said, GONE))
        found.append(replace(entry, event=event, by=_by(workshop, entry, salt, large, votes)))
    return found


def _voters(workshop: Workshop) -> dict[str, frozenset[Sector]]:
    """Mark of who gave dots or estimates → sectors that may be told: what all of them tell."""
    found: dict[str, frozenset[Sector]] = {}
    for ballot in workshop.ballots.values():
        shown = told(ballot)
        found |= {mark: found.get(mark, shown) & shown for mark in ballot.given}
    for round_ in workshop.estimates:
        for mark, shown in weighing.shown(round_).items():
            found[mark] = found.get(mark, shown) & shown
    return found


def _by(
    workshop: Workshop,
    entry: Entry,
    salt: str,
    shown: frozenset[Sector],
    votes: dict[str, frozenset[Sector]],
) -> Author:
    """Whom the file names: nobody for a vote, in a stage with names too; a sector where pages do.

    Args:
        shown: sectors that a card without a name may tell; `votes`: those that dots and
            estimates may tell.
    """
    by = entry.by
    if isinstance(entry.event, SECRET):
        apart = f"{salt}/{entry.event.kind}" if isinstance(entry.event, Estimated) else salt
        by = Author(hashlib.sha256(f"{apart}/{by.mark}".encode()).hexdigest()[:24], by.sector)
    if isinstance(entry.event, DotsGiven | Estimated):
        shown = votes.get(entry.by.mark, frozenset())
    return by if by.sector in shown or by.mark in workshop.seats else Author(by.mark)


def _replaced(workshop: Workshop, log: Sequence[Entry], out: set[int]) -> dict[int, list[str]]:
    """seq → its fields whose words a later edit replaced."""
    found: dict[int, list[str]] = {}
    last: dict[tuple[str, str, str], int] = {}
    for entry in log:
        event = entry.event
        if not isinstance(event, Edited) or entry.seq in out:
            continue
        what = event.table, event.id, event.field
        before = last.get(what)
        if before is not None:
            found.setdefault(before, []).append("after")
        elif event.id in getattr(workshop, event.table):
            noun = getattr(workshop, event.table)[event.id]
            if noun.author.mark != CARRIED:
                found.setdefault(noun.seq, []).append(event.field)
        found.setdefault(entry.seq, []).append("before")
        last[what] = entry.seq
    return found


def _rewritten(log: Sequence[Entry], out: set[int]) -> dict[str, list[str]]:
    """Id → its fields that were edited here: what was carried no longer says them so."""
    found: dict[str, list[str]] = {}
    for entry in log:
        if isinstance(entry.event, Edited) and entry.seq not in out:
            found.setdefault(entry.event.id, []).append(entry.event.field)
    return found
