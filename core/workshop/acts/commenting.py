"""Readers of a link write about the record; it stands there once who leads has taken it."""

from dataclasses import dataclass, replace
from typing import Annotated

from core.errors import Refused
from core.workshop.events import Entry, Event
from core.workshop.meeting import Comment
from core.workshop.model import Workshop
from core.workshop.people import FACILITATORS
from core.workshop.ref import Id, LinkId, NewId, Said, Text

LONGEST, LONGEST_NAME = 500, 20
MOST_WAITING, MOST = 50, 1000
"""Comments of a meeting that nobody has looked at yet, and all of it."""


@dataclass(frozen=True)
class CommentsAllowed(
    Event, kind="comments_allowed", by=FACILITATORS, after_close=True, opposite=True
):
    """Who reads by this link may write, until `on` is false or the link ends."""

    link_id: LinkId
    on: bool = True

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        link = workshop.links.get(self.link_id)
        if link is None or link.wall or link.level == "kpis":
            raise Refused("refused.gone")
        others = workshop.commenting - {self.link_id}
        return replace(workshop, commenting=others | {self.link_id} if self.on else others)


@dataclass(frozen=True)
class CommentWritten(
    Event, kind="comment_written", by=FACILITATORS, after_close=True, server_only=True
):
    """A reader's words; nobody but who leads learns of them until they are taken. The server
    checks the link and its day."""

    comment_id: NewId
    link_id: LinkId
    text: Annotated[str, Text(LONGEST, long=True, required=True)]
    name: Annotated[str, Text(LONGEST_NAME, name=True)] = ""

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        link = workshop.links.get(self.link_id)
        if link is None or link.revoked or self.link_id not in workshop.commenting:
            raise Refused("refused.link_revoked")
        there = workshop.comments
        waiting = sum(not one.settled for one in there.values())
        if self.comment_id in there or waiting >= MOST_WAITING or len(there) >= MOST:
            raise Refused("refused.full")
        one = Comment(
            self.comment_id, self.link_id, entry.at.isoformat(), self.text, self.name
        )  # fmt: skip
        return replace(workshop, comments={**there, one.comment_id: one})


@dataclass(frozen=True)
class CommentSettled(Event, kind="comment_settled", by=FACILITATORS, after_close=True):
    """A comment stands in the record, or does not (any more)."""

    comment_id: Annotated[Id, Said("comment")]
    taken: bool

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        found = workshop.comments.get(self.comment_id)
        if found is None:
            raise Refused("refused.gone")
        now = replace(found, taken=self.taken, settled=True)
        return replace(workshop, comments={**workshop.comments, self.comment_id: now})
