"""A town: four findings first, then all its figures as one table; or one of them opened."""

import streamlit as st

from core.own.store import own_fields, own_figures
from pages.explore.parts import (
    cached,
    chosen,
    findings,
    glance,
    lacking,
    listed,
    opened,
    pinning,
    region,
    unlike,
)
from pages.shared import address, current, login

say = current.text()
area, peer_set = region.head(say, "", years=True)
found = list(cached.figures(area.area_code, peer_set))
given: dict[str, str] = {}
if login.account():  # what the municipality gave itself is for those who work with it
    given = dict(own_fields(area.area_code))
    found += own_figures(area.area_code)
pinning.choose(say)
known = {one.indicator_id: one for one in found}
name = chosen.asked(known)
heading = say("finding.heading", n=3 if area.kind == "country" else 4)
region.titled(area, known[name].title.of(say.language) if name else heading, say)
if name:
    opened.draw(known[name], area, peer_set, say)
else:
    findings.four(area, peer_set, say)
    if cached.phone() and area.kind != "country" and not pinning.here():
        region.open_here(area, say, "primary")
    unlike.draw(area, peer_set, say)
    glance.draw(area, peer_set, say)
    lacking.draw(found, area, say)
    listed.draw(found, area, peer_set, say, given)
    light = f"/t/{area.area_code}?language={say.language}"
    st.link_button(say("finding.light", code=area.area_code), light)
if not pinning.here():
    st.caption(say("explore.pin_open"))
chosen.from_its_title(name)
address.write()
