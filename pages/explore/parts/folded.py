"""Cards whose title is the finding: side by side where there is room, on a phone folded behind
their titles, so that all findings are read at once and one chart after the other is opened."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Literal

import streamlit as st

from core.charts.template import Spec
from core.stats.package import Area
from core.text import Text
from pages.explore.parts import cached, region
from pages.shared.markdown import bold, headline
from pages.shared.under import under


@contextmanager
def card(title: str, key: str, *, first: bool = False) -> Iterator[bool]:
    """A card under its title; what it yields says whether its content is seen.

    Args:
        first: open before anybody has pressed anything.
    """
    if cached.phone():
        with _fold(title, key, first, lazy=True) as seen:
            yield seen
        return
    with st.container(border=True, height="stretch"):
        st.markdown(headline(title))
        yield True


@contextmanager
def section(title: str, key: str, *, first: bool = False) -> Iterator[bool]:
    """Several cards folded under a heading: what is asked after the findings."""
    with _fold(title, key, first, lazy=cached.phone()) as seen:
        yield seen


@contextmanager
def _fold(title: str, key: str, first: bool, *, lazy: bool) -> Iterator[bool]:
    """`lazy`: what nobody has opened is not drawn."""
    how: Literal["rerun", "ignore"] = "rerun" if lazy else "ignore"
    box = st.expander(bold(title), expanded=first, key=f"fold-{key}", on_change=how)
    with box:
        yield bool(box.open) if lazy else True


def chart(
    say: Text,
    key: str,
    draw: Callable[[], Spec],
    area: Area,
    title: str,
    *,
    kind: str = "",
    keyed: str = "",
    notes: Sequence[str] = (),
    steer: Callable[[], None] | None = None,
    **beneath: Any,
) -> None:
    """What kind of numbers, the chart, its key, what it does not say, and what stands under it.

    Args:
        title: the finding; it heads files together with the place's name.
        steer: what changes the chart, drawn under it.
        beneath: for `under`.
    """
    if kind:
        st.caption(kind)
    st.vega_lite_chart(draw(), width="stretch")
    if steer:
        steer()
    if keyed:
        st.caption(keyed)
    for words in notes:
        st.write(words)
    under(say, key, draw, heading=f"{region.name(area, say)} {title}", **beneath)
