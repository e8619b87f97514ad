"""The product's main job: from a figure to a reviewed KPI, on a phone and a desktop together."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import (
    Application,
    Device,
    menu,
    shot,
)
from tests.browser.meeting import (
    advance,
    fill,
    join,
    lead,
    open_composer,
    send,
    take_case,
    write,
)
from tests.browser.meeting import room as room
from tests.browser.test_pages import violations

BIRTHS = re.compile(r"^出生数\s*\d{4}")  # a row is its title and its year


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


def test_notes_on_paper_are_typed_in_and_marked(room: tuple[Page, Page, str]) -> None:
    console, phone, _ = room
    console.get_by_role("button", name="紙・代理").click()
    lines = console.get_by_label("紙に書いてあること（1行に1つ、200字まで）")
    lines.fill("あ" * 201)
    console.get_by_role("button", name="代わりに出す").click()
    expect(console.get_by_text("1行目が201字あります")).to_be_visible()
    expect(lines).to_have_value("あ" * 201)
    lines.fill("バスの本数が減って通院しにくい\n\n孫の迎えを頼まれるが車がない")
    console.get_by_role("button", name="代わりに出す").click()
    expect(console.get_by_text("2件を出しました。")).to_be_visible()
    lead(console, "2枚をいっしょにひらく")
    for words in ("バスの本数が減って通院しにくい", "孫の迎えを頼まれるが車がない"):
        card = phone.locator("li.card", has_text=words)
        expect(card).to_be_visible()
        expect(card.get_by_text("代理")).to_be_visible()
    console.get_by_role("button", name="紙・代理").click()
    expect(lines).to_have_value("")
    shot(console, "proxy-1280")
    assert violations(console) == []
