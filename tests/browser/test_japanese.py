"""No English of Streamlit's own beside a box and in a calendar; `test_pages` asks whole pages."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import Device

OURS = {"English", "Excel", "PowerPoint", "CSV", "PDF", "JSON"}
"""The other language's name, and names of formats."""
ENGLISH = r"""() => {
  const found = new Set(), skip = `script, style, noscript, svg, pre, code, .board, [translate=no],
    [data-testid=stIconMaterial]`;
  const look = (text) => {
    const said = (text ?? "").trim();
    const japanese = /[ぁ-んァ-ヶ一-龠]|^(https?|data):/;
    if (/\b[A-Za-z][a-z]{2,}/.test(said) && !japanese.test(said))
      found.add(said.slice(0, 80));
  };
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode())
    if (!walk.currentNode.parentElement.closest(skip)) look(walk.currentNode.data);
  for (const name of ["aria-label", "placeholder", "title", "alt"])
    for (const one of document.querySelectorAll(`[${name}]`))
      if (!one.closest(skip)) look(one.getAttribute(name));
  return [...found];
}"""


def english(page: Page) -> set[str]:
    page.wait_for_timeout(300)
    return {*page.evaluate(ENGLISH)} - OURS


def test_a_box_and_a_calendar_say_no_word_of_streamlits_own_english(device: Device) -> None:
    page = device("/open")
    page.get_by_label("題").fill("子育て")
    expect(page.get_by_text("Enterで決まります").first).to_be_visible()
    assert english(page) == set()
    page.get_by_test_id("stDateInput").first.get_by_role("button").first.click()
    expect(page.get_by_role("grid")).to_be_visible()
    assert english(page) == set()
