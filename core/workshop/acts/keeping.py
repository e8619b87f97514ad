"""Events about keeping: until when, without whose names, from which file, what leaves the room."""

from dataclasses import dataclass, replace

from core.workshop.events import Entry, Event
from core.workshop.meeting import TakenOver
from core.workshop.model import Workshop
from core.workshop.people import FACILITATORS
from core.workshop.ref import Day, Fact, Title


@dataclass(frozen=True)
class RetentionSet(
    Event, kind="retention_set", by=FACILITATORS, after_close=True, server_only=True
):
    """Kept up to and with this day; the day after, the whole log is deleted. "": no day is set.

    The page asks for the owner.
    """

    until: Day

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        return replace(workshop, kept_until=self.until)


@dataclass(frozen=True)
class ContactsTold(
    Event,
    kind="contacts_told",
    by=FACILITATORS,
    after_close=True,
    when_full=True,
    opposite=True,
):
    """Links and files tell telephone numbers, e-mail and addresses as they were written; until
    somebody who leads says so, and once `on` is false again, they are held back."""

    on: bool = True

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        return replace(workshop, tells_contacts=self.on)


@dataclass(frozen=True)
class NamesRemoved(Event, kind="names_removed", server_only=True):
    """Names of seats were replaced in the log itself, for good; `people` of them."""

    people: int

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        return workshop


@dataclass(frozen=True)
class WordsWithdrawn(Event, kind="words_withdrawn", server_only=True):
    """Stands in a file for an entry that was taken back, whose words are not in it."""

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        return workshop


@dataclass(frozen=True)
class WorkshopTakenOver(Event, kind="workshop_taken_over", server_only=True):
    """All entries before this one came from a file: closed, and without the links of back then.

    Attributes:
        by: display name of who took it over; `sha256`: fingerprint of the file's entries.
        made_on: the day the file says it was made.
    """

    by: Title
    sha256: Fact
    made_on: Day = ""
    kept_until: Day = ""

    def apply(self, workshop: Workshop, entry: Entry) -> Workshop:
        taken = TakenOver(entry.at.isoformat(), self.by, self.sha256, self.made_on)
        return replace(
            workshop, closed=True, links={}, kept_until=self.kept_until, taken_over=taken
        )
