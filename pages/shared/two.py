"""Two indicators over the peers: a relation, said with its uncertainty and without a cause."""

import pandas as pd
import streamlit as st

from core.charts.scatter import scatter
from core.process import server
from core.stats.catalog import INDICATORS
from core.stats.package import Area
from core.stats.peers import PeerSet
from core.stats.relation import relation
from core.stats.source import origins
from core.text import Text
from pages.shared import figures, region
from pages.shared.under import under


def draw(area: Area, peer_set: PeerSet, first_id: str, second_id: str, say: Text) -> None:
    """Scatter of the peers, the place marked."""
    package, language = server().package, say.language
    found = relation(package, first_id, second_id, area.area_code, peer_set)
    place = region.name(area, say)
    if len(found.peers) < 3:
        st.write(say("compare.few_pairs", n=len(found.peers)))
        for one in dict.fromkeys(each.missing for each in (found.first, found.second)):
            if one:
                st.write(getattr(one, language))
        return
    first, second = (getattr(one.title, language) for one in (found.first, found.second))
    years = " / ".join(figures.years(one, say) for one in (found.first, found.second))
    st.caption(f"{first} × {second} · {years} · {getattr(peer_set.label, language)}")
    missing = [one.missing for one in (found.first, found.second) if one.missing]
    if missing:
        why = getattr(missing[0], language)
        st.write(say("compare.not_shown", place=place, why=why))
    st.vega_lite_chart(scatter(found, language), width="stretch")
    heads = [figures.heading(one, say) for one in (found.first, found.second)]
    rows = [(place, found.first.value, found.second.value)]
    rows += sorted((getattr(one.name, language), one.first, one.second) for one in found.peers)
    cited = [figures.source(one, say) for one in (found.first, found.second)]
    kinds = [INDICATORS[name] for name in (first_id, second_id)]
    under(
        say,
        "two",
        lambda: scatter(found, language),
        lambda: pd.DataFrame(rows, columns=[say("explore.place"), *heads]),
        heading=f"{place} {years}",
        sentence=getattr(found.sentence, language),
        question=say("compare.two_question"),
        source=" / ".join(dict.fromkeys(cited)),
        short=" / ".join(dict.fromkeys(origins(package, one, language) for one in kinds)),
        where=figures.definition_at(second_id, say),
        more=" ".join(getattr(one.note, language) for one in kinds),
        name=f"{area.name}_{first}_{second}",
    )
