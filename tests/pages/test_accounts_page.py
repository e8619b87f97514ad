"""Accounts in the browser: made, stopped, removed; one's own password; a workshop handed over."""

import bcrypt
import pytest
from streamlit.testing.v1 import AppTest

from core.accounts import COOKIE, Accounts, User
from core.accounts.asked import WRONG_FOR
from core.process import rooms
from core.text import Text
from core.workshop import Room
from core.workshop.acts.flow import WorkshopOpened
from tests.conftest import AGENDA, SATO
from tests.pages.conftest import Browser, press
from tests.pages.conftest import accounts_page as opened

PASSWORD, OTHER = "あじさいの咲く長い坂道1", "ひまわりの咲く長い坂道2"
SAY = Text("ja")


@pytest.fixture
def sato(known: Accounts, browser: Browser) -> User:
    """An administrator, whose browser this is; mori leads beside."""
    user = known.create("sato", "佐藤", PASSWORD)
    known.create("mori", "森", PASSWORD, administrator=False)
    browser.cookies[COOKIE] = known.cookie(user)
    return user


def typed(shown: AppTest, label: str, text: str) -> None:
    next(one for one in shown.text_input if one.label == SAY(label)).input(text)


def held(owner: str) -> Room:
    opening = WorkshopOpened("買い物支援", "01210", "岩見沢市", "2026-07-14", owner, AGENDA)
    return rooms().open_workshop(opening, SATO, "佐藤")


def is_password(known: Accounts, username: str, password: str) -> bool:
    return bcrypt.checkpw(password.encode(), known.all()[username]["password"].encode())


def test_an_administrator_makes_an_account(sato: User, known: Accounts) -> None:
    shown = opened()
    for label, text in (("venue.username", "ito"), ("accounts.name", "伊藤")):
        typed(shown, label, text)
    typed(shown, "venue.password", PASSWORD)
    press(shown, "accounts.make")
    assert known.user("ito") == User("ito", "伊藤", False)
    assert SAY("accounts.made", name="ito") in [one.value for one in shown.success]


def test_a_name_that_is_there_changes_nobody_s_password(sato: User, known: Accounts) -> None:
    shown = opened()
    typed(shown, "venue.username", "mori")
    typed(shown, "venue.password", OTHER)
    press(shown, "accounts.make")
    assert [one.value for one in shown.error] == [SAY("accounts.taken")]
    assert is_password(known, "mori", PASSWORD)


def test_a_stopped_account_lets_nobody_in_until_it_may_again(sato: User, known: Accounts) -> None:
    user = known.user("mori")
    assert user is not None
    cookie = known.cookie(user)
    shown = press(opened(), "accounts.disable")
    assert known.from_cookie(cookie) is None and known.user("mori") is None
    assert "mori" in known.all()
    press(shown, "accounts.enable")
    assert known.from_cookie(cookie) == user


def test_a_removed_account_leaves_its_workshops_to_who_removed_it(
    sato: User, known: Accounts
) -> None:
    room = held("mori")
    press(opened(), "accounts.remove")
    assert "mori" not in known.all() and room.workshop.owner == "sato"
    known.create("mori", "別の森", OTHER, administrator=False)
    assert room.workshop.owner == "sato", "nobody gets them by taking the name again"


def test_one_administrator_always_stays(sato: User, known: Accounts) -> None:
    for away in (known.remove, lambda name: known.disable(name, True)):
        with pytest.raises(ValueError, match="管理者"):
            away("sato")
    assert known.administered


def test_everybody_changes_their_own_password(
    sato: User, known: Accounts, browser: Browser
) -> None:
    mori = known.user("mori")
    assert mori is not None
    old = browser.cookies[COOKIE] = known.cookie(mori)
    shown = opened()
    for label, text in (("now", OTHER), ("new", OTHER), ("again", OTHER)):
        typed(shown, f"accounts.password_{label}", text)
    press(shown, "accounts.own")
    assert [one.value for one in shown.error] == [SAY("accounts.password_wrong")]
    typed(shown, "accounts.password_now", PASSWORD)
    press(shown, "accounts.own")
    assert is_password(known, "mori", OTHER) and known.from_cookie(old) is None
    (ticket,) = rooms().tickets.given.values()
    assert known.from_cookie(ticket.token) == mori and not mori.administrator


def test_guessing_a_password_here_is_slowed_as_at_the_login(sato: User, known: Accounts) -> None:
    while WRONG_FOR.take("sato"):
        pass
    shown = opened()
    typed(shown, "accounts.password_now", PASSWORD)
    typed(shown, "accounts.password_new", OTHER)
    typed(shown, "accounts.password_again", OTHER)
    press(shown, "accounts.own")
    assert [one.value for one in shown.error] == [SAY("accounts.wait")]
    assert is_password(known, "sato", PASSWORD)


def test_a_workshop_is_handed_to_another_account_and_keeps_its_words(
    sato: User, known: Accounts
) -> None:
    room = held("sato")
    before = room.workshop
    press(opened(), "accounts.hand_go")
    assert room.workshop.owner == "mori" and room.workshop.seats == before.seats
    first = dict(rooms().store.openings())[room.workshop_id].event
    assert isinstance(first, WorkshopOpened) and first.owner == "mori"
