"""A case of the recommendation, from the first figure to the second review with a partner's report:
its record reads like it."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from core.formats import FORMATS
from core.formats.html.page import page
from core.formats.papers import PAPERS, paper
from core.record.report import report
from core.rooms import Rooms
from core.text import Text
from core.workshop import Room, fold
from tests.core.formats.opened import words_of
from tests.reenacted import day, play, story

SAY = Text("ja")


@pytest.fixture
def rooms(
    server: Rooms, client: TestClient, beside: Path, request: pytest.FixtureRequest
) -> tuple[Room, Room]:
    return play(server, client, beside, request.param)


@pytest.mark.parametrize("rooms", ["miyake"], indirect=True)
def test_the_record_of_a_case_reads_like_it(rooms: tuple[Room, Room]) -> None:
    first, second = (room.workshop for room in rooms)
    assert all(fold(room.log) == room.workshop for room in rooms)
    told = story("miyake")
    decided, why, whom, rejected, later = (said for _, said in report(first, SAY).story)
    assert "子育て共助シェアアプリ" in decided and "30人" in decided
    assert "6.3％" in why and told["issue"] in why and "聞いて確かめました" in why
    assert "みさき" in whom and told["lost"] in rejected
    made = report(second, SAY)
    decided, why, whom, _, later = (said for _, said in made.story)
    assert "60人" in decided and "いま34人" in later and "子育て支援の係" in later
    difference = made.difference
    assert difference is not None
    (changed,) = difference.of("changed")
    said = "\n".join(changed.said)
    assert "34" in said and "変える" in said and "さらに30人ふやす" in said
    shown = page(made).decode()
    assert "提言 §4" in shown and "自己申告" in shown and "前の会とのちがい" in shown
    assert day(10) not in shown and "【見本】" not in shown
    for form in ("pptx", "pdf", "xlsx"):
        words = words_of(form, FORMATS[form].make(made))
        assert "手を貸す人" in words and "60人" in words
    for name in PAPERS:
        assert len(paper(name, second, made, SAY, nameless=False)) > 1000
