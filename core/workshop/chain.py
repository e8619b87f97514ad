"""Who points to whom: what a noun rests on, and what rests on it."""

from collections import defaultdict
from collections.abc import Iterator

from core.latest import latest
from core.workshop import seen
from core.workshop.model import Workshop
from core.workshop.noun import LINKS, SINGLE, Around, Noun

NONE: tuple[Noun, ...] = ()


class Chain:
    """All ties, both ways, leaving out what is hidden or taken from sight."""

    def __init__(self, workshop: Workshop) -> None:
        self.workshop = workshop
        back: dict[str, list[Noun]] = defaultdict(list)
        forth: dict[str, list[Noun]] = defaultdict(list)
        for noun, target in self._tied():
            if seen.seen(workshop, noun) and seen.seen(workshop, target):
                back[noun.id].append(target)
                forth[target.id].append(noun)
        self.back = {key: tuple(found) for key, found in back.items()}
        self.forth = {key: tuple(found) for key, found in forth.items()}

    def _tied(self) -> Iterator[tuple[Noun, Noun]]:
        """What people tie, then what each was made for."""
        for (table, field), before in (LINKS | SINGLE).items():
            targets = self.workshop.table(before)
            for noun in self.workshop.table(table).values():
                named = getattr(noun, field)
                for target in (named,) if isinstance(named, str) else named:
                    if target in targets:
                        yield noun, targets[target]

    def around(self, noun: Noun) -> Around:
        """All that its card is drawn from beside the noun itself."""
        workshop, cites = self.workshop, NONE
        for field, table, several in noun.points:
            if named := getattr(noun, field):
                nouns, ids = workshop.nouns.get(table, {}), named if several else (named,)
                cites += tuple([nouns[one] for one in ids if one in nouns])
        return Around(
            self.back.get(noun.id, NONE),
            self.forth.get(noun.id, NONE),
            cites,
            workshop.before.came.get(noun.id, "") if workshop.before else "",
            workshop.groups.get(getattr(noun, "group", "")) if workshop.groups else None,
            workshop.when(noun.seq) if workshop.days else None,
        )


@latest
def chain(workshop: Workshop) -> Chain:
    """The chain of this very state."""
    return Chain(workshop)
