"""A link that shows the KPIs of a town over all meetings of an account, and no more of them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from core import seat
from core.rooms import Rooms
from core.workshop import Room
from core.workshop.acts.flow import LinkRevoked, StageStarted, WorkshopOpened
from core.workshop.nouns.insights import InsightAdded
from core.workshop.nouns.kpis import KpiMeasured, KpiSet
from core.workshop.nouns.use_cases import UseCaseAdded
from tests.conftest import SATO, SUZUKI
from tests.core.web.conftest import Person, lead

KPI = KpiSet("k1", "相談 0986-31-1175", "u1", "家庭", 41.0, "2099-03-31", "鈴木", "2099-01-15",
             baseline=17.0)  # fmt: skip


def test_partners_see_all_kpis_of_the_town_without_names_and_without_a_way_in(
    stranger: Person, server: Rooms, held: Room
) -> None:
    first = held.log[0].event
    assert isinstance(first, WorkshopOpened)
    lead(server, held, UseCaseAdded("u1", "窓口"), KPI, InsightAdded("i1", "店が遠い"))
    for code, title, area, owner in (
        ("ZZZZZZ", "登録", first.area_code, first.owner),
        ("YYYYYY", "ほかの町", "29362", first.owner),
        ("XXXXXX", "ほかの人の会", first.area_code, "mori"),
    ):
        opened = replace(first, area_code=area, owner=owner)
        room = server.open_workshop(opened, SATO, "佐藤", workshop_id=code)
        actor = seat.actor(SATO, code, room.workshop, leading=True)
        late = replace(KPI, title=title, next_review="2026-01-05", owner="健康課")
        server.record(room, actor, f"r-{code}", UseCaseAdded("u1", "窓口"), late)
    until = (datetime.now(UTC) + timedelta(days=30)).isoformat()
    link = server.link(held, None, "NPOひなた", until, level="kpis")
    page = stranger.get(link).text
    assert "相談" in page and "登録" in page
    assert page.index("登録") < page.index("相談"), "the late one first"
    for hidden in (
        "ほかの町",
        "ほかの人の会",
        "鈴木",
        "0986",
        "店が遠い",
        "K7W3QF",
        "ZZZZZZ",
        "/work",
    ):
        assert hidden not in page
    assert stranger.get(f"{link}/record.pdf").headers["location"].endswith(link)
    assert stranger.get(f"{link}/comment").status_code == 303
    lead(server, held, StageStarted("kpis", hidden=True))
    actor = seat.actor(SUZUKI, held.workshop_id, held.workshop)
    server.record(held, actor, "r-hidden", replace(KPI, kpi_id="k2", title="ひらいていないKPI"))
    lead(server, held, KpiMeasured("k1", "2026-11-01", 30.0))
    page = stranger.get(link).text
    assert "ひらいていない" not in page and "はじめ17家庭 → 30家庭" in page
    lead(server, held, LinkRevoked([*held.workshop.links][-1]))
    assert stranger.get(link).status_code == 410
