"""How a KPI goes: the same words and points on the page, in slides, workbook and A4 pages."""

import io
from dataclasses import replace
from datetime import date
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pypdf
import pytest
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_SHAPE_TYPE

from core import seat
from core.charts.course import _ends
from core.charts.course import course as drawn
from core.charts.picture import png, svg
from core.config import config
from core.facts import pinned
from core.formats import FORMATS
from core.record.course import standing
from core.record.drawn import Course
from core.record.entries import by_sector
from core.record.report import Report, report
from core.record.thread import threads
from core.stats.package import Package, open_package
from core.store.memory_store import MemoryStore
from core.text import Text, table
from core.workshop import Room, Workshop, fold
from core.workshop.acts.flow import SeatTaken, WorkshopOpened
from core.workshop.nouns.kpis import KpiMeasured, KpiSet
from core.workshop.nouns.use_cases import UseCaseAdded
from tests.conftest import CODE, SATO
from tests.core.formats.opened import deck, file_of, squeezed, words_of
from tests.test_complete import LOGS, read

DAY = date(2024, 7, 16)
LOG = next(path for path in LOGS if path.stem == "v3-kpi")
ONE = Course(
    "家庭",
    ("2026-07-14", 20.0),
    (("2026-09-30", 27.0), ("2027-01-10", 40.0)),
    (("2026-07-14", "2027-01-15", 60.0), ("2027-01-15", "2027-07-14", 45.0)),
    (("2026-07-14", 20.0), ("2027-07-14", 45.0)),
    (("2026-07-14", 20.0), ("2027-07-14", 18.0)),
    (("2027-01-15", 2),),
    "順調",
)


@pytest.fixture(scope="module")
def package() -> Package:
    return open_package(config().stats_path)


@pytest.fixture(scope="module")
def kept() -> Workshop:
    return fold(read(LOG))


@pytest.fixture(scope="module", params=["ja", "en"])
def record(kept: Workshop, request: pytest.FixtureRequest) -> Report:
    return report(kept, Text(request.param))


def on_births(package: Package, *events: KpiMeasured, target: float = 330.0) -> Workshop:
    """A KPI that rests on the births of 岩見沢市, due in ten years."""
    room = Room(CODE, MemoryStore())
    figure = pinned(package, "births", "01210")
    opened = WorkshopOpened("題", "01210", "岩見沢市", "2026-07-14")
    taken = SeatTaken(seat.seat_id(SATO), "佐藤", "administration", "facilitator")
    actor = seat.actor(SATO, CODE, room.workshop)
    kpi = KpiSet("k1", "出生", "u1", "", target, "2099-03-31", "課", "2098-01-15",
                 figure_id=figure.figure_id)  # fmt: skip
    return room.record(actor, "r", opened, taken, figure, UseCaseAdded("u1", "相談"), kpi, *events)


def test_without_an_actual_nothing_is_said_but_that(package: Package) -> None:
    workshop, say = on_births(package), Text("ja")
    found = standing(workshop, workshop.kpis["k1"], say, DAY, package)
    assert found.said == (say("kpi.says_unmeasured"),)
    assert (found.course, found.basis, found.reported) == (None, "", ())


def test_no_action_is_drawn_only_from_an_official_figure_and_says_whence(
    package: Package, kept: Workshop
) -> None:
    workshop, say = on_births(package, KpiMeasured("k1", "2024-03-31", 300.0)), Text("ja")
    found = standing(workshop, workshop.kpis["k1"], say, DAY, package)
    assert found.course and found.course.going_on and "同じ動きが続くと" in found.basis
    assert found.course.going_on[0] == found.course.base
    alone = standing(workshop, workshop.kpis["k1"], say, DAY)
    typed = standing(kept, kept.kpis["k2"], say, DAY, package)
    for one in (alone, typed):
        assert one.course and one.course.going_on is None and one.basis == ""


def test_a_step_for_each_version_and_a_line_to_the_target_of_now(kept: Workshop) -> None:
    found = standing(kept, kept.kpis["k2"], Text("ja"), DAY).course
    assert found and found.targets == (
        ("2023-07-14", "2024-01-15", 60.0),
        ("2024-01-15", "2024-07-14", 45.0),
    )
    assert found.plan == (("2023-07-14", 20.0), ("2024-07-14", 45.0))
    assert found.reviews == (("2024-01-15", 2),)
    assert [value for _, value in found.actuals] == [27.0, 40.0, 47.0]


