"""Labels and values under each other, each row as high as it asks for."""

from collections.abc import Sequence
from typing import Any

from core.formats.pptx.shapes import CAUTION, INK, LINE, SUB, needed, rule, short, text_box
from core.record.council import Line

Told = Sequence[tuple[str, Line]]


def labelled(
    slide: Any, left: float, wide: float, told: Told, top: float, end: float, names: float
) -> None:
    """The last rows go where they do not fit, since they stand in the appendix.

    Args:
        top, end: between which inches they stand; `names`: how wide the labels are.
    """
    y = top
    for label, line in told:
        words = short(line.words, 60)
        down = max(needed([label], names - 0.2, 13), needed([words], wide - names - 0.2, 14)) + 0.12
        down = max(down, 0.46)
        if y + down > end:
            break
        text_box(slide, (left, y, names, down), [(label, False, SUB)], 13)
        shown = [(words, line.missing, CAUTION if line.missing else INK)]
        text_box(slide, (left + names, y, wide - names, down), shown, 14)
        rule(slide, (left + 0.1, y + down, wide - 0.2, 0.012), LINE)
        y += down + 0.08
