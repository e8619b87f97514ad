"""The product's main job: from a figure to a reviewed KPI, on a phone and a desktop together."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import (
    DESKTOP,
    FREE,
    PHONE,
    TITLE,
    WRITING,
    Application,
    Device,
    choose,
    menu,
    shot,
)
from tests.browser.test_pages import violations

BIRTHS = re.compile(r"^出生数\s*\d{4}")  # a row is its title and its year


def open_workshop(device: Device, title: str = "") -> tuple[Page, str]:
    """A facilitator's console on a desktop, and the code of its workshop: one that is there, or
    under a title of its own a new one."""
    if not title:
        return enter(device, FREE.pop())
    page = device("/open", DESKTOP)
    page.get_by_label("市区町村").fill("いわみざわ")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="はじめる", exact=True)).to_be_enabled()
    page.get_by_label("題").fill(title)
    page.get_by_role("button", name="はじめる", exact=True).click()
    page.wait_for_url(re.compile("/console"))
    expect(page.get_by_role("heading", name=title)).to_be_visible()
    code = re.search(r"workshop=(\w{6})", page.url)
    assert code
    return page, code[1]


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


def ahead(console: Page, stage_id: str) -> None:
    """By the timetable: a row is looked at first, and moves everybody only then."""
    console.locator(f"[class*=st-key-start-{stage_id}] button").click()
    console.locator(".st-key-preview-go button").click()
    expect(console.locator(".st-key-preview-go")).to_have_count(0)


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


def test_after_a_power_cut_everybody_goes_on(
    device: Device, room: tuple[Page, Page, str], application: Application
) -> None:
    console, phone, code = room
    write(phone, "電気が消える前のことば")
    application.kill()
    expect(phone.locator(".banner")).to_contain_text("電波が切れています")
    application.start()
    expect(phone.locator(".banner")).to_be_hidden(timeout=30000)
    write(phone, "電気が消えた後のことば")
    console.goto(f"{application.address}/console?workshop={code}")
    lead(console, "2枚をいっしょにひらく")
    expect(phone.locator(".card.insight")).to_have_count(2)


def test_a_shared_link_reads_and_is_cut(device: Device, room: tuple[Page, Page, str]) -> None:
    console, _, _ = room
    console.get_by_role("button", name="リンク", exact=True).click()
    console.get_by_label("だれに送るか").fill("連携先")
    console.get_by_role("button", name="リンクを作る", exact=True).click()
    made = console.get_by_test_id("stCode").filter(has_text="/r/").inner_text().strip()
    path = "/r/" + made.partition("/r/")[2]
    partner = device(path, PHONE)
    expect(partner.get_by_role("heading", name="どうつながったか")).to_be_visible()
    changed = path[:-1] + ("A" if path[-1] != "A" else "B")
    expect(device(changed, PHONE).get_by_text("この記録は開けません")).to_be_visible()
    console.get_by_role("button", name="とりけす").click()
    expect(console.get_by_text("とりけし済み")).to_be_visible()
    partner.reload()
    expect(partner.get_by_text("この記録は開けません")).to_be_visible()


def test_practice_alone_has_people_who_write(device: Device) -> None:
    page = device("/open?practice=1", DESKTOP)
    page.get_by_label("市区町村").fill("三宅町")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="はじめる", exact=True).click()
    page.wait_for_url(re.compile("/console"))
    expect(page.locator(".room")).to_contain_text("13")
    advance(page, "数字を見る")
    advance(page, "気づきを書く")
    expect(page.locator(".onward .lead")).to_contain_text(
        re.compile(r"[1-9]\d*枚をいっしょにひらく")
    )


def test_twenty_tabs_on_one_computer_stay_live(
    room: tuple[Page, Page, str], application: Application
) -> None:
    console, phone, code = room
    lead(console, "かくさずに書いてもらう")
    tabs = [console.context.new_page() for _ in range(20)]
    for tab in tabs:
        tab.goto(f"{application.address}/w/{code}")
    write(phone, "どの画面にも")
    for tab in tabs:
        expect(tab.locator(".card.insight")).to_contain_text("どの画面にも")


def test_who_lost_the_device_leads_again(
    device: Device, room: tuple[Page, Page, str], application: Application
) -> None:
    _, phone, code = room
    write(phone, "続きから")
    other = device("/mine", DESKTOP)
    row = other.locator("[data-testid=stVerticalBlock]").filter(has_text="子育ての「困った」")
    row.get_by_role("button", name="この端末で司会をする").first.click()
    other.wait_for_url(re.compile("/console"))
    expect(other.locator(".onward .lead")).to_be_visible()
    assert code in other.url or "workshop=" in other.url


def test_a_second_tap_does_not_start_the_stage_after(device: Device) -> None:
    console, _ = open_workshop(device)
    box = console.locator(".lead .primary").bounding_box()
    assert box
    console.mouse.dblclick(box["x"] + 40, box["y"] + 15)
    expect(console.locator(".bar .stage")).to_have_text("数字を見る")
    advance(console, "気づきを書く")  # and the button works again
    expect(console.locator(".lead .primary")).to_have_text("＋2分")


def test_phones_follow_who_leads_and_keep_what_is_typed(
    room: tuple[Page, Page, str], application: Application
) -> None:
    console, phone, _ = room
    phone.locator(".composer textarea").fill("とちゅうの文")
    ahead(console, "figures")
    phone.get_by_text("ほかの数字").click()
    expect(phone.get_by_label("数字をさがす")).to_be_visible()
    phone.locator(".others summary").filter(has_text=BIRTHS).first.click()
    expect(phone.get_by_role("button", name="あれ？")).to_be_visible()
    ahead(console, "insights")
    expect(phone.locator(".composer textarea")).to_have_value("とちゅうの文")
    expect(phone.locator(".composer textarea")).to_be_visible()
    menu(phone, "数字をさがす")
    expect(phone.get_by_role("button", name="これで気づきを書く")).to_have_count(1)


def test_the_owner_comes_back_to_an_ended_workshop_on_another_device(
    device: Device, room: tuple[Page, Page, str]
) -> None:
    console, phone, code = room
    ahead(console, "kpis")
    lead(console, "会をおわる")
    lead(console, "おわる")
    expect(phone.locator(".banner")).to_contain_text("この会は終わりました")
    expect(phone.locator(".clock")).to_be_empty()
    other = device(f"/work?workshop={code}&show=kpis", DESKTOP)
    other.get_by_role("button", name="この端末で司会をする").click()
    expect(other.get_by_role("heading", name="子育ての「困った」")).to_be_visible()
    assert f"workshop={code}" in other.url and "show=kpis" in other.url


def test_of_towns_with_one_name_none_is_taken_for_granted(device: Device) -> None:
    page = device("/open", DESKTOP)
    page.get_by_label("市区町村").fill("府中")
    page.keyboard.press("Enter")
    expect(page.get_by_text("当てはまる町が3あります")).to_be_visible()
    expect(page.get_by_role("button", name="はじめる", exact=True)).to_be_disabled()
    page.get_by_label("市区町村").fill("いわみざわ")
    page.keyboard.press("Enter")
    expect(page.get_by_text("✓ 北海道 岩見沢市")).to_be_visible()
    expect(page.get_by_role("button", name="はじめる", exact=True)).to_be_enabled()


def test_what_was_done_is_taken_back_by_who_leads(
    room: tuple[Page, Page, str], application: Application
) -> None:
    console, phone, _ = room
    lead(console, "かくさずに書いてもらう")
    write(phone, "ここに書くつもりではなかった")
    expect(phone.locator(".card.insight")).to_have_count(1)
    console.reload()
    console.get_by_role("button", name="ほか", exact=True).click()
    console.get_by_role("button", name="とりけす").first.click()
    expect(phone.locator(".card.insight")).to_have_count(0)


def test_the_console_and_the_board_are_accessible(
    room: tuple[Page, Page, str], application: Application
) -> None:
    console, phone, code = room
    lead(console, "かくさずに書いてもらう")
    write(phone, "見やすいか")
    assert violations(phone) == []
    for path in (f"/console?workshop={code}", f"/work?workshop={code}"):
        console.goto(application.address + path)
        expect(console.get_by_role("heading", name="子育ての「困った」")).to_be_visible()
        console.wait_for_load_state("networkidle")
        console.wait_for_timeout(500)
        assert violations(console) == []


def test_the_code_typed_at_the_start_page_leads_to_the_join_page(
    device: Device, room: tuple[Page, Page, str]
) -> None:
    _, _, code = room
    start = device("/", PHONE)
    box = start.get_by_label("会場の6文字")
    box.fill("ZZZZZZ")
    start.get_by_role("button", name="すすむ").click()
    expect(start.get_by_role("alert")).to_be_visible()
    expect(box).to_have_value("ZZZZZZ")
    box.fill(f" {code.lower()} ")
    start.get_by_role("button", name="すすむ").click()
    start.wait_for_url(re.compile(f"/j/{code}$"))


def test_a_figure_on_the_explore_page_becomes_a_note(
    room: tuple[Page, Page, str], application: Application
) -> None:
    console, phone, _ = room
    lead(console, "かくさずに書いてもらう")
    console.goto(f"{application.address}/explore?area=01210")
    console.get_by_role("button", name="この数字を気づきに").first.click()
    box = console.get_by_role("textbox", name="気づき")
    box.fill("なぜ減ったのか、若い人に聞きたい")
    box.press("Control+Enter")
    console.get_by_role("button", name="この数字を気づきに").last.click()
    expect(phone.locator(".card.insight")).to_contain_text("若い人に聞きたい")
    expect(phone.locator(".card.insight .proof")).to_contain_text("合計特殊出生率")


def test_a_persona_is_checked_on_the_board_and_phones_see_it(device: Device) -> None:
    console, code = writing(device)
    phone = join(device, code, "ゆか")
    lead(console, "かくさずに書いてもらう")
    for stage in ("課題にまとめる", "だれのためかを描く"):
        advance(console, stage)
    open_composer(phone)
    boxes = phone.locator(".composer .ask textarea, .composer .ask input")
    for number, words in enumerate(("はるか", "たよれる人がいないこと", "残業の日の迎えが")):
        boxes.nth(number).fill(words)
    send(phone)
    console.goto(f"{console.url.split('/console')[0]}/work?workshop={code}&show=personas")
    for label, option in (("性別", "女性"), ("年齢", "15～64歳")):
        choose(console, re.compile(label), option, exact=True)
    expect(
        console.get_by_text("岩見沢市で「女性・15～64歳」に当てはまるのは約21,000人")
    ).to_be_visible()
    shot(console, "check-1280")
    assert violations(console) == []
    console.get_by_role("button", name="この結果をこの人に残す").click()
    expect(phone.get_by_text("いるかの確かめ")).to_be_visible()
    expect(phone.get_by_text("数字あり")).to_be_visible()


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
