"""Taking along, taking over, keeping and deleting on the pages, each for whom it is."""

from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from core import seat
from core.accounts import COOKIE, Accounts
from core.book import ACTS, book
from core.clock import today
from core.config import config
from core.keeping import acts, portable
from core.keeping.audit import audit
from core.process import nightly, rooms
from core.text import LANGUAGES, Text, day_in_words, words
from core.workshop import Room
from core.workshop.acts.flow import StageRevealed
from tests.conftest import SATO
from tests.pages.conftest import Browser
from tests.pages.test_roles import SECRET, TITLE, opened, room, told

__all__ = ["room"]
SAY = Text("ja")


def boxed(app: AppTest, room: Room) -> AppTest:
    """The page with the box of this workshop open."""
    app.session_state[f"box-{room.workshop_id}"] = True
    return app.run()


def test_hidden_words_are_in_no_file_of_the_owner(browser: Browser, room: Room) -> None:
    app = boxed(opened("facilitate/mine.py", browser), room)
    assert SAY("keep.export_waits") in told(app) and SECRET not in told(app)
    leader = seat.actor(SATO, room.workshop_id, room.workshop, leading=True)
    rooms().record(room, leader, "open-it", StageRevealed("insights"))
    assert SAY("keep.export_waits") not in told(app.run())


def test_the_day_is_set_by_its_owner(browser: Browser, room: Room) -> None:
    app = boxed(opened("facilitate/mine.py", browser), room)
    assert SAY("keep.until_none") in told(app)
    until = today() + timedelta(days=20)
    app.date_input(key=f"until-{room.workshop_id}").set_value(until)
    app.button(key=f"keep-{room.workshop_id}").click().run()
    assert room.workshop.kept_until == until.isoformat()
    last = day_in_words(until.isoformat(), "ja")
    for page in ("facilitate/mine.py", "home.py"):
        warned = [one.value for one in opened(page, browser).warning]
        assert any(room.workshop_id in one and last in one for one in warned)


def test_it_is_deleted_only_after_its_code_was_typed(browser: Browser, room: Room) -> None:
    code = room.workshop_id
    app = boxed(opened("facilitate/mine.py", browser), room)
    go = f"FormSubmitter:delete-{code}-{SAY('keep.delete')}"
    app.text_input(key=f"type-{code}").input("ちがう")
    app.button(key=go).click().run()
    assert SAY("keep.delete_wrong") in [one.value for one in app.error] and room.workshop.seq
    app.text_input(key=f"type-{code}").input(code.lower())
    app.button(key=go).click().run()
    assert SAY("keep.deleted", code=code) in [one.value for one in app.success]
    assert TITLE not in told(app) and code not in dict(rooms().store.openings())


def test_names_are_removed_after_a_second_look(browser: Browser, room: Room) -> None:
    app = boxed(opened("facilitate/mine.py", browser), room)
    key = f"names-{room.workshop_id}"
    assert app.button(key=key).disabled
    app.checkbox(key=f"sure-{room.workshop_id}").check().run()
    app.button(key=key).click().run()
    assert SAY("keep.names_done", n=3) in [one.value for one in app.success]
    assert [one.name for one in room.workshop.seats.values()] == ["参加者1", "参加者2", "参加者3"]


def test_a_file_becomes_a_workshop_of_one_s_own(browser: Browser, room: Room) -> None:
    leader = seat.actor(SATO, room.workshop_id, room.workshop, leading=True)
    rooms().record(room, leader, "open-it", StageRevealed("insights"))
    data = portable.written(room.workshop, room.log, "p")
    app = opened("facilitate/bring.py", browser)
    app.file_uploader(key="file").set_value(("file.json", data, "application/json")).run()
    assert TITLE in told(app)
    app.button[0].click().run()
    assert not app.exception
    (made,) = [
        code for code, _ in rooms().store.openings() if code not in ("DEMO", room.workshop_id)
    ]
    assert SAY("bring.done", code=made) in [one.value for one in app.success]
    assert rooms().room(made).workshop.owner == "local"
    again = opened("facilitate/bring.py", browser)
    again.file_uploader(key="file").set_value(("file.json", data, "application/json")).run()
    again.button[0].click().run()
    assert SAY("bring.same_file", now=made) in [one.value for one in again.error]


