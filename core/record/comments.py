"""What readers of the record wrote, once who leads has taken it."""

from dataclasses import dataclass

from core.clock import in_japan
from core.text import Text
from core.workshop.model import Workshop


@dataclass(frozen=True)
class Read:
    """Words of a reader; `who`: as they called themselves, `day`: when it came, in words."""

    words: str
    who: str
    when: str

    @property
    def by(self) -> str:
        """Who and when, as a line under the words."""
        return f"{self.who}　{self.when}"


def comments(workshop: Workshop, text: Text) -> tuple[Read, ...]:
    """In the order in which they came."""
    taken = sorted((one for one in workshop.comments.values() if one.taken), key=lambda o: o.at)
    return tuple(
        Read(
            one.text,
            one.name or text("comment.nameless"),
            text("comment.came", day=f"{in_japan(one.at):%Y-%m-%d}"),
        )
        for one in taken
    )
