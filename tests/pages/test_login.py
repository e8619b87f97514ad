"""Who a page takes its reader for, and what the login form does."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import bcrypt
import pyotp
import pytest
from streamlit.testing.v1 import AppTest

from core.accounts import COOKIE, Accounts, second
from core.accounts.asked import Asked
from core.book import book
from core.first import first
from core.process import rooms
from core.text import Text
from tests.pages.conftest import Browser, accounts_page, press

PASSWORD = "あじさいの咲く長い坂道1"
SAY = Text("ja")


def page() -> None:
    import streamlit as st

    from pages.shared import login

    user = login.require_account()
    st.write(f"{user.username} {user.display_name} {user.administrator}")


def opened() -> AppTest:
    shown = AppTest.from_function(page, default_timeout=20).run()
    assert not shown.exception
    return shown


def words(shown: AppTest) -> list[str]:
    return [str(one.value) for one in (*shown.markdown, *shown.warning, *shown.error)]


def try_in(shown: AppTest, username: str, password: str) -> AppTest:
    shown.text_input[0].input(username)
    shown.text_input[1].input(password)
    shown.button[0].click().run()
    assert not shown.exception
    return shown


def tickets() -> list[str]:
    return [one.cookie for one in rooms().tickets.given.values()]


def test_without_accounts_the_user_of_this_computer_leads() -> None:
    assert words(opened()) == ["local このパソコンの司会 True"]


def test_the_user_of_this_computer_is_named_in_the_language_of_the_page() -> None:
    shown = AppTest.from_function(page, default_timeout=20)
    shown.query_params["language"] = "en"
    assert words(shown.run()) == ["local Facilitator on this computer True"]


def test_a_browser_on_this_computer_leads(browser: Browser) -> None:
    assert words(opened()) == ["local このパソコンの司会 True"]


def test_who_knows_no_key_is_told_how_and_types_the_digits(browser: Browser) -> None:
    browser.cookies.clear()
    shown = opened()
    assert [one.value for one in shown.info] == [SAY("accounts.first")]
    shown.text_input[0].input("000")
    shown.button[0].click().run()
    assert words(shown) == [SAY("accounts.digits_wrong")] and not tickets()
    shown.text_input[0].input(" ".join(chr(ord(one) + 0xFEE0) for one in first().digits))
    shown.button[0].click().run()
    assert tickets() == [COOKIE]


def test_a_browser_elsewhere_does_not(browser: Browser) -> None:
    browser.remote_ip = "192.168.0.7"
    shown = opened()
    assert words(shown) == [SAY("login.not_here")] and not shown.text_input


def test_nor_one_behind_a_proxy_on_this_computer(browser: Browser) -> None:
    browser.headers.append(("X-Forwarded-For", "203.0.113.5"))
    assert words(opened()) == [SAY("login.not_here")]


def test_with_an_account_this_computer_logs_in_like_any_other(known: Accounts) -> None:
    known.create("sato", "佐藤", PASSWORD)
    assert [field.label for field in opened().text_input] == ["利用者名", "合いことば"]


def test_the_right_password_sends_the_browser_for_its_cookie(known: Accounts) -> None:
    user = known.create("sato", "佐藤", PASSWORD)
    try_in(opened(), "sato", PASSWORD)
    (ticket,) = rooms().tickets.given.values()
    assert ticket.cookie == COOKIE and known.from_cookie(ticket.token) == user


@pytest.mark.parametrize(
    ("username", "password"), [("sato", "ちがう合いことばです"), ("mori", PASSWORD), ("sato", "")]
)
def test_a_wrong_name_or_password_gives_the_same_answer_and_no_cookie(
    known: Accounts, username: str, password: str
) -> None:
    known.create("sato", "佐藤", PASSWORD)
    assert words(try_in(opened(), username, password)) == [SAY("login.wrong")]
    assert not tickets()


def test_the_cookie_is_enough(known: Accounts, browser: Browser) -> None:
    user = known.create("sato", "佐藤", PASSWORD)
    browser.cookies[COOKIE] = known.cookie(user)
    browser.remote_ip = "192.168.0.7"
    assert words(opened()) == ["sato 佐藤 True"]


def test_a_cookie_of_an_older_password_is_enough_for_nothing(
    known: Accounts, browser: Browser
) -> None:
    browser.cookies[COOKIE] = known.cookie(known.create("sato", "佐藤", PASSWORD))
    known.create("sato", "佐藤", PASSWORD + "2")
    shown = opened()
    assert not words(shown) and shown.text_input and not tickets()


def test_a_cookie_of_an_account_that_is_gone_shows_the_form(
    known: Accounts, browser: Browser
) -> None:
    browser.cookies[COOKIE] = known.cookie(known.create("mori", "森", PASSWORD))
    known.path.unlink()
    known.create("sato", "佐藤", PASSWORD)
    assert opened().text_input


def test_five_wrong_passwords_pause_the_account_wherever_they_come_from(
    known: Accounts, browser: Browser
) -> None:
    known.create("sato", "佐藤", PASSWORD)
    known.create("mori", "森", PASSWORD)
    for last in range(5):
        browser.remote_ip = f"192.168.0.{last}"
        try_in(opened(), "sato", "ちがう合いことばです")
    browser.remote_ip = "192.168.0.9"
    assert words(try_in(opened(), "sato", PASSWORD)) == [SAY("login.wrong")] and not tickets()
    try_in(opened(), "mori", PASSWORD)
    assert tickets() == [COOKIE]


def test_ten_wrong_tries_pause_the_device_and_leave_its_words(known: Accounts) -> None:
    known.create("sato", "佐藤", PASSWORD)
    shown = opened()
    for n in range(10):
        try_in(shown, f"guess{n}", PASSWORD)
    assert words(try_in(shown, "sato", PASSWORD)) == [SAY("accounts.wait")] and not tickets()
    assert shown.text_input[0].value == "sato"


def test_the_accounts_page_lists_people_and_no_password(known: Accounts, browser: Browser) -> None:
    user = known.create("sato", "佐藤", PASSWORD)
    known.create("mori", "森", PASSWORD, administrator=False)
    browser.cookies[COOKIE] = known.cookie(user)
    shown = AppTest.from_file("../../pages/admin/accounts.py", default_timeout=20).run()
    assert not shown.exception and shown.title[0].value == SAY("accounts.title")
    (table,) = shown.table
    assert "mori" in table.value.to_string() and "$2b$" not in table.value.to_string()


def test_the_accounts_page_is_for_administrators(known: Accounts, browser: Browser) -> None:
    known.create("sato", "佐藤", PASSWORD)
    mori = known.create("mori", "森", PASSWORD, administrator=False)
    browser.cookies[COOKIE] = known.cookie(mori)
    shown = AppTest.from_file("../../pages/admin/accounts.py", default_timeout=20).run()
    assert words(shown) == [SAY("accounts.only")] and not shown.table


def test_the_accounts_page_names_the_command_while_there_is_none() -> None:
    shown = AppTest.from_file("../../pages/admin/accounts.py", default_timeout=20).run()
    assert shown.info[0].value == SAY("accounts.none") and shown.code[0].value == "make account"


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
