"""What the pictures of a record are drawn from: days, numbers and names, never a picture."""

from dataclasses import dataclass

Point = tuple[str, float]
"""Day (ISO 8601) and value."""
MIDDLE = 2.0
"""Of effect and of effort, each from 1 small to 3 large."""


@dataclass(frozen=True)
class Course:
    """What is drawn of a KPI.

    Attributes:
        base: where it began; None when unknown.
        actuals: at least one, by day.
        targets: from, until, target: one step for each version.
        plan: the straight line from base to target; None where there is none.
        going_on: where the pace of the years before leads; None where it is not known.
        reviews: day and number of the version it made.
        says: the sentence, read aloud instead of the drawing.
    """

    unit: str
    base: Point | None
    actuals: tuple[Point, ...]
    targets: tuple[tuple[str, str, float], ...]
    plan: tuple[Point, Point] | None
    going_on: tuple[Point, Point] | None
    reviews: tuple[tuple[str, int], ...]
    says: str


@dataclass(frozen=True)
class Mark:
    """Numbers of use cases at a place of the board, each axis from 1 small to 3 large."""

    effort: float
    effect: float
    numbers: str
