"""What a file leaves out because it is not opened yet: words, all that speaks of them, votes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from core.workshop import Entry, Event, Workshop
from core.workshop.acts.commenting import CommentSettled, CommentWritten
from core.workshop.acts.estimates import Estimated, EstimatesStarted
from core.workshop.acts.flow import StageStarted
from core.workshop.acts.on_paper import DotsOnPaper, EstimatedOnPaper
from core.workshop.acts.reasons import waiting
from core.workshop.acts.votes import DotsGiven
from core.workshop.ref import several


def waits(workshop: Workshop) -> bool:
    """Whether something is written or voted and not yet opened."""
    votes = any(one.given for one in workshop.ballots.values() if not one.opened)
    estimates = any(one.given for one in workshop.estimates if not one.opened)
    return votes or estimates or bool(_unopened(workshop)) or bool(waiting(workshop))


def told(workshop: Workshop, log: Sequence[Entry], out: set[int]) -> Mapping[int, Event | None]:
    """seq → what stands in a file for an entry that speaks of something not opened: None, or the
    event without it, where it speaks of more.

    Args:
        out: entries that no longer count.
    """
    found: dict[int, Event | None] = {}
    secret, ids = _secret(workshop, log), _unopened(workshop)
    for entry in log:
        event = entry.event
        if entry.seq in out:
            continue
        made = getattr(event, event.new) if event.new else ""
        lone = [one for name in event.refs for one in _lone(getattr(event, name))]
        if entry.seq in secret or made in ids or ids & {*lone}:
            found[entry.seq] = None
            ids |= {made} - {""}
        elif ids & {*event.mentioned()}:
            found[entry.seq] = _without(event, ids)
    return found


def _unopened(workshop: Workshop) -> set[str]:
    """Ids of what is written and not opened."""
    return {noun.id for noun in workshop.all() if not workshop.opened(noun)}


def _lone(value: object) -> list[str]:
    return [value] if isinstance(value, str) and value else []


def _without(event: Event, ids: set[str]) -> Event:
    """The event with lists of ids that name nothing of `ids`."""
    lists = {name: getattr(event, name) for name in event.refs}
    kept = {
        name: tuple(one for one in several(value) if one not in ids)
        for name, value in lists.items()
        if not isinstance(value, str)
    }
    changes: dict[str, object] = {**kept}
    return replace(event, **changes)


def _secret(workshop: Workshop, log: Sequence[Entry]) -> set[int]:
    """Entries of votes, rounds and reasons that are not opened, and of readers' words that do not
    stand in the record."""
    given = (one for every in workshop.reasons.values() for one in every)
    found = {one.seq for one in given if not workshop.opened(one)}
    stage_id, rounds = "", 0
    for entry in log:
        event = entry.event
        if isinstance(event, StageStarted):
            stage_id = event.stage_id
        rounds += isinstance(event, EstimatesStarted)
        ballot = workshop.ballots.get(stage_id)
        if isinstance(event, DotsGiven | DotsOnPaper) and (ballot is None or not ballot.opened):
            found.add(entry.seq)
        if (
            isinstance(event, CommentWritten | CommentSettled)
            and not workshop.comments[event.comment_id].taken
        ):
            found.add(entry.seq)
        weighed = isinstance(event, Estimated | EstimatedOnPaper)
        if weighed and not workshop.estimates[rounds - 1].opened:
            found.add(entry.seq)
    return found
