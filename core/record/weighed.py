"""効果と手間 in words and as marks on a board."""

from dataclasses import dataclass

from core.record.drawn import MIDDLE, Mark
from core.text import Text
from core.workshop.acts.on_paper import slips
from core.workshop.acts.weighing import Mean, Spot, apart, level, opened, spots
from core.workshop.model import Workshop
from core.workshop.people import SECTORS, Sector

UNTOLD = "–"
"""Stands for a sector that may not be told."""
NEAR = 0.12
"""Marks that are nearer than this, of the board's 1 to 3, are drawn as one."""


@dataclass(frozen=True)
class Row:
    """A use case in words; `whole`: each sector of the table, `UNTOLD` where it may not be told;
    `brief`: everybody and each sector as a narrow column of a paper says it."""

    number: int
    use_case_id: str
    title: str
    effect: str
    effort: str
    people: int
    whole: tuple[str, ...]
    brief: tuple[str, ...]
    apart: str


@dataclass(frozen=True)
class Weighed:
    """The newest opened round; `sectors`: those that are told for at least one use case."""

    rows: tuple[Row, ...]
    sectors: tuple[Sector, ...]
    marks: tuple[Mark, ...]
    says: str


def weighed(workshop: Workshop, text: Text) -> Weighed | None:
    """What everybody may see of the estimates; None before a round is opened."""
    found = spots(workshop)
    if not found:
        return None
    told = {sector for spot in found for sector, _ in spot.weight.by}
    sectors = tuple(sector for sector in SECTORS if sector in told)
    rows = tuple(_row(spot, sectors, text) for spot in found)
    easy = [spot.title for spot in found if _easy(spot.weight.all)]
    names = text("weighed.comma").join(text("weighed.name", title=title) for title in easy)
    says = text("weighed.says" if easy else "weighed.says_none", names=names)
    round_ = opened(workshop)
    if round_ is not None and (paper := slips(round_.given)):
        says += text("vote.paper", n=paper)
    return Weighed(rows, sectors, tuple(_marks(found)), says)


def _easy(mean: Mean) -> bool:
    """Whether it lies in the tinted corner of the board."""
    return mean.effect >= MIDDLE >= mean.effort and mean.effect > mean.effort


def columns(found: Weighed, text: Text) -> list[str]:
    """Heads of the table: number, use case, effect, effort, people, then the sectors."""
    keys = ("number", "use_case", "effect", "effort", "people")
    return [
        *(text(f"weighed.{key}") for key in keys),
        *(text(f"section.{sector}") for sector in found.sectors),
    ]


def lines(found: Weighed) -> list[tuple[int | str, ...]]:
    """The rows under `columns`."""
    return [(r.number, r.title, r.effect, r.effort, r.people, *r.whole) for r in found.rows]


def brief(found: Weighed, text: Text) -> list[list[str]]:
    """The table of a paper, its head first: however many sectors are told, a use case's name has
    room beside them."""
    head = [text("weighed.number"), text("weighed.use_case"), text("weighed.all"),
            *(text(f"section.{sector}") for sector in found.sectors)]  # fmt: skip
    return [head, *([str(r.number), r.title, *r.brief] for r in found.rows)]


def differences(found: Weighed, text: Text) -> list[str]:
    """Use cases that sectors see differently, as sentences."""
    return [f"{r.number} {r.title}{text('record.colon')}{r.apart}" for r in found.rows if r.apart]


def _row(spot: Spot, sectors: tuple[Sector, ...], text: Text) -> Row:
    weight, by = spot.weight, dict(spot.weight.by)
    pair = apart(weight)
    words = ""
    if pair:
        axis, high, low = pair
        words = text(
            "weighed.apart",
            axis=text(f"weighed.{axis}"),
            high=text(f"section.{high}"),
            low=text(f"section.{low}"),
        )
    return Row(
        spot.number,
        spot.use_case_id,
        spot.title,
        text(f"estimate.{level(weight.all.effect)}"),
        text(f"estimate.{level(weight.all.effort)}"),
        weight.all.n,
        tuple(_said(by[one], text, "by") if one in by else UNTOLD for one in sectors),
        (
            _said(weight.all, text, "brief"),
            *(_said(by[one], text, "brief") if one in by else UNTOLD for one in sectors),
        ),
        words,
    )


def _said(mean: Mean, text: Text, how: str) -> str:
    effect, effort = (text(f"estimate.{level(one)}") for one in (mean.effect, mean.effort))
    return text(f"weighed.{how}", effect=effect, effort=effort, n=mean.n)


def _marks(found: list[Spot]) -> list[Mark]:
    """Where numbers stand; those that would lie on each other share one mark."""
    groups: list[list[Spot]] = []
    for spot in found:
        near = next((group for group in groups if _near(group[0], spot)), None)
        if near is None:
            groups.append([spot])
        else:
            near.append(spot)
    return [
        Mark(
            group[0].weight.all.effort,
            group[0].weight.all.effect,
            "・".join(str(spot.number) for spot in group),
        )
        for group in groups
    ]


def _near(one: Spot, other: Spot) -> bool:
    here, there = one.weight.all, other.weight.all
    return abs(here.effect - there.effect) < NEAR and abs(here.effort - there.effort) < NEAR
