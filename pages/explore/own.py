"""Own data: template, file, look it over, take it in; what is kept; answers beside counts."""

import streamlit as st

from core.errors import Refused
from core.files.problem import MOST_BYTES
from core.own.model import Draft
from core.own.reading import draft
from core.own.store import own_figures, own_store
from core.process import rooms
from pages.explore.parts import ages, own, own_gap, pinning
from pages.shared import address, current, login
from pages.shared.markdown import bold

user = login.require_account()
say = current.text()
st.title(say("own.title"))
st.write(say("own.note"))
st.caption(say("own.who"))
area = current.area_picker(say("explore.search"), say("open.area_hint"))
if area is None:
    st.info(say("own.area_first"))
    current.end()
st.session_state["place"] = area.area_code
address.note(area=area.area_code)
address.write()
current.show_done("own")
current.show_refusal()
st.html(own.uploader_words(say))

st.subheader(say("own.step_template"))
own.templates(area, say)
with st.container(border=True):
    st.write(say("own.by_age_note"))
    row = st.container(horizontal=True)
    for table in ("births", "moves"):
        ages.template_button(row, area, table, say)

st.subheader(say("own.step_file"))
st.write(say("own.area_is", area=bold(area.prefecture_name + area.name)))
st.caption(say("own.limits"))
turn = st.session_state.setdefault("own-turn", 0)
file = st.file_uploader(
    say("own.upload"), key=f"own-file-{turn}", max_upload_size=MOST_BYTES // 1024 // 1024
)


def take(read: Draft) -> None:
    """Keep what was looked over; the file is put away."""
    try:
        own_store().add(read, user)
    except Refused as refusal:
        current.refuse(refusal)
        return
    current.done("own", say("own.taken", file=read.file_name))
    st.session_state["own-turn"] = turn + 1


if file is not None:
    st.subheader(say("own.step_look"))
    chosen = st.session_state.get(f"own-sheet-{turn}") or ""
    read = draft(rooms().package, file.name, file.getvalue(), area, chosen)
    own.sheets(read, f"own-sheet-{turn}", say)
    if read.problems:
        own.problems(read, say)
    else:
        own.preview(read, own_store().replaced(read.items), say)
        agreed = own.agreed(read, f"own-agreed-{turn}-{read.sheet}", say)
        st.button(say("own.take"), type="primary", disabled=not agreed, on_click=take, args=(read,))

st.subheader(say("own.shown", area=area.name))
series = own_store().series(area.area_code)
own.series_table(series, say)
if series and pinning.here():
    pinning.choose(say)
    for one in own_figures(area.area_code):
        words, pin = st.columns([3, 1], vertical_alignment="center")
        words.write(getattr(one.sentence, say.language))
        with pin:
            pinning.button(one, None, say)

st.subheader(say("own.gap"))
own_gap.gap_view(area, series, say)

st.subheader(say("own.kept"))
own.imports(own_store(), user, say)
