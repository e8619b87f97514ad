"""Where a network lets no socket through, the same news are asked for: not more, and not less."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx2
import pytest

from core.keeping import acts
from core.keeping.audit import Audit
from core.rooms import Rooms
from core.web import live
from core.workshop import Room
from tests.core.web.conftest import Person, Screen

NOTHING = "news?since=-1"


def cards(answer: httpx2.Response) -> dict[str, Any]:
    """What a browser that had nothing shows after an answer."""
    found: dict[str, Any] = {}
    for message in answer.json()["messages"]:
        found |= message.get("all", {})
        for key, patch in message.get("own", {}).items():
            found[key] = {**found.get(key, {}), **patch}
    return found


def seq(answer: httpx2.Response) -> int:
    return max(int(message.get("seq", -1)) for message in answer.json()["messages"])


def test_they_are_what_the_socket_says(suzuki: Person, mori: Person, held: Room) -> None:
    mori.act("insight_added", {"insight_id": "m1", "text": "バスがない"})
    suzuki.act("insight_added", {"insight_id": "s1", "text": "店が遠い"})
    answer = suzuki.get(NOTHING)
    assert answer.status_code == 200 and seq(answer) == held.workshop.seq
    with suzuki.live() as socket:
        screen = Screen(socket)
        screen.until(held.workshop.seq)
        while not screen.own:
            screen.take()
    shown = cards(answer)
    assert shown["s1"]["mine"] and "mine" not in shown["m1"]
    assert {key: {**screen.cards.get(key, {}), **screen.own.get(key, {})} for key in shown} == shown


def test_who_has_all_waits_for_what_is_new(
    suzuki: Person, mori: Person, held: Room, server: Rooms
) -> None:
    first = suzuki.get(NOTHING)
    path = f"news?since={seq(first)}&own={first.json()['own']}"
    with ThreadPoolExecutor() as others:
        waiting = others.submit(suzuki.get, path)
        while not server.hub.present(held.workshop_id):
            pass
        assert not waiting.done()
        mori.act("insight_added", {"insight_id": "m1", "text": "バスがない"})
        answer = waiting.result(timeout=30)
    (message,) = [one for one in answer.json()["messages"] if "seq" in one]
    assert message["set"]["m1"]["text"] == "バスがない" and "all" not in message
    assert server.hub.present(held.workshop_id) == 0


def test_without_news_they_end_before_a_proxy_would_end_them(
    suzuki: Person, held: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "LONGEST", 0.1)
    first = suzuki.get(NOTHING)
    again = suzuki.get(f"news?since={seq(first)}&own={first.json()['own']}")
    assert [list(one) for one in again.json()["messages"]] == [["now"]]
    assert again.json()["own"] == first.json()["own"]


def test_what_is_hidden_stays_hidden_and_the_wall_is_nobodys(
    sato: Person, suzuki: Person, mori: Person, held: Room
) -> None:
    sato.act("stage_started", {"stage_id": "insights", "authorship": "named", "hidden": True})
    mori.act("insight_added", {"insight_id": "m1", "text": "だれにも見えない"})
    suzuki.act("insight_added", {"insight_id": "s1", "text": "わたしのもの"})
    mine, wall = suzuki.get(NOTHING).text, sato.get(f"{NOTHING}&face=wall").text
    assert "わたしのもの" in mine and "だれにも見えない" not in mine
    assert "わたしのもの" not in wall and "だれにも見えない" not in wall


def test_they_need_a_seat_and_end_with_the_workshop(
    stranger: Person, suzuki: Person, held: Room, server: Rooms, tmp_path: Path
) -> None:
    assert stranger.get(NOTHING).status_code == 403
    first = suzuki.get(NOTHING)
    path = f"news?since={seq(first)}&own={first.json()['own']}"
    with ThreadPoolExecutor() as others:
        waiting = others.submit(suzuki.get, path)
        while not server.hub.present(held.workshop_id):
            pass
        acts.delete(server, Audit(tmp_path), held, "sato")
        assert waiting.result(timeout=30).status_code == 404
    assert suzuki.get(NOTHING).status_code == 404


def test_a_seat_asks_few_times_at_once(suzuki: Person, held: Room, server: Rooms) -> None:
    first = suzuki.get(NOTHING)
    path = f"news?since={seq(first)}&own={first.json()['own']}"
    with ThreadPoolExecutor(8) as others:
        waiting = [others.submit(suzuki.get, path) for _ in range(6)]
        while server.hub.present(held.workshop_id) < 6:
            pass
        assert suzuki.get(path).json() == {"refused": "refused.fast"}
        suzuki.act("insight_added", {"insight_id": "s1", "text": "店が遠い"})
        assert all(one.result(timeout=30).status_code == 200 for one in waiting)
