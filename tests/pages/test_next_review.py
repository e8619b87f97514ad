"""The start page never denies a review that has a day."""

from datetime import timedelta

from core import seat
from core.clock import today
from core.process import rooms
from core.text import Text, day_in_words
from core.workshop.acts.flow import WorkshopOpened
from core.workshop.nouns.kpis import KpiSet
from core.workshop.nouns.use_cases import UseCaseAdded
from tests.conftest import AGENDA, SATO
from tests.pages.conftest import Browser
from tests.pages.test_roles import opened

SAY = Text("ja")


def test_a_far_review_is_told_with_its_day(browser: Browser) -> None:
    event = WorkshopOpened("買い物支援", "01210", "岩見沢市", "2026-07-14", "local", AGENDA)
    room = rooms().open_workshop(event, SATO, "佐藤")
    assert SAY("app.due_none") in [one.value for one in opened("home.py", browser).caption]
    far = (today() + timedelta(days=107)).isoformat()
    kpi = KpiSet("k1", "利用者", "u1", "人", 30, far, "健康課", far)
    actor = seat.actor(SATO, room.workshop_id, room.workshop, leading=True)
    rooms().record(room, actor, "far-review", UseCaseAdded("u1", "移動販売"), kpi)
    told = [one.value.replace("\\", "") for one in opened("home.py", browser).caption]
    assert SAY("app.due_none") not in told
    day = day_in_words(far, "ja")
    assert any(f"つぎの見直し：{day}（107日後）" in one for one in told)
