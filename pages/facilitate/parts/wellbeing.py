"""地域幸福度 (LWC) of a town beside its KPIs, as it was put in by file: numbers, and no order."""

import streamlit as st

from core.own.measures import of_lwc
from core.own.store import own_series
from core.text import Text
from core.units import plain
from core.web.templates import PAGES


def show(area: str, say: Text) -> None:
    """What there is, folded; nothing where no such file was put in."""
    found = [one.newest for one in own_series(area) if of_lwc(one)]
    if not found:
        return
    with st.expander(say("monitor.lwc", n=len(found))):
        st.caption(say("monitor.lwc_note"))
        rows = [
            (one.name, f"{plain(one.value, one.decimals)} {one.unit}", str(one.year), one.source)
            for one in found
        ]
        heads = [say(f"monitor.lwc_{name}") for name in ("name", "value", "year", "source")]
        st.html(PAGES.get_template("lwc.html").render(heads=heads, rows=rows))
