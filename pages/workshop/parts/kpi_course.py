"""How a KPI goes, drawn with its table and files; and the form for an actual."""

import pandas as pd
import streamlit as st

from core.charts.course import course
from core.clock import today
from core.record.course import Standing
from core.text import Text
from core.units import headed
from core.workshop import Room
from core.workshop.events import proposed
from core.workshop.model import Workshop
from core.workshop.nouns.kpis import Kpi
from pages.forms.form import Answer, Form
from pages.shared import current
from pages.shared.under import under


def draw(workshop: Workshop, kpi: Kpi, found: Standing, say: Text) -> None:
    """Actuals beside plan and targets; nothing while there is no actual."""
    drawn = found.course
    if drawn is None:
        st.caption(say("kpi.rule"))
        return
    st.vega_lite_chart(course(drawn, say.language), width="stretch")
    going = say("kpi.key_going_on") + found.basis if found.basis else ""
    st.caption(say("kpi.key") + going)
    figure = workshop.figures.get(kpi.figure_id)
    cited = [kpi.data_source or kpi.baseline_note]
    cited += [getattr(figure, f"source_{say.language}")] if figure else []
    under(
        say,
        f"course-{kpi.id}",
        lambda: course(drawn, say.language),
        lambda: _table(kpi, found, say),
        question="",
        source=" / ".join(filter(None, cited)) or say("gap.no_source"),
        heading=f"{workshop.area_name} {kpi.title} {found.said[0]}",
        more=say("kpi.rule"),
        name=f"{workshop.area_name}_{say('kpi.file')}_{kpi.title}",
    )


def _table(kpi: Kpi, found: Standing, say: Text) -> pd.DataFrame:
    """Every report, the corrected ones too, so that nothing disappears."""
    keys = ("day", "value", "planned", "note", "at", "counts")
    rows = [
        (one.on, one.value, one.planned, one.note, one.at,
         say("kpi.counts_yes" if one.counts else "kpi.counts_no"))
        for one in found.reported
    ]  # fmt: skip
    table = pd.DataFrame(rows, columns=[say(f"kpi.{key}") for key in keys])
    for key in ("value", "planned"):
        table[say(f"kpi.{key}")] = table[say(f"kpi.{key}")].astype(float)
    return table.assign(**{say("field.unit"): say.of(kpi.units)})


def measure(room: Room, kpi: Kpi, say: Text) -> None:
    """A day, a number, who reported it from what."""
    form = Form("measure", say, *current.whose(room), kpi.id, words="kpi")

    def go(answer: Answer) -> str:
        back = answer.pop("back")
        if not back:
            form.need(answer, "value")
        told = {"kpi_id": kpi.id, **answer, "on": str(answer["on"] or "")}
        told["value"] = None if back else answer["value"]
        current.record(room, proposed("kpi_measured", told))
        return say("kpi.measure_done")

    with st.container(border=True):
        st.subheader(say("kpi.measure"))
        st.caption(say("kpi.measure_note"))
        left, right = st.columns(2)
        form.field(left.date_input, "on", say("kpi.day"), first=today(), max_value=today())
        form.field(
            right.number_input,
            "value",
            headed(say("kpi.value"), say.of(kpi.units), say.language),
        )
        form.field(st.text_input, "note", say("kpi.note"), max_chars=200)
        form.field(st.checkbox, "back", say("kpi.measure_take_back"))
        form.submit(say("kpi.measure_submit"), go)
