"""The product's main job: from a figure to a reviewed KPI, on a phone and a desktop together."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import (
    DESKTOP,
    PHONE,
    TITLE,
    WRITING,
    Application,
    Device,
    menu,
    shot,
)

BIRTHS = re.compile(r"^出生数\s*\d{4}")  # a row is its title and its year


def enter(device: Device, seat: tuple[str, str]) -> tuple[Page, str]:
    """The console of a room that is there."""
    page = device(f"/console?workshop={seat[0]}", DESKTOP, seat=seat)
    expect(page.get_by_role("heading", name=TITLE)).to_be_visible()
    return page, seat[0]


def writing(device: Device) -> tuple[Page, str]:
    """The same, in the stage of 気づき."""
    return enter(device, WRITING.pop())


def join(device: Device, code: str, name: str, sector: str = "住民") -> Page:
    page = device(f"/j/{code}", PHONE)
    page.get_by_label("よび名").fill(name)
    page.get_by_text(sector, exact=True).click()
    page.get_by_role("button", name="参加する").click()
    page.wait_for_url(re.compile(f"/w/{code}$"))
    return page


def lead(console: Page, name: str) -> None:
    console.locator(".lead").get_by_role("button", name=name).click()


def advance(console: Page, stage: str) -> None:
    if stage == "だれのためかを描く" and console.get_by_text("「課題をえらぶ」を始める").count():
        advance(console, "課題をえらぶ")  # the vote before it is passed by
    lead(console, f"「{stage}」を始める")
    expect(console.locator(".bar .stage")).to_have_text(stage)
    expect(console.locator(".st-key-agenda-now")).to_contain_text(stage)  # its page follows


def write(phone: Page, text: str) -> None:
    box = phone.locator(".composer textarea").first
    box.fill(text)
    phone.get_by_role("button", name="出す").click()
    expect(box).to_have_value("")  # not the word about the note before it
    expect(phone.locator(".safe")).to_contain_text("届きました")


@pytest.fixture
def room(device: Device) -> tuple[Page, Page, str]:
    """A console in the stage of 気づき, and a phone in it."""
    console, code = writing(device)
    return console, join(device, code, "ゆか"), code


def test_hidden_words_reach_nobody_before_they_are_opened(
    device: Device, room: tuple[Page, Page, str], application: Application
) -> None:
    console, phone, code = room
    other = join(device, code, "もり")
    heard: list[str] = []
    for page in (console, other):
        page.on("response", lambda answer: heard.append(answer.url))
    secret = "健診の日に仕事を休めない"
    write(phone, secret)
    expect(console.locator(".onward .lead")).to_contain_text("1枚をいっしょにひらく")
    expect(other.locator(".waiting")).to_contain_text("1枚")
    console.goto(f"{application.address}/w/{code}/record")
    pages = [console, other]
    assert all(secret not in page.content() for page in pages)
    assert secret not in str(other.evaluate("JSON.stringify({...localStorage})"))
    console.goto(f"{application.address}/console?workshop={code}")
    lead(console, "1枚をいっしょにひらく")
    expect(other.locator(".card.insight")).to_contain_text(secret)


def test_from_a_figure_to_a_reviewed_kpi(
    device: Device, room: tuple[Page, Page, str], application: Application
) -> None:
    console, phone, code = room
    menu(phone, "数字をさがす")
    phone.get_by_text("ほかの数字").click()
    others = phone.locator(".figures .others")
    others.locator("summary").filter(has_text=BIRTHS).first.click()
    shot(phone, "chain-figures")
    others.get_by_role("button", name="この数字を気づきに").or_(
        others.get_by_role("button", name="これで気づきを書く")
    ).first.click()
    write(phone, "健診の日に仕事を休めない。土曜にあれば行ける。")
    lead(console, "1枚をいっしょにひらく")
    expect(phone.locator(".card.insight")).to_contain_text("土曜にあれば")
    shot(phone, "chain-insight")
    for stage, fields, tick in (
        ("課題にまとめる", ["共働きの家庭に合わない健診の日"], "健診の日に仕事を"),
        ("だれのためかを描く", ["ゆか", "平日の健診", "仕事を続けること"], "共働きの家庭"),
    ):
        advance(console, stage)
        expect(phone.locator(".bar .stage")).to_have_text(stage)  # not the form before it
        fill(phone, fields, tick)
    expect(phone.locator(".card.persona")).to_contain_text("平日の健診がネックで")
    shot(phone, "chain-persona")
    advance(console, "取組を考える")
    work = console.context.new_page()
    work.goto(f"{application.address}/work?workshop={code}&show=use_cases")
    expect(work.locator(".st-key-for-whom")).to_contain_text("ゆか")  # for whom, at once
    take_case(work)
    shot(work, "chain-use-case")
    advance(console, "KPIを決める")
    fill_kpi(phone)
    expect(phone.locator(".card.kpi")).to_contain_text("土曜の相談を使った家庭")
    shot(phone, "chain-kpi")
    review(work, application.address, code)
    console.goto(f"{application.address}/w/{code}/record")
    trace = console.locator(".trace").first
    for words in ("出生数", "健診の日に", "共働き", "ゆか", "土曜の相談を使った家庭"):
        expect(trace).to_contain_text(words)
    shot(console, "chain-record")


def take_case(work: Page) -> None:
    """The first case of the catalogue becomes a use case, whose sheet opens at once."""
    title = work.locator(".st-key-case-detail h3").inner_text()
    work.get_by_role("button", name="これを下書きに使う").click()
    kinds = work.locator(".st-key-use-case-chosen").get_by_role("radio")
    expect(kinds.filter(has_text=title)).to_be_checked()
    expect(kinds).to_have_count(3)  # the catalogue, it alone, a new one


def open_composer(phone: Page) -> None:
    """Show all of the composer: a sheet opens by its button, ties by theirs."""
    composer = phone.locator(".composer")
    expect(composer).to_be_visible()
    opener = composer.locator("button.wide")
    if opener.count() and opener.is_visible():
        opener.click()
        expect(composer.locator("form")).to_be_visible()  # with its few questions, if it has some
    if (every := composer.get_by_role("button", name="ぜんぶの欄を見る")).count():
        every.click()  # a long form comes as a few questions
    if (box := composer.locator("textarea").first).is_visible():
        box.click()  # one line until it is touched
    closed = composer.locator("button[aria-expanded=false]")
    while closed.count():
        closed.first.click()


def send(phone: Page) -> None:
    phone.locator(".composer").get_by_role("button", name="出す").click()
    expect(phone.locator(".safe")).to_contain_text("届きました")


def fill(phone: Page, fields: list[str], tick: str) -> None:
    """Write what the composer asks for, tied to the card that says `tick`."""
    open_composer(phone)
    boxes = phone.locator(".composer .ask textarea, .composer .ask input")
    for number, words in enumerate(fields):
        boxes.nth(number).fill(words)
    phone.locator(".composer .option").filter(has_text=tick).first.locator("input").check()
    send(phone)


def fill_kpi(phone: Page) -> None:
    open_composer(phone)
    composer = phone.locator(".composer")
    for label, words in (
        ("名前", "土曜の相談を使った家庭"),
        ("目標", "20"),
        ("単位", "％"),
        ("担当", "健康づくり推進課"),
    ):
        composer.get_by_label(re.compile(label)).first.fill(words)
    for box in composer.locator("input[type=date]").all():
        box.fill("2027-01-15")
    for picker in composer.locator(".picker").all():
        picker.locator("input").first.check()
    send(phone)


def review(work: Page, address: str, code: str) -> None:
    work.goto(f"{address}/work?workshop={code}&show=kpis")
    work.get_by_role("button", name="変える", exact=True).click()
    work.get_by_role("button", name="見直しを記録する").click()
    expect(work.get_by_text("「理由」を書いてください。")).to_be_visible()
    work.get_by_label("理由").fill("夜の申しこみが多い")
    work.get_by_label("新しい目標").fill("15")
    day = work.get_by_role("group", name="つぎの見直しの日").get_by_role("spinbutton")
    day.first.click()
    work.keyboard.type("20270630")
    work.keyboard.press("Tab")
    work.get_by_role("button", name="見直しを記録する").click()
    expect(work.locator(".card.kpi")).to_contain_text("第2版")
    shot(work, "chain-review")
