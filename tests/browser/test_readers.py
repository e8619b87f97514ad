"""Who reads by a link writes, as a browser sends a form; who leads takes it into the record."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE, WRITING, Device, settled, shot

WORDS = "説明会に商工会も呼んでください"


def test_a_reader_s_words_reach_the_record(device: Device) -> None:
    code, token = WRITING.pop()
    console = device(f"/console?workshop={code}", DESKTOP, seat=(code, token))
    console.get_by_role("button", name="リンク").click()
    console.get_by_label("だれに送るか").fill("県の子育て課")
    console.keyboard.press("Tab")
    settled(console)
    console.get_by_role("button", name="リンクを作る", exact=True).click()
    console.get_by_role("button", name="読む人に書いてもらう").click()
    expect(console.get_by_role("button", name="書けないようにする")).to_be_visible()
    found = re.search(r"/r/[\w.-]+", console.inner_text("body"))
    assert found is not None
    reader = device(found[0], PHONE, leading=False)
    reader.get_by_role("link", name="思ったことを書く").click()
    reader.get_by_label("思ったこと").fill(WORDS)
    reader.get_by_role("button", name="送る").click()
    expect(reader.get_by_text("届きました")).to_be_visible()
    shot(reader, "reader-wrote")
    console.reload()
    console.get_by_role("button", name="リンク").click()
    console.get_by_role("button", name="記録にのせる").click()
    expect(console.get_by_role("button", name="記録にのせる")).to_have_count(0)
    reader.get_by_role("link", name="記録にもどる").click()
    assert WORDS in reader.content()
