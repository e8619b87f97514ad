"""「1分で読む」: a place in five sentences and one chart."""

import pandas as pd
import streamlit as st

from core.charts.change import change
from core.stats.catalog import INDICATORS
from core.stats.change import PARTS, changes
from core.stats.figure import figure
from core.stats.glance import glance
from core.stats.package import Area
from core.stats.peers import PeerSet
from core.text import Text, table
from pages.explore.parts import cached, region
from pages.explore.parts.figures import source
from pages.shared.markdown import bold, bullets
from pages.shared.under import definition_at, under


def draw(area: Area, peer_set: PeerSet, say: Text) -> None:
    """Five sentences beside the chart of what the population gains and loses."""
    package = cached.package()
    with st.container(border=True, key="glance"):
        words, chart = st.columns([1, 1], gap="large")
        with words:
            st.subheader(say("explore.glance"))
            said = glance(package, area.area_code, peer_set)
            st.markdown(bullets((one.words.of(say.language) for one in said), numbered=True))
        rows = changes(package, area.area_code)
        if not rows:
            return
        with chart:
            place = region.name(area, say)
            st.markdown(bold(say("explore.change", place=place)))
            st.vega_lite_chart(change(rows, say.language), width="stretch")
            names = table("change", say.language)
            heads = ("explore.place", "explore.year")
            unit = say("form.brackets", words=names["unit"])
            columns = [*map(say, heads), *(names[key] + unit for key in ("natural", "social"))]
            parts = [figure(package, name, area.area_code) for name in PARTS]
            kinds = [INDICATORS[one.indicator_id] for one in parts]
            under(
                say,
                "change",
                lambda: change(rows, say.language),
                lambda: pd.DataFrame(
                    [(place, row.year, row.natural, row.social) for row in rows],
                    columns=columns,
                ),
                heading=say("explore.change", place=place),
                question=parts[1].question.of(say.language),
                source=" / ".join(dict.fromkeys(source(one, say) for one in parts)),
                short="・".join(dict.fromkeys(one.origins(say.language) for one in kinds)),
                where=definition_at("natural_change", say),
                more=" ".join(one.note.of(say.language) for one in kinds),
                name=f"{area.name}_{say('explore.change_file')}",
            )
