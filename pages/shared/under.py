"""What stands under every chart: what it says, a question, its table, and files to take away."""

from collections.abc import Callable
from math import isnan
from typing import Any
from urllib.parse import urlencode

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from core.charts import picture
from core.charts.template import Spec
from core.stats.sentence import plain
from core.tables import csv
from core.text import Text
from pages.shared.markdown import linked

PICTURE_WIDTH = 640


def under(
    say: Text,
    key: str,
    draw: Callable[[], Spec],
    table: Callable[[], pd.DataFrame],
    *,
    sentence: str = "",
    question: str,
    source: str,
    name: str,
    heading: str = "",
    short: str = "",
    where: str = "",
    more: str = "",
    shown: bool = False,
    whole: bool = False,
    width: int = PICTURE_WIDTH,
) -> None:
    """Sentence, question, source; the table and downloads are one tap away.

    Args:
        draw: the chart again, for a picture; called when one is asked for.
        table: with the words of the reader's language as column names; asked for when shown.
        source: citation that goes into every file.
        name: of the files, without their ending.
        heading: place, measure and years, for a picture that travels alone.
        where: address of the page that defines the figures.
        short: whose figures these are, in a few words; the citation follows in the table.
        more: what the number is.
        shown: the table stands open, as part of what is read.
        whole: definition and files stand open too.
    """
    if sentence:
        st.write(sentence)
    if question:
        st.caption(f"{say('explore.question')}{say('record.colon')}{question}")
    if shown:
        _show(table(), say)
    whence = short or source
    cited = say("explore.source") + (linked(whence, where) if where else whence)
    st.caption(cited)
    box = _more(say, key, whole)
    if box is None:
        return
    with box:
        full = say("explore.source") + source if short else ""
        _inside(more, full, None if shown else table(), say)
        lines = [line for line in (heading, sentence, say("explore.source") + source) if line]

        def pictured() -> Spec:
            return picture.cited(draw(), lines)

        _files(say, key, name, {
            "csv": ("text/csv", lambda: csv(table(), say("explore.source_column"), source)),
            "png": ("image/png", lambda: picture.png(pictured(), width)),
            "svg": ("image/svg+xml", lambda: picture.svg(pictured(), width)),
        })  # fmt: skip


def _inside(more: str, cited: str, table: pd.DataFrame | None, say: Text) -> None:
    if more:
        st.markdown(more)
    if cited:
        st.caption(cited)
    if table is not None:
        _show(table, say)


def _files(say: Text, key: str, name: str, files: dict[str, tuple[str, Callable[[], Any]]]) -> None:
    """A button a file, side by side: ending → its MIME type, and what makes it when asked for."""
    with st.container(horizontal=True):
        for ending, (mime, make) in files.items():
            st.download_button(
                say(f"explore.as_{ending}"),
                make,
                file_name=f"{name}.{ending}",
                mime=mime,
                key=f"{key}-{ending}",
                on_click="ignore",
            )


def _more(say: Text, key: str, whole: bool) -> DeltaGenerator | None:
    """Where definition, table and files stand; None while they are folded away."""
    if whole:
        return st.container()
    box = st.expander(say("explore.table_files"), key=f"{key}-more", on_change="rerun")
    return box if box.open else None


def definition_at(indicator_id: str, say: Text) -> str:
    """Address of an indicator's definition, sources and gaps."""
    return f"/sources?{urlencode({'indicator': indicator_id, 'language': say.language})}"


def _show(table: pd.DataFrame, say: Text) -> None:
    """The table on the screen: a dash where a value is missing, and no column of one place.

    Numbers stand left, where a phone shows them under a long heading.
    """
    place = say("explore.place")
    if len(table) > 1 and place in table and table[place].nunique() == 1:
        table = table.drop(columns=place)
    seen = table.copy()
    for name in map(str, table):
        if table[name].isna().any():
            seen[name] = [_read(value, say) for value in table[name]]
    st.dataframe(
        seen.style.format(lambda value: _read(value, say)),
        hide_index=True,
        width="stretch",
        column_config={name: st.column_config.Column(alignment="left") for name in map(str, seen)},
    )


def _read(value: object, say: Text) -> str:
    """A number in at most two decimals; a year without comma."""
    if isinstance(value, float):
        return say("explore.missing") if isnan(value) else plain(value, 2).removesuffix(".00")
    return say("explore.missing") if value is None else str(value)
