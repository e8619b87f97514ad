"""What is other than the meeting before left it, in the record of the follow-up and its files."""

from core.formats import FORMATS
from core.formats.html.page import page
from core.keeping import portable
from core.keeping.audit import Audit
from core.record.difference import Change, difference
from core.record.report import report
from core.rooms import Rooms
from core.text import Text
from core.workshop import Room, fold
from core.workshop.acts.choosing import Chosen
from core.workshop.acts.editing import Edited
from core.workshop.acts.flow import StageStarted
from core.workshop.nouns.insights import InsightAdded
from core.workshop.nouns.kpis import KpiMeasured, KpiReviewed
from core.workshop.nouns.personas import PersonaAdded
from core.workshop.nouns.promises import PromiseUpdated
from core.workshop.nouns.use_cases import UseCaseAdded
from tests.conftest import SUZUKI
from tests.core.formats.opened import words_of
from tests.core.keeping.test_carrying import SAY, go_on, held, usual, write  # noqa: F401


def told(room: Room) -> dict[str, list[Change]]:
    found = report(room.workshop, SAY).difference
    assert found is not None
    return {state: [*found.of(state)] for state in ("new", "changed", "ended")}


def test_a_meeting_that_goes_on_says_what_is_new_changed_and_ended(
    server: Rooms,
    book: Audit,
    held: Room,  # noqa: F811
) -> None:
    assert report(held.workshop, SAY).difference is None
    room = go_on(server, book, held, usual(held))
    assert told(room) == {"new": [], "changed": [], "ended": []}
    assert "変わったものはまだありません" in page(report(room.workshop, SAY)).decode()
    write(
        room, SUZUKI,
        KpiMeasured("k1", "2026-07-25", 310.0, "受付票"),
        KpiReviewed("k1", 1, "change", "思ったより早い", "2027-09-01", 400.0, "2028-03-31"),
        Edited("use_cases", "u1", "eases", room.workshop.use_cases["u1"].eases, "夜も相談できる"),
        PersonaAdded("p9", "あや", "バスがないこと", "通院"),
        PromiseUpdated("r1", 1, "done"),
        InsightAdded("i9", "気づきは数えるだけ"),
        Chosen("u1", "いちばん早く始められる。"),
        leading=True,
    )  # fmt: skip
    found = told(room)
    assert [(one.kind, one.name) for one in found["new"]] == [
        ("決めたこと（これをやります）", "健康手帳"), ("だれのためか", "あや"),
    ]  # fmt: skip
    assert found["new"][0].said == ("理由：いちばん早く始められる。",)
    changed = {one.key: "\n".join(one.said) for one in found["changed"]}
    assert set(changed) == {"u1", "k1"}
    assert "楽になること" in changed["u1"] and "夜も" not in changed["u1"]
    assert "310" in changed["k1"] and "第2版" in changed["k1"] and "思ったより早い" in changed["k1"]
    assert [one.key for one in found["ended"]] == ["r1"]
    assert fold(room.log) == room.workshop


def test_it_stands_on_the_page_and_in_every_file_and_never_what_is_hidden(
    server: Rooms,
    book: Audit,
    held: Room,  # noqa: F811
) -> None:
    room = go_on(server, book, held, usual(held))
    write(room, SUZUKI, KpiReviewed("k1", 1, "stop", "人手が足りない"), leading=True)
    write(room, SUZUKI, StageStarted("kpis", hidden=True), leading=True)
    write(room, SUZUKI, UseCaseAdded("u9", "ひらいていない手立て"))
    made = report(room.workshop, SAY)
    shown = page(made).decode()
    assert "前の会とのちがい" in shown and "終わったもの1件" in shown
    assert "ひらいていない手立て" not in shown
    for form in FORMATS:
        words = words_of(form, FORMATS[form].make(made))
        assert "人手が足りない" in words and "前の会とのちがい" in words
        assert "ひらいていない手立て" not in words


def test_a_file_that_another_server_takes_over_says_the_same_without_words_replaced_since(
    server: Rooms,
    book: Audit,
    held: Room,  # noqa: F811
) -> None:
    room = go_on(server, book, held, usual(held))
    now = room.workshop.personas["p1"].life
    write(room, SUZUKI, Edited("personas", "p1", "life", now, "電車で通う"), leading=True)
    file = portable.read(portable.written(room.workshop, room.log, ""))
    taken = fold(file.log)
    for language in ("ja", "en"):
        found = report(taken, Text(language)).difference
        assert found is not None and [one.key for one in found.of("changed")] == ["p1"]
        assert "電車" not in "".join(found.lines(Text(language)))
    assert difference(held.workshop, {}, SAY) is None
