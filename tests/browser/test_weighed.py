"""Opened estimates on the console: a picture with names, and a list that goes the same way."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import Device, shot
from tests.browser.meeting import ahead, join, lead, open_workshop
from tests.browser.test_console import FILLED
from tests.browser.test_pages import violations

NAMES = ("夜と土曜の健診", "送迎の相乗り")
ACT = """([code, kind, event, key]) => fetch(`/w/${code}/act`, { method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ kind, event, request_id: key }) }).then((answer) => answer.status)"""


def act(phone: Page, code: str, kind: str, key: str, **event: object) -> None:
    assert phone.evaluate(ACT, [code, kind, event, f"weighed-{key}"]) == 200


def test_what_was_weighed_is_drawn_and_chosen_at_the_desk(device: Device) -> None:
    console, code = open_workshop(device)
    phone = join(device, code, "ゆか")
    ahead(console, "use_cases")
    for n, name in enumerate(NAMES):
        act(phone, code, "use_case_added", f"case-{n}", use_case_id=f"u{n}", title=name)
    expect(console.locator(FILLED)).to_contain_text("「KPIを決める」を始める")
    lead(console, "効果と手間を見積もる")
    for n, levels in enumerate(((2, 2), (3, 1))):
        for axis, level in zip(("effect", "effort"), levels, strict=True):
            given = {"id": f"u{n}", "axis": axis, "level": level}
            act(phone, code, "estimated", f"{axis}-{n}", **given)
    expect(console.locator(".turnout")).to_have_text("1人が見積もりました（2人のうち）")
    expect(console.locator(".plot")).to_have_count(0)
    lead(console, "1人だけの見積もりをひらく（だれのものか分かります）")
    rows = console.locator(".row-card")
    expect(rows).to_have_text([re.compile(NAMES[1]), re.compile(NAMES[0])])  # more for less first
    names = console.locator(".plot .title")
    expect(names).to_have_text([*NAMES])
    expect(console.locator(".plot .title.key")).to_have_text(NAMES[1])
    rows.nth(1).get_by_role("radio").check()
    expect(console.locator(".plot .title.key")).to_have_text(NAMES[0])
    expect(console.locator(FILLED)).to_have_text("これをやる")
    shot(console, "desk-weighed-1280")
    assert violations(console) == []
    ahead(console, "kpis")
    expect(console.locator(FILLED)).to_have_text("会をおわる")
