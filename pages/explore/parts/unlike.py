"""Beside the four findings: what else is far from the peers, a strip and a question each."""

import streamlit as st

from core.stats.findings import findings
from core.stats.marks import placed
from core.stats.package import Area
from core.stats.peers import PeerSet
from core.stats.standing_out import unlike
from core.text import Text
from pages.explore.parts import cached, chosen, field
from pages.shared.markdown import headline

MOST = 3


def draw(area: Area, peer_set: PeerSet, say: Text) -> None:
    """The next ones in the order of their distance; a phone's reader finds them in the list."""
    package, code, language = cached.package(), area.area_code, say.language
    first = {one.figure.indicator_id for one in findings(package, code, peer_set)}
    far = unlike(package, code, peer_set)
    more = [one for one in far if one.indicator_id not in first][:MOST]
    if not more or cached.phone():
        return
    st.markdown(headline(say("finding.unlike"), 4))
    for column, one in zip(st.columns(max(2, len(more))), more, strict=False):
        with column.container(border=True, height="stretch", key=f"unlike-{one.indicator_id}"):
            asked = say("explore.question") + say("record.colon") + one.question.of(language)
            told = field.row(one, None, say, placed(one).of(language), asked)
            st.html(f'<div class="strips">{told}</div>')
            st.button(
                say("list.open"),
                key=f"open-unlike-{one.indicator_id}",
                on_click=chosen.show,
                args=(one.indicator_id,),
                type="tertiary",
            )
