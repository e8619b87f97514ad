"""Logging in by the municipality's own directory, from the button to the logout."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from core.accounts import COOKIE
from tests.browser.conftest import DESKTOP, Application, shot
from tests.browser.provider import CLIENT, SECRET, Directory, directory

BOSS, CLERK, OTHER = "boss@city.example", "clerk@city.example", "guest@elsewhere.example"


@pytest.fixture(scope="module")
def town() -> Iterator[Directory]:
    with directory() as made:
        yield made


@pytest.fixture(scope="module")
def asking(tmp_path_factory: pytest.TempPathFactory, town: Directory) -> Iterator[Application]:
    """A server that asks this directory, and has had no account."""
    folder = tmp_path_factory.mktemp("asking")
    running = Application(folder)
    kept = folder / "secrets.toml"
    kept.write_text(
        f'[auth]\nredirect_uri = "{running.address}/oauth2callback"\ncookie_secret = "{"k" * 48}"\n'
        f'client_id = "{CLIENT}"\nclient_secret = "{SECRET}"\n'
        f'server_metadata_url = "{town.address}/.well-known/openid-configuration"\n'
    )
    running.environment |= {
        "STREAMLIT_SECRETS_FILES": str(kept),
        "OIDC_ADMINISTRATORS": BOSS,
        "OIDC_FACILITATORS": "*@city.example",
    }
    running.start()
    yield running
    running.kill()


def person(town: Directory, email: str, name: str = "市役所の人") -> None:
    town.person = {"sub": email.partition("@")[0], "email": email, "name": name}


def login(browser: Browser, asking: Application) -> Page:
    context = browser.new_context(
        locale="ja-JP", viewport={"width": DESKTOP[0], "height": DESKTOP[1]}
    )
    page = context.new_page()
    page.goto(f"{asking.address}/mine")
    page.get_by_role("button", name="庁内のアカウントで入る").click()
    return page


def test_who_administers_by_the_directory_comes_in_and_goes_for_good(
    browser: Browser, asking: Application, town: Directory
) -> None:
    person(town, BOSS, "佐藤課長")
    page = login(browser, asking)
    expect(page.get_by_text("佐藤課長")).to_be_visible()
    cookies = {one["name"]: one for one in page.context.cookies()}
    assert cookies[COOKIE]["httpOnly"]
    value = cookies[COOKIE]["value"]
    page.goto(f"{asking.address}/maintenance")
    expect(page.get_by_role("heading", name="保守")).to_be_visible()
    shot(page, "directory-administrator-1280")
    page.get_by_role("button", name="ログアウト").click()
    expect(page.get_by_text("佐藤課長")).to_have_count(0)
    page.goto(f"{asking.address}/mine")
    expect(page.get_by_role("button", name="庁内のアカウントで入る")).to_be_visible()
    shot(page, "directory-login-1280")
    assert town.left == 1, "the directory was left too"
    page.context.add_cookies([{"name": COOKIE, "value": value, "url": asking.address}])
    page.reload()
    expect(page.get_by_role("button", name="庁内のアカウントで入る")).to_be_visible()
    said = (asking.folder / "security.jsonl").read_text(encoding="utf-8")
    assert '"login"' in said and '"logout"' in said
    page.context.close()


def test_the_rule_says_who_leads_and_who_has_no_role(
    browser: Browser, asking: Application, town: Directory
) -> None:
    person(town, CLERK, "鈴木")
    page = login(browser, asking)
    expect(page.get_by_text("鈴木")).to_be_visible()
    page.goto(f"{asking.address}/maintenance")
    expect(page.get_by_text("この画面は管理者のものです")).to_be_visible()
    page.context.close()

    person(town, OTHER)
    page = login(browser, asking)
    expect(page.get_by_text("司会や管理をする人に入っていません")).to_be_visible()
    assert COOKIE not in {one["name"] for one in page.context.cookies()}
    page.context.close()
