"""English words of Streamlit's own on a page. Cells of tables are marks, codes, people's words."""

from playwright.sync_api import Page

OURS = {"English", "Excel", "PowerPoint", "CSV", "PDF", "JSON"}
"""The other language's name, and names of formats."""
ENGLISH = r"""() => {
  const found = new Set(), skip = `script, style, noscript, svg, pre, code, .board, [translate=no],
    [data-testid=stIconMaterial], [role=gridcell]`;
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