@pytest.mark.parametrize("language", ["ja", "en"])
def test_everything_is_named_and_nothing_missing_is_drawn(language: str) -> None:
    spec = drawn(ONE, language)
    rows = [row for layer in spec["layer"] for row in layer["data"]["values"]]
    names = {row["text"] for row in rows if "text" in row}
    words = table("course", language)
    assert names == {
        f"{words['actual']} 40家庭",
        f"{words['target']} 45家庭",
        f"{words['base']} 20家庭",
        words["going_on"],
        words["version"].format(n=2),
    }
    bare = drawn(replace(ONE, base=None, plan=None, going_on=None, reviews=()), language)
    lines = [layer for layer in bare["layer"] if layer["mark"]["type"] == "line"]
    assert sorted(len(line["data"]["values"]) for line in lines) == [0, 0, 2]
    assert "<svg" in svg(bare) and png(spec).startswith(b"\x89PNG")
    assert spec["description"] == "順調", "read aloud"


@pytest.mark.parametrize(("day", "align"), [("2026-07-14", "left"), ("2027-05-01", "right")])
def test_the_name_of_an_edition_is_on_the_side_that_has_room(day: str, align: str) -> None:
    layers = drawn(replace(ONE, reviews=((day, 2),)), "ja")["layer"]
    named = [one for one in layers if any(row.get("text") == "第2版" for row in rows_of(one))]
    assert [one["mark"]["align"] for one in named if one["mark"]["type"] == "text"] == [align]


def rows_of(layer: dict[str, Any]) -> list[dict[str, Any]]:
    return list(layer["data"]["values"])


def test_every_report_is_a_row_also_the_corrected(record: Report) -> None:
    text = Text(record.language)
    sheet = openpyxl.load_workbook(io.BytesIO(file_of(record, "xlsx")))[text("kpi.course")]
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    main = [row for row in rows if row[0] == "相談を使った家庭"]
    assert [(row[1].date().isoformat(), row[2]) for row in main] == [
        ("2024-06-30", 47),
        ("2024-01-10", 40),
        ("2023-09-30", 27),
        ("2023-09-30", 37),
    ]
    assert main[-1][6] == text("kpi.counts_no") and main[0][6] == text("kpi.counts_yes")
    other = [row for row in rows if row[0] == "参加した人の数"]
    assert [row[2] for row in other] == [None, 8], "taken back is empty, not zero"


def test_slides_have_a_chart_that_is_edited_and_pages_a_picture(record: Report) -> None:
    made = deck(file_of(record, "pptx"))
    every = [s for slide in made.slides for s in slide.shapes if s.has_chart]
    charts = [s for s in every if s.chart.chart_type == XL_CHART_TYPE.LINE]
    assert len(charts) == 2 and charts[0].shape_type == MSO_SHAPE_TYPE.CHART, "shown, and in full"
    series = charts[0].chart.plots[0].series
    assert [value for value in series[0].values if value is not None] == [27.0, 40.0, 47.0]
    pages = pypdf.PdfReader(io.BytesIO(file_of(record, "pdf"))).pages
    assert sum(len(page.images) for page in pages) == 1


@pytest.mark.parametrize("form", list(FORMATS))
def test_what_is_next_and_who_promised_is_in_every_file(record: Report, form: str) -> None:
    text, found = Text(record.language), words_of(form, file_of(record, form))
    assert record.upcoming
    wanted = [*record.upcoming, "いわみ薬局", "土曜に相談の場所を貸す", "人手がない"]
    wanted += [text("promise.nobody", sector=text("section.academia"))]
    missing = [word for word in wanted if squeezed(word) not in found]
    assert not missing


def test_a_promise_stands_in_the_chain_before_the_review(kept: Workshop) -> None:
    say = Text("ja")
    rows = [{step.kind: step.found for step in one.steps} for one in threads(kept, say)]
    main = next(row for row in rows if row["kpi"][0][0] == "k2")
    assert [key for key, _ in main["promise"]] == ["o1"] and main["review"]
    assert list(main)[-3:] == ["kpi", "promise", "review"]
    assert main["review"][0][1] == say("field.version_change", n=2, day="2024-01-15", target=45,
                                       actual=40, unit="家庭"), "not what was measured"  # fmt: skip


def test_every_sector_has_its_place(record: Report) -> None:
    found = {sector: len(theirs) for sector, theirs in by_sector(record.sections["promise"])}
    assert found == {"industry": 1, "administration": 0, "academia": 0, "npo": 1, "resident": 0}


def test_the_name_of_the_beginning_lies_on_no_line() -> None:
    """Under lines that all rise, else above them."""
    rising = replace(ONE, going_on=None)
    named = {one: _ends(one, table("course", "ja")) for one in (rising, ONE)}
    assert [row["day"] for row in named[rising]["ends_beside"]] == ["2026-07-14"]
    assert named[ONE]["ends_beside"] == []
    assert "2026-07-14" in [row["day"] for row in named[ONE]["ends_left"]]
