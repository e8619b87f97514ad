"""From which meeting a workshop goes on, what it took along and what it left, in words."""

from dataclasses import dataclass

from core.clock import in_japan
from core.record.days import day
from core.record.ties import kind_of, tables
from core.text import Text
from core.workshop.meeting import Left
from core.workshop.model import Workshop


@dataclass(frozen=True)
class Told:
    """Attributes:
    whence: from which meeting, as a sentence; `took`: how many of each kind were carried.
    left: what was not, a line each; `rest`: how much else stayed there, or "".
    """

    whence: str
    took: str
    left: tuple[str, ...]
    rest: str

    def lines(self, text: Text) -> tuple[str, ...]:
        """What came and what did not, for files."""
        head = f"{text('carry.left')}{text('record.colon')}"
        left = (head + line for line in self.left)
        told = (self.took, *left, *([self.rest] if self.rest else ()))
        # no file of an office may hold a space that does not break
        return tuple(one.replace("\u00a0", " ") for one in told)


def before(workshop: Workshop, text: Text) -> Told | None:
    """What a reader must know first; None where nothing came before."""
    old = workshop.before
    if old is None:
        return None
    kinds = counts({"insight": old.insights, "issue": old.issues}, text)
    return Told(
        whence=text("carry.whence", day=old.held_on, title=old.title, area=old.area_name),
        took=text("carry.took", kinds=_kinds(workshop, text)),
        left=tuple(_left(one, text) for one in old.left),
        rest=text("carry.rest", kinds=kinds) if kinds else "",
    )


def went_on(workshop: Workshop, text: Text) -> str:
    """That a further meeting was opened, and when; "" where none was."""
    went = (in_japan(one.at).date().isoformat() for one in workshop.went_on)
    days = dict.fromkeys(day(one, text) for one in went)
    return text("carry.went_on", days=text("carry.and").join(days)) if days else ""


def counts(kinds: dict[str, int], text: Text) -> str:
    """Kinds with how many of each, as one phrase."""
    said = (
        text("carry.count", kind=text(f"section.{kind}"), n=n) for kind, n in kinds.items() if n
    )
    return text("carry.and").join(said)


def _kinds(workshop: Workshop, text: Text) -> str:
    came = workshop.before.came if workshop.before else {}
    found = {kind_of(t): sum(key in came for key in workshop.table(t)) for t in tables()}
    return counts(found, text) or text("carry.nothing")


def _left(one: Left, text: Text) -> str:
    kind = text(f"section.{kind_of(one.table)}")
    words = text("carry.left_one", kind=kind, words=one.words)
    if one.state:
        words += text("carry.left_state", state=text(f"carry.{one.state}"))
        words += text("carry.left_why", why=one.why) if one.why else ""
    return words
