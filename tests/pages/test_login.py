"""Who a page takes its reader for, and what the login form does."""

import pytest
from streamlit.testing.v1 import AppTest

from core.accounts import COOKIE, Accounts
from core.first import first
from core.process import rooms
from core.text import Text
from tests.pages.conftest import Browser

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
