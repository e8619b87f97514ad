"""The legend of a map as a histogram: how many places are drawn in each colour, and its limits."""

from core.charts.choropleth import NOTHING, WORDS, colours
from core.charts.hues import BLUES
from core.charts.theme import FONT, INK, LETTERS, TICK
from core.stats.sentence import number
from core.stats.spread import Spread

WIDE, TALL, BASE = 326, 56, 14
"""Points across; of the highest bar; of the colour under each, seen where the bar is nothing."""
TOP, EDGE = 18, 18
"""Room above the bars for counts, and beside them for half a number."""


def histogram(found: Spread, own: float | None, language: str, unsure: int = 0) -> str:
    """As SVG: a bar for each class with its count above, the limits below, zero as a line; the
    place's own class outlined; below, how many are hatched, and how many are without a value.

    Args:
        own: the place's own value.
        unsure: places that chance alone may set apart.
    """
    many, most = len(found.sizes), max(found.sizes, default=1) or 1
    step, foot = (WIDE - 2 * EDGE) / many, TOP + TALL
    parts = []
    for at, (size, colour) in enumerate(zip(found.sizes, colours(found), strict=True)):
        x, high = EDGE + at * step, round(TALL * size / most)
        form = f'x="{x + 1:g}" width="{step - 2:g}" fill="{colour}" stroke="{TICK}"'
        parts.append(f'<rect {form} stroke-width=".5" y="{foot - high}" height="{high + BASE}"/>')
        parts.append(_text(x + step / 2, foot - high - 4, f"{size:,}", bold=True))
    if own is not None:
        x = EDGE + found.class_of(own) * step
        parts.append(
            f'<rect x="{x + 1:g}" width="{step - 2:g}" y="{foot}" height="{BASE}" fill="none" '
            f'stroke="{INK}" stroke-width="2.5"/>'
        )
    for at, limit in enumerate([low for low, _ in found.classes] + [found.classes[-1][1]]):
        parts.append(_text(EDGE + at * step, foot + BASE + 17, number(found.indicator, limit)))
    if 0 < found.below < many:
        x = EDGE + found.below * step
        parts.append(f'<path d="M{x:g} 0V{foot + BASE}" stroke="{INK}" stroke-width="1.5"/>')
    high, words = foot + BASE + 24, WORDS[language]
    lines = "".join(f"M{x} 14l14-14" for x in (-9, -1, 7))
    clipped = f'<path d="{lines}" stroke="#fff" stroke-width="2.5"/>'
    without = len(found.values) - found.known
    for name, size, fill, inside in (
        ("unsure", unsure, BLUES[len(BLUES) // 2], clipped),
        ("missing", without, NOTHING, ""),
    ):
        if size:
            parts.append(
                f'<svg x="{EDGE}" y="{high + 4}" width="14" height="14">'
                f'<rect width="14" height="14" fill="{fill}" stroke="{TICK}"/>{inside}</svg>'
            )
            parts.append(_text(EDGE + 22, high + 16, f"{words[name]} {size:,}", anchor="start"))
            high += 24
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDE}" height="{high}" '
        f'viewBox="0 0 {WIDE} {high}" font-family="{FONT}" font-size="{LETTERS}" fill="{INK}">'
        f"{''.join(parts)}</svg>"
    )


def _text(x: float, y: float, words: str, *, anchor: str = "middle", bold: bool = False) -> str:
    weight = ' font-weight="700"' if bold else ""
    return f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}"{weight}>{words}</text>'
