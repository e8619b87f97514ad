"""All figures of a place as one table to search and filter; a row opens its figure."""

from base64 import b64encode
from collections import Counter
from collections.abc import Sequence
from zlib import crc32

import pandas as pd
import streamlit as st

from core.charts.mini import HEIGHT, WIDTH, strip_svg
from core.own.figures import is_own
from core.stats.area import Area
from core.stats.catalog import FIELDS
from core.stats.figure import Figure
from core.stats.kana import fold
from core.stats.marks import apart, distance, marks, newness, placed
from core.stats.peers import PeerSet
from core.text import Text
from pages.explore.parts import cached, chosen, figures, rows, ticked
from pages.shared import address

ROW, MARK = 38, 190
AIR = 8
"""Points beside what stands in a cell."""
NAME, YEARS, PLACE = {"ja": 380, "en": 410}, {"ja": 155, "en": 195}, {"ja": 200, "en": 130}
MOST = 12
"""Rows seen at once; the table scrolls within itself."""
ONLY = ("all", "apart", "missing", "chosen")
ORDERS = ("list", "far", "name", "newest")


def draw(
    found: Sequence[Figure], area: Area, peer_set: PeerSet, say: Text, own: dict[str, str]
) -> None:
    """Filters and the table.

    Args:
        own: the municipality's own figures among them → their field.
    """
    st.subheader(say("list.title"))
    if ticked.asked({one.indicator_id for one in found}):
        st.session_state["list-only"] = "chosen"
    many = Counter(own.get(one.indicator_id) or _field(one) for one in found)
    address.follow("field", "field", list(FIELDS), next(iter(FIELDS)))
    with st.container(key="list-fields"):
        field = st.pills(
            say("explore.field"),
            list(FIELDS),
            key="field",
            required=True,
            format_func=lambda one: f"{FIELDS[one].of(say.language)} {many[one]}",
            label_visibility="collapsed",
        )
    address.note(field=str(field))
    left, right, last = st.columns([3, 2, 2], vertical_alignment="bottom")
    words = left.text_input(say("list.search"), key="list-words", max_chars=40).strip()
    only = right.selectbox(
        say("list.only"), ONLY, format_func=lambda one: say(f"list.{one}"), key="list-only"
    )
    order = last.selectbox(
        say("list.order"), ORDERS, format_func=lambda one: say(f"list.by_{one}"), key="list-order"
    )
    shown = [
        one
        for one in found
        if _wanted(one, words, only, say)
        and (words or only == "chosen" or (own.get(one.indicator_id) or _field(one)) == field)
    ]
    shown.sort(key=lambda one: (one.value is None, *_order(one, order, say)))
    if not shown:
        st.info(say("list.nothing", text=words or say(f"list.{only}")))
    elif cached.phone():
        st.caption(say("list.found_cards", n=len(shown)))
        rows.rows(
            [_card(one, say) for one in shown],
            "list-rows",
            chosen.show,
            ticked.keep,
            more=say("list.more", n=len(shown)),
            tick=say("list.tick"),
            chosen=ticked.ids(),
        )
    else:
        _table(shown, say)
    ticked.bar(found, area, peer_set, say)


def _field(one: Figure) -> str:
    return "" if is_own(one.indicator_id) else figures.field_of(one)


def _order(one: Figure, order: str, say: Text) -> tuple[float | str, ...]:
    """By what it comes earlier; equal ones stay in the order of the catalogue."""
    if order == "name":
        return (one.title.of(say.language).casefold(),)
    return {"far": (-distance(one),), "newest": (-newness(one),)}.get(order, ())


def _wanted(one: Figure, words: str, only: str, say: Text) -> bool:
    if only == "missing" and one.value is not None:
        return False
    if only == "apart" and not apart(one):
        return False
    if only == "chosen" and one.indicator_id not in ticked.ids():
        return False
    return fold(words) in fold(one.title.of(say.language))


def _table(shown: Sequence[Figure], say: Text) -> None:
    st.caption(say("list.found", n=len(shown)))
    heads = ("measure", "value", "years", "course", "place", "mark")
    names = [say(f"list.{head}") for head in heads]
    rows = [
        (
            one.title.of(say.language),
            figures.number(one.value, one, say),
            figures.years(one, say) if one.value is not None else "",
            _course(one),
            _strip(one, say),
            _mark(one, say),
        )
        for one in shown
    ]
    config = {
        names[0]: st.column_config.TextColumn(width=NAME.get(say.language, NAME["ja"])),
        names[2]: st.column_config.TextColumn(width=YEARS.get(say.language, YEARS["ja"])),
        names[3]: st.column_config.LineChartColumn(width="small"),
        names[4]: st.column_config.ImageColumn(width=PLACE.get(say.language, PLACE["ja"])),
        names[5]: st.column_config.TextColumn(width=MARK),
    }
    key = f"list-{shown[0].area_code}-{crc32(str([one.indicator_id for one in shown]).encode())}"

    before = [row for row, one in enumerate(shown) if one.indicator_id in ticked.ids()]

    def choose() -> None:
        selection = st.session_state[key]["selection"]
        if cells := selection["cells"]:
            chosen.show(shown[cells[0][0]].indicator_id)
        else:
            for row, one in enumerate(shown):
                ticked.keep(one.indicator_id, row in selection["rows"])

    st.dataframe(
        pd.DataFrame(rows, columns=names),
        hide_index=True,
        width="stretch",
        height=ROW * (min(len(rows), MOST) + 1),
        row_height=ROW,
        column_config=config,
        on_select=choose,
        selection_mode=["multi-row", "single-cell"],
        selection_default={"selection": {"rows": before}},
        key=key,
    )


def _course(one: Figure) -> list[float]:
    """Its values over the years; one alone is no course."""
    values = [value for _, value in one.series if value is not None]
    return values if len(values) > 1 else []


def _card(one: Figure, say: Text) -> dict[str, str]:
    return {
        "name": one.indicator_id,
        "title": one.title.of(say.language),
        "value": figures.number(one.value, one, say),
        "years": figures.years(one, say) if one.value is not None else "",
        "strip": _strip(one, say),
        "mark": _mark(one, say),
    }


def _mark(one: Figure, say: Text) -> str:
    """Where it lies among the peers, and what must be known beside it."""
    told = (placed(one), *marks(one))
    return say("compare.comma").join(one.of(say.language) for one in told if one.ja).capitalize()


def _strip(one: Figure, say: Text) -> str:
    """The row's strip as an address that a picture column reads, within which it must fit; empty
    without peers."""
    wide = (
        (PLACE.get(say.language, PLACE["ja"]) - 2 * AIR) * HEIGHT / (ROW - AIR)
    )  # as it is scaled
    drawn = "" if figures.sized(one) else strip_svg(one, min(WIDTH, wide))
    return f"data:image/svg+xml;base64,{b64encode(drawn.encode()).decode()}" if drawn else ""
