"""The path as a picture (SVG, no script) and as a list that phones show and screen readers read."""

from html import escape

from core.exports.layers import Node, Style
from core.exports.logic import Logic, LogicArrow
from core.exports.logic_layout import Drawing, layout
from core.text import Text

SCREEN = Style(width=1080, size=14, lead=21, gap=22, pad=8, apart=14, lane=12)
TALL = 0.55
"""What is higher for its width does not fit a sheet of paper: printed, it is a list."""
INK, SUB, KEY, TINT, LINE, CAUTION = (
    "#1a1a1a", "#4d4d4d", "#0017c1", "#e8f1fe", "#8a8a94", "#735a00"
)  # fmt: skip
TONES = {
    "name": f'fill="{INK}" font-weight="bold"',
    "plain": f'fill="{INK}"',
    "basis": f'fill="{KEY}" font-weight="bold"',
    "note": f'fill="{SUB}"',
    "gap": f'fill="{CAUTION}" font-weight="bold"',
}
FRAMES = {
    "box": f'fill="#fff" stroke="{LINE}"',
    "reason": f'fill="{TINT}" stroke="none"',
    "missing": f'fill="#fff" stroke="{CAUTION}" stroke-dasharray="5 4"',
}


def picture(logic: Logic, text: Text) -> str:
    """Both, and what is said about them; the style sheets show one of them (`.path`)."""
    drawing = layout(logic, SCREEN, text)
    tall = " tall" if drawing.height > TALL * drawing.width else ""
    drawn = svg(drawing, logic.said[0]) if logic.arrows else ""
    return f'<div class="path{tall}">{said(logic)}{drawn}{in_words(logic, text)}</div>'


def said(logic: Logic) -> str:
    """What is said about the whole, a paragraph a sentence."""
    return "".join(f"<p>{escape(one)}</p>" for one in logic.said)


def in_words(logic: Logic, text: Text) -> str:
    """The list, and which reasons were given before."""
    if not logic.arrows:
        return ""
    before = "".join(
        f'<p class="path-before">{escape(text("path.earlier_of", n=arrow.number, words=words))}</p>'
        for arrow in logic.arrows
        for words in arrow.earlier
    )
    return listed(logic, text) + before


def svg(drawing: Drawing, name: str) -> str:
    """The picture; words in it are escaped. `name`: what a screen reader calls it."""
    size = f"-1 0 {drawing.width + 2:.0f} {drawing.height:.0f}"  # with room for the outer lines
    parts = [
        f'<svg class="path-drawn" viewBox="{size}" width="100%" role="img" '
        f'aria-label="{escape(name)}" font-size="{SCREEN.size:.0f}">'
    ]
    parts += [_edge(drawing.nodes[a], drawing.nodes[b], last) for a, b, last in drawing.edges]
    parts += [_lane(node) for node in drawing.nodes.values() if node.kind == "lane"]
    nodes = [node for node in drawing.nodes.values() if node.kind != "lane"]
    parts += [_node(node) for node in (*drawing.heads, *nodes)]
    return "".join((*parts, "</svg>"))


def _edge(before: Node, after: Node, last: bool) -> str:
    """A curve through the gap between two layers, with a head where an arrow ends."""
    x, y, right, down = before.x + before.width, before.middle, after.x, after.middle
    end = right - (7 if last else 0)
    middle = (x + end) / 2
    curve = (
        f'<path d="M{x:.1f} {y:.1f}C{middle:.1f} {y:.1f} {middle:.1f} {down:.1f} '
        f'{end:.1f} {down:.1f}" fill="none" stroke="{KEY}" stroke-width="2"/>'
    )
    if not last:
        return curve
    tip = f"{right:.1f},{down:.1f} {right - 9:.1f},{down - 5:.1f} {right - 9:.1f},{down + 5:.1f}"
    return f'{curve}<polygon points="{tip}" fill="{KEY}"/>'


def _lane(node: Node) -> str:
    return (
        f'<path d="M{node.x:.1f} {node.middle:.1f}H{node.x + node.width:.1f}" '
        f'fill="none" stroke="{KEY}" stroke-width="2"/>'
    )


def _node(node: Node) -> str:
    frame = ""
    if node.kind in FRAMES:
        frame = (
            f'<rect x="{node.x:.1f}" y="{node.y:.1f}" width="{node.width:.1f}" '
            f'height="{node.height:.1f}" rx="8" {FRAMES[node.kind]}/>'
        )
    left, top = node.x + SCREEN.pad, node.y + SCREEN.pad + SCREEN.size * 1.1
    lines = "".join(
        f'<text x="{left:.1f}" y="{top + at * SCREEN.lead:.1f}" {TONES[tone]}>'
        f"{escape(words)}</text>"
        for at, (words, tone) in enumerate(node.lines)
    )
    return frame + lines


def listed(logic: Logic, text: Text) -> str:
    """From every box to what comes after it, one under the other, with the reason between."""
    ends = {arrow.to_key for arrow in logic.arrows}
    first = [box.key for box in logic.boxes if box.key not in ends]
    told: set[str] = set()
    rows = "".join(f"<li>{_listed(logic, key, told, text)}</li>" for key in first)
    return f'<ul class="path-list" aria-label="{escape(text("path.title"))}">{rows}</ul>'


def _listed(logic: Logic, key: str, told: set[str], text: Text) -> str:
    """A box and all after it; what was told before is only named again."""
    box = logic.box(key)
    head = escape(logic.heads[box.column][0])
    words = f'<div class="path-box"><small>{head}</small><strong>{escape(box.title)}</strong>'
    after = [arrow for arrow in logic.arrows if arrow.from_key == key]
    if key in told and after:
        return f"{words}<small>{escape(text('path.again'))}</small></div>"
    told.add(key)
    note = f"<small>{escape(box.note)}</small>" if box.note else ""
    rows = "".join(
        f"<li>{_why(arrow, text)}{_listed(logic, arrow.to_key, told, text)}</li>" for arrow in after
    )
    return f"{words}{note}</div>" + (f"<ul>{rows}</ul>" if rows else "")


def _why(arrow: LogicArrow, text: Text) -> str:
    number = f'<span class="path-number">{arrow.number}.</span> '
    if not arrow.text:
        return f'<p class="path-gap">↓ {number}{escape(text("path.missing"))}</p>'
    colon = escape(text("record.colon"))
    facts = (arrow.cited, arrow.who, arrow.day, arrow.remark)
    rest = " · ".join(escape(fact) for fact in facts if fact)
    basis = f"<small><strong>{escape(arrow.basis)}</strong>{colon}{rest}</small>"
    return f'<p class="path-why">↓ {number}{escape(arrow.text)}{basis}</p>'