def test_a_wrong_file_is_told_in_words(browser: Browser) -> None:
    before = rooms().store.openings()
    app = opened("facilitate/bring.py", browser)
    app.file_uploader(key="file").set_value(("file.json", b"[]", "application/json")).run()
    assert [one.value for one in app.error] == [SAY("bring.not_ours")]
    assert rooms().store.openings() == before


def test_maintenance_is_for_administrators(known: Accounts, browser: Browser, room: Room) -> None:
    for name in ("sato", "mori"):
        user = known.create(name, name, "とても長い合いことばです", administrator=name == "sato")
        browser.cookies[COOKIE] = known.cookie(user)
        app = opened("admin/maintenance.py", browser)
        assert (SAY("care.copies") in told(app)) == user.administrator
        assert (SAY("accounts.only") in told(app)) != user.administrator
        assert user.administrator or not app.dataframe


def test_a_stranger_has_no_file_page_and_no_maintenance(browser: Browser, room: Room) -> None:
    browser.headers.append(("X-Forwarded-For", "203.0.113.9"))
    for page in ("facilitate/bring.py", "admin/maintenance.py"):
        app = opened(page, browser)
        assert not app.title and not app.dataframe
        assert [one.value for one in app.warning] == [SAY("login.not_here")]


@pytest.fixture
def night() -> None:
    nightly.cache_clear()


def test_a_copy_on_demand_is_listed_with_its_test(
    night: None, browser: Browser, room: Room
) -> None:
    app = opened("admin/maintenance.py", browser)
    app.button[0].click().run()
    assert not app.exception and SAY("care.back_note") in told(app)
    entries = f"{len(room.log) + len(rooms().room('DEMO').log)}"
    assert SAY("care.passed", workshops=2, entries=entries) in told(app)
    assert [line.act for line in audit().lines()] == ["copied"]
    rows = app.dataframe[-1].value
    assert SAY("care.act_copied") in list(rows[SAY("care.act")])
    assert room.workshop_id in list(rows[SAY("care.code")])
    acts.delete(rooms(), audit(), room, "local")
    rows = app.run().dataframe[-1].value
    gone = rows[rows[SAY("care.code")] == room.workshop_id]
    assert list(gone[SAY("care.act")]) == [SAY("care.act_deleted")]
    assert list(gone[SAY("care.who")]) == [SAY("care.this_computer")]
    assert str(config().copies_path).startswith(str(config().secrets_folder))


def test_the_line_book_is_read_by_kind_a_page_at_a_time_and_as_a_file(
    known: Accounts, browser: Browser
) -> None:
    for number in range(60):
        book().note("login_failed", "sato", f"try {number}")
    book().note("link_made", "sato", "=HYPERLINK()")
    app = opened("admin/maintenance.py", browser)

    def shown() -> list[str]:
        return list(app.dataframe[-2].value[SAY("book.what")])

    assert shown() == ["=HYPERLINK()", *(f"try {number}" for number in range(59, 10, -1))]
    next(one for one in app.selectbox if str(one.key).startswith("book-page")).set_value(2).run()
    assert shown() == [f"try {number}" for number in range(10, -1, -1)]
    app.multiselect(key="book-kinds").set_value(["link_made"]).run()
    assert not app.exception and shown() == ["=HYPERLINK()"]
    book().note("file_taken", "sato", "K7W3QF pdf")
    app.multiselect(key="book-kinds").set_value(["file_taken"]).run()
    assert shown() == ["K7W3QF PDF"]
    app.multiselect(key="book-kinds").set_value(["link_made"]).run()
    assert SAY("book.csv", n=1) in str(app.get("download_button"))


@pytest.mark.parametrize("act", ACTS)
def test_every_act_of_the_line_book_has_its_words(act: str) -> None:
    assert all(f"book.act_{act}" in words(language) for language in LANGUAGES)
