"""A partner reports an actual by a link of their own; it counts once who leads has taken it."""

from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

import httpx2
import pytest

from core import seat
from core.errors import Refused
from core.rooms import Rooms
from core.web.report import PACE
from core.workshop import Room, fold
from core.workshop.acts.flow import LinkRevoked
from core.workshop.acts.reporting import KpiReported, KpiReportSettled, ReportsAllowed
from core.workshop.nouns.kpis import KpiSet
from core.workshop.nouns.use_cases import UseCaseAdded
from tests.conftest import CODE, MORI, SATO
from tests.core.web.conftest import ORIGIN, Person, lead

KPI = KpiSet("k1", "相談 0986-31-1175", "u1", "家庭", 41.0, "2099-03-31", "健康課", "2099-01-15",
             baseline=17.0)  # fmt: skip


@pytest.fixture
def link(server: Rooms, held: Room) -> str:
    PACE.times.clear()
    lead(server, held, UseCaseAdded("u1", "窓口"))
    lead(server, held, KPI)
    actor = seat.actor(SATO, CODE, held.workshop, leading=True)
    until = datetime.now(UTC) + timedelta(days=30)
    made = server.link(held, actor, "NPOひなた", until.isoformat(), nameless=True)
    lead(server, held, ReportsAllowed(next(iter(held.workshop.links))))
    return f"{made}/report"


def send(person: Person, link: str, **fields: str) -> httpx2.Response:
    told = {"kpi": "k1", "on": "2026-11-01", "value": "20", "note": "受付", "sent": "", **fields}
    return person.client.post(link, content=urlencode(told), headers={"origin": ORIGIN})


def test_what_a_partner_reports_counts_once_who_leads_has_taken_it(
    stranger: Person, server: Rooms, held: Room, link: str
) -> None:
    page = stranger.get(link)
    assert page.status_code == 200 and "相談" in page.text and "NPOひなた" in page.text
    assert page.headers["referrer-policy"] == "same-origin", "else a browser says no origin"
    assert "0986-31-1175" not in page.text, "numbers of people stay in the room"
    assert "set-cookie" not in page.headers and "健康課" not in page.text
    same = {"sent": "0123456789abcdef01234567"}
    for _ in range(2):
        assert "届きました" in send(stranger, link, value="２０家庭", **same).text
    kpi = held.workshop.kpis["k1"]
    assert [one.value for one in kpi.waiting] == [20.0], "sent twice, it arrives once"
    assert not kpi.actuals
    lead(server, held, KpiReportSettled("k1", kpi.waiting[0].seq, True))
    kpi = held.workshop.kpis["k1"]
    assert (kpi.actuals[0].value, kpi.actuals[0].note) == (20.0, "受付")
    assert not kpi.waiting and fold(held.log) == held.workshop
    send(stranger, link, value="900", sent="b" * 24)
    lead(server, held, KpiReportSettled("k1", held.workshop.kpis["k1"].waiting[0].seq, False))
    assert len(held.workshop.kpis["k1"].actuals) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"value": "たくさん"},
        {"value": ""},
        {"on": "2099-01-01"},
        {"on": "きのう"},
        {"kpi": "k9"},
        {"note": "あ" * 300},
    ],
)
def test_what_cannot_be_is_said_and_stays_in_its_box(
    stranger: Person, held: Room, link: str, wrong: dict[str, str]
) -> None:
    answer = send(stranger, link, **wrong)
    assert answer.status_code == 409 and 'role="alert"' in answer.text
    assert "受付" in answer.text or "あああ" in answer.text
    assert not held.workshop.kpis["k1"].waiting


def test_only_a_link_that_may_report_does_so_and_only_while_it_lives(
    stranger: Person, server: Rooms, held: Room, link: str
) -> None:
    actor = seat.actor(SATO, CODE, held.workshop, leading=True)
    until = (datetime.now(UTC) + timedelta(days=3)).isoformat()
    reads = server.link(held, actor, "議会", until)
    assert stranger.get(f"{reads}/report").status_code == 410
    assert send(stranger, f"{reads}/report").status_code == 410
    assert stranger.get("/r/none/report").status_code == 410
    key = next(iter(held.workshop.links))
    mori = seat.actor(MORI, CODE, held.workshop)
    for event in (ReportsAllowed(key), KpiReportSettled("k1", 1, True)):
        with pytest.raises(Refused, match="role"):
            server.record(held, mori, f"r-{event.kind}", event)
    lead(server, held, LinkRevoked(key))
    assert send(stranger, link).status_code == 410
    with pytest.raises(Refused, match="link_revoked"):
        server.by_owner(held, "r-late", KpiReported(key, "k1", "2026-11-01", 20.0))


def test_a_link_reports_no_faster_than_people_count(
    stranger: Person, held: Room, link: str
) -> None:
    codes = [send(stranger, link, value=str(n)).status_code for n in range(22)]
    assert codes[:20] == [200] * 20 and codes[20:] == [409, 409]
    assert len(held.workshop.kpis["k1"].waiting) == 20
