"""Tries to log in: what is compared and counted, the second step, what the line book says."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import bcrypt
import pyotp
import pytest
from streamlit.testing.v1 import AppTest

from core.accounts import COOKIE, Accounts, second
from core.accounts.asked import Asked
from core.book import book
from tests.pages.conftest import Browser, accounts_page, press
from tests.pages.test_login import PASSWORD, SAY, opened, tickets, try_in, words


def counting(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The passwords that were compared."""
    compared: list[bytes] = []
    check = bcrypt.checkpw

    def checkpw(password: bytes, hashed: bytes) -> bool:
        compared.append(password)
        return check(password, hashed)

    monkeypatch.setattr(bcrypt, "checkpw", checkpw)
    return compared


@pytest.mark.parametrize("username", ["sato", "mori", "local", "guess"])
def test_a_name_that_is_none_is_compared_as_one_that_is(
    known: Accounts, monkeypatch: pytest.MonkeyPatch, username: str
) -> None:
    known.create("sato", "佐藤", PASSWORD)
    compared = counting(monkeypatch)
    assert words(try_in(opened(), username, "ちがう合いことばです")) == [SAY("login.wrong")]
    assert len(compared) == 1, "both cost one comparison"


def test_of_tries_at_one_moment_five_are_compared_with_the_password(known: Accounts) -> None:
    known.create("sato", "佐藤", PASSWORD)
    hashed = known.all()["sato"]["password"]
    begin = Barrier(24)

    def one(number: int) -> bool:
        begin.wait()
        asked = Asked(known, f"192.168.0.{number}")
        return bool(asked["sato"]["password"] == hashed)

    with ThreadPoolExecutor(24) as threads:
        assert sum(threads.map(one, range(24))) == 5


def test_right_passwords_do_not_count_as_tries(known: Accounts) -> None:
    known.create("sato", "佐藤", PASSWORD)
    for _ in range(7):
        try_in(opened(), "sato", PASSWORD)
    assert tickets() == [COOKIE] * 7


def entered(known: Accounts) -> tuple[AppTest, pyotp.TOTP]:
    """Sato with a second factor, after the right password."""
    known.create("sato", "佐藤", PASSWORD)
    secret = second.new_secret()
    known.set_second("sato", secret)
    return try_in(opened(), "sato", PASSWORD), pyotp.TOTP(secret)


def give(shown: AppTest, digits: str) -> AppTest:
    shown.text_input[0].input(digits)
    shown.button[0].click().run()
    assert not shown.exception
    return shown


def test_the_second_factor_is_asked_after_the_password_and_needed(known: Accounts) -> None:
    shown, authenticator = entered(known)
    assert [field.label for field in shown.text_input] == [SAY("accounts.second")]
    assert not tickets(), "a password alone is not enough"
    now = authenticator.now()
    wrong = f"{(int(now) + 1) % 10**6:06}"
    assert words(give(shown, wrong)) == [SAY("accounts.second_wrong")] and not tickets()
    give(shown, now)
    assert tickets() == [COOKIE]
    assert not known.digits("sato", now), "used"


def test_the_digits_cannot_be_guessed_for_long(known: Accounts) -> None:
    shown, authenticator = entered(known)
    now = int(authenticator.now())
    for n in range(1, 6):
        give(shown, f"{(now + n * 1000) % 10**6:06}")
    assert words(give(shown, authenticator.now())) == [SAY("accounts.wait")] and not tickets()


def test_the_second_step_ends_with_a_new_password(known: Accounts) -> None:
    shown, _ = entered(known)
    known.create("sato", "佐藤", PASSWORD + "2")
    assert len(shown.run().text_input) == 2, "the whole form again"


def test_logins_stand_in_the_line_book_and_no_password_does(
    known: Accounts, browser: Browser
) -> None:
    browser.remote_ip = "192.168.0.7"
    known.create("sato", "佐藤", PASSWORD)
    for name in ("sato", PASSWORD):
        try_in(opened(), name, "ちがう合いことばです")
    try_in(opened(), "sato", PASSWORD)
    lines = [(line.act, line.who, line.where) for line in book().lines()]
    failed = ("login_failed", "sato", "192.168.0.7"), ("login_failed", "", "192.168.0.7")
    made = ("account_made", "", "")
    assert lines == [("login", "sato", "192.168.0.7"), failed[1], failed[0], made]
    assert all("合いことば" not in str(line) for line in book().lines())


def around() -> None:
    from pages.parts import frame
    from pages.shared import current

    frame.head_links(current.text())


def test_the_button_ends_the_logins_on_other_devices_too(known: Accounts, browser: Browser) -> None:
    user = known.create("sato", "佐藤", PASSWORD)
    elsewhere = known.cookie(user)
    browser.cookies[COOKIE] = known.cookie(user)
    shown = AppTest.from_function(around, default_timeout=20).run()
    next(one for one in shown.button if one.label == SAY("login.logout")).click().run()
    assert not shown.exception and tickets() == [COOKIE]
    assert known.from_cookie(elsewhere) is None
    assert [(one.act, one.who) for one in book().lines()][:1] == [("logout", "sato")]


def test_everybody_sets_their_own_second_step_and_proves_it_first(
    known: Accounts, browser: Browser
) -> None:
    known.create("sato", "佐藤", PASSWORD)
    browser.cookies[COOKIE] = known.cookie(known.create("mori", "森", PASSWORD, False))
    shown = press(accounts_page(), "accounts.second_begin")
    secret = str(shown.code[0].value)
    shown.text_input(key="second-first").input("000")
    assert SAY("accounts.second_wrong") in words(press(shown, "accounts.second_check"))
    assert not known.second("mori")
    shown.text_input(key="second-first").input(pyotp.TOTP(secret).now())
    press(shown, "accounts.second_check")
    assert known.second("mori") and not known.second("sato")
    assert secret not in str(shown.main), "shown once"
    press(shown, "accounts.second_end")
    assert known.second("mori"), "not without its digits"
    shown.text_input(key="second-digits").input(pyotp.TOTP(secret).now())
    press(shown, "accounts.second_end")
    assert not known.second("mori")


def test_an_administrator_takes_away_the_second_step_of_who_lost_the_device(
    known: Accounts, browser: Browser
) -> None:
    sato = known.create("sato", "佐藤", PASSWORD)
    mori = known.cookie(known.create("mori", "森", PASSWORD, False))
    known.set_second("mori", second.new_secret())
    browser.cookies[COOKIE] = mori
    assert SAY("accounts.second_reset") not in [one.value for one in accounts_page().subheader]
    browser.cookies[COOKIE] = known.cookie(sato)
    shown = accounts_page()
    shown.selectbox(key="second-who").set_value("mori").run()
    shown.button(key="second-reset").click().run()
    assert not shown.exception and not known.second("mori") and known.from_cookie(mori) is None
    (line, *_) = book().lines()
    assert (line.act, line.who, line.what) == ("second_off", "sato", "mori")
