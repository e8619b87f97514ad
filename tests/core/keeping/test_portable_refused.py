"""A file of a workshop that is refused, and payloads of earlier versions."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from core.errors import Refused
from core.keeping import portable
from core.keeping.audit import Audit
from core.practice.demo import DEMO, ensure_demo
from core.rooms import Rooms
from core.workshop import Entry, Room, fold
from tests.core.keeping.conftest import LOGS, kept
from tests.core.keeping.test_portable import SECOND, brought
from tests.core.keeping.test_portable import held as held

# What is refused


def changed(data: bytes, change: Callable[[list[dict[str, Any]]], object]) -> bytes:
    """The file with other entries and the fingerprint they have: a forgery, not an accident."""
    body = json.loads(data)
    change(body["entries"])
    body["sha256"] = portable.fingerprint(body["entries"])
    return json.dumps(body, ensure_ascii=False).encode()


def put(row: int, **values: object) -> Callable[[list[dict[str, Any]]], object]:
    return lambda rows: rows[row].update(values)


def pay(row: int, **values: object) -> Callable[[list[dict[str, Any]]], object]:
    return lambda rows: rows[row]["payload"].update(values)


PLAN = {"stage_id": "s", "title_ja": "", "title_en": "", "task_ja": "", "task_en": ""}


FORGED: dict[str, tuple[Callable[[list[dict[str, Any]]], object], str, int | None]] = {
    "a number is missing": (lambda rows: rows.pop(3), "entry", 4),
    "cut to the second": (lambda rows: rows.pop(0), "entry", 1),
    "an unknown kind": (put(4, kind="everything_deleted"), "entry", 5),
    "no kind of text": (put(4, kind=["x"]), "entry", 5),
    "a payload that is none": (put(4, payload=7), "entry", 5),
    "a time in words": (put(4, at="きのう"), "entry", 5),
    "a time without zone": (put(4, at="2026-07-14T00:00:00"), "entry", 5),
    "a time to come": (put(4, at="2999-01-01T00:00:00+00:00"), "entry", 5),
    "a sector of its own": (put(4, sector="king"), "entry", 5),
    "a mark with signs": (put(4, mark="<b>"), "entry", 5),
    "a long text": (pay(4, text="あ" * 201), "entry", 5),
    "no text": (pay(4, text=""), "entry", 5),
    "a text that turns the line": (pay(0, area_name="\u202eab"), "entry", 1),
    "a day that is none": (pay(0, held_on="2026-02-30"), "entry", 1),
    "a role of its own": (pay(1, role="king"), "entry", 2),
    "opened twice": (lambda rows: rows.append({**rows[0], "seq": len(rows) + 1}), "entry", 12),
    "words about nothing": (pay(5, id="i9"), "entry_fit", 6),
    "words replaced that were not there": (pay(5, before="ちがう"), "entry_fit", 6),
    "an undo of what is to come": (pay(8, target=11), "entry", 9),
    "an undo of itself": (pay(8, target=9), "entry", 9),
    "nobody leads": (pay(1, role="participant"), "no_lead", None),
    "a composer of its own": (
        pay(0, agenda=[{**PLAN, "minutes": 1, "stage_id": "insights", "composer": "evil"}]),
        "not_drawn",
        None,
    ),
    "minutes in words": (pay(0, agenda=[{**PLAN, "minutes": "viele"}]), "entry", 1),
    "a plan with more": (pay(0, agenda=[{**PLAN, "minutes": 1, "evil": 1}]), "entry", 1),
    "nothing at all": (lambda rows: rows.clear(), "not_ours", None),
}


@pytest.mark.parametrize("name", FORGED)
def test_a_forged_file_is_refused_with_the_number_and_leaves_nothing(
    server: Rooms, book: Audit, held: Room, name: str
) -> None:
    change, reason, number = FORGED[name]
    before = server.store.openings()
    data = changed(portable.written(held.workshop, held.log, "p"), change)
    with pytest.raises(Refused, match=rf"bring\.{reason}$") as refusal:
        brought(server, book, data)
    assert refusal.value.details.get("now") == number
    assert server.store.openings() == before and not book.lines()


def test_odd_numbers_of_the_server_s_own_events_are_refused(server: Rooms, book: Audit) -> None:
    ensure_demo(server)
    demo = server.room(DEMO)
    data = portable.written(demo.workshop, demo.log, "p")
    at = next(n for n, e in enumerate(demo.log) if e.event.kind == "figure_pinned")
    for odd in ({"decimals": 10**9}, {"value": "nan"}, {"low": "inf"}, {"value": 1e300},
                {"year": 10**40}, {"source_ja": "あ" * 5000}):  # fmt: skip
        figure = {**json.loads(demo.log[at].to_row()[-1])["figure"], **odd}
        before = {"figure_id": "f1", **figure}  # as the first version wrote it
        for wrong in (pay(at, figure=figure), put(at, payload=before)):
            with pytest.raises(Refused, match=r"bring\.entry$") as refusal:
                brought(server, book, changed(data, wrong))
            assert refusal.value.details == {"now": at + 1}


def test_what_is_not_such_a_file_is_refused_in_words(held: Room) -> None:
    data = portable.written(held.workshop, held.log, "p")
    body = json.loads(data)
    wrong = {
        b"": "not_json",
        b"\xff\xfe": "not_json",
        b"[" * 100_000: "not_json",
        b"[]": "not_ours",
        b'{"format": "other"}': "not_ours",
        data[: len(data) // 2]: "not_json",
        data.replace(SECOND.encode(), "ほかの言葉".encode()): "changed",
        json.dumps({**body, "version": 2}).encode(): "newer",
        json.dumps({**body, "made_on": "きのう"}).encode(): "not_ours",
        data.replace(b'"seq": 1,', b'"seq": NaN,'): "not_json",
        data.replace(SECOND.encode(), b"\\ud800"): "not_json",
        b" " * (portable.MOST_BYTES + 1): "too_large",
    }
    for content, reason in wrong.items():
        with pytest.raises(Refused, match=rf"bring\.{reason}$"):
            portable.read(content)
    assert portable.read(b"\xef\xbb\xbf" + data).made_on == body["made_on"]


def test_old_payloads_are_read_as_the_log_reads_them() -> None:
    log = kept(LOGS[0])
    read = portable.read(portable.written(fold(log), log, "p"))
    assert [type(entry.event) for entry in read.log] == [type(entry.event) for entry in log]
    assert all(isinstance(entry, Entry) for entry in read.log)
