"""Two indicators over the peers: a relation, said with its uncertainty and without a cause."""

import pandas as pd
import streamlit as st

from core.charts.scatter import scatter
from core.stats.catalog import INDICATORS
from core.stats.package import Area
from core.stats.peers import PeerSet
from core.stats.relation import relation
from core.text import Text
from pages.explore.parts import cached, figures, region
from pages.shared.under import definition_at, under


def draw(area: Area, peer_set: PeerSet, first_id: str, second_id: str, say: Text) -> None:
    """Scatter of the peers, the place marked."""
    package, language = cached.package(), say.language
    found = relation(package, first_id, second_id, area.area_code, peer_set)
    place = region.name(area, say)
    if len(found.peers) < 3:
        st.write(say("compare.few_pairs", n=len(found.peers)))
        for one in dict.fromkeys(each.missing for each in (found.first, found.second)):
            if one:
                st.write(one.of(language))
        return
    first, second = (one.title.of(language) for one in (found.first, found.second))
    years = " / ".join(figures.years(one, say) for one in (found.first, found.second))
    st.caption(f"{first} × {second} · {years} · {peer_set.label.of(language)}")
    missing = [one.missing for one in (found.first, found.second) if one.missing]
    if missing:
        why = missing[0].of(language)
        st.write(say("compare.not_shown", place=place, why=why))
    st.vega_lite_chart(scatter(found, language), width="stretch")
    heads = [figures.heading(one, say) for one in (found.first, found.second)]
    rows = [(place, found.first.value, found.second.value)]
    rows += sorted((one.name.of(language), one.first, one.second) for one in found.peers)
    cited = [figures.source(one, say) for one in (found.first, found.second)]
    kinds = [INDICATORS[name] for name in (first_id, second_id)]
    under(
        say,
        "two",
        lambda: scatter(found, language),
        lambda: pd.DataFrame(rows, columns=[say("explore.place"), *heads]),
        heading=f"{place} {years}",
        sentence=found.sentence.of(language),
        question=say("compare.two_question"),
        source=" / ".join(dict.fromkeys(cited)),
        short=" / ".join(dict.fromkeys(one.origins(language) for one in kinds)),
        where=definition_at(second_id, say),
        more=" ".join(one.note.of(language) for one in kinds),
        name=f"{area.name}_{first}_{second}",
    )
