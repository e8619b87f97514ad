"""All KPIs of a town over all its meetings: how each stands, who counts, when it is looked at."""

import streamlit as st

from core.clock import now, today
from core.formats.ics import Day, calendar
from core.keeping import monitor
from core.process import rooms
from pages.facilitate.parts import monitor_links, watched, wellbeing
from pages.shared import address, current, login

RESAS = "https://resas.go.jp/#/{prefecture}/{code}"
DASHBOARD = "https://www.digital.go.jp/resources/japandashboard"

say = current.text()
user = login.require_account()
owned = [*login.owned(user)]
places = monitor.places(rooms(), owned)
if not places:
    st.title(say("monitor.title"))
    st.info(say("monitor.none"))
    current.end()
address.follow("area", "monitor-area", list(places), next(iter(places)))
area = str(st.session_state["monitor-area"])
found = monitor.watched(rooms(), owned, area, today())
head, act = st.columns([1, 1.15], vertical_alignment="center")
head.title(say("monitor.of", area=places[area], n=len(found)))
head.caption(say("monitor.on", day=today().isoformat()))
if len(places) > 1:
    head.selectbox(say("monitor.place"), list(places), key="monitor-area",
                   format_func=lambda code: places[code])  # fmt: skip
address.remember("area", area, next(iter(places)))
with act.container(horizontal=True, horizontal_alignment="right"):
    days = [
        Day(
            f"{one.room.workshop_id}-{one.kpi.id}",
            one.kpi.now.next_review,
            say("monitor.event", title=one.kpi.title),
            f"{one.room.workshop.title} {say('field.owner')}: {one.kpi.owner}",
        )
        for one in found
        if one.kpi.now.next_review
    ]
    made = calendar(days, say("monitor.title"), now())
    name = f"{places[area]}_{say('monitor.file')}.ics"
    st.download_button(say("monitor.ics"), made, name, "text/calendar", key="monitor-ics")
    here = list({one.room.workshop_id: one.room for one in found}.values())
    if found:
        monitor_links.share(here, user.username, say)
        first = found[0]
        late = sum(one.group == "late" for one in found)
        label = say("monitor.review", n=late) if late else say("monitor.enter")
        if st.button(label, type="primary", key="monitor-go"):
            where = {"workshop": first.room.workshop_id, "show": "kpis", "kpi": first.kpi.id}
            st.switch_page("workshop/work.py", query_params=where)
watched.table(found, say)
st.caption(say("monitor.note"))
wellbeing.show(area, say)
with st.container(horizontal=True):
    at = RESAS.format(prefecture=int(area[:2]), code=area)
    st.link_button(say("monitor.resas"), at, type="tertiary")
    st.link_button(say("monitor.dashboard"), DASHBOARD, type="tertiary")
address.write()
