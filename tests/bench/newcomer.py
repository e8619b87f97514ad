"""Seconds from the code on the wall to the first card, of who has never been here: a model.

Usage: python tests/bench/newcomer.py [--json]

The browser walks the way for real and the machine's time is measured. What a person needs is
computed: letters in view that are read, keys that are pressed, acts that are thought of and made.
Aim: 30 seconds.
"""

import re
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from page import LONGEST_MS, PHONES, Phone, chromium, limited
from playwright.sync_api import Locator, Page
from report import Row, Table, run
from service import CODE, Service

ALOUD, SILENT = 357, 238 / 183
READ, KEY, THINK, POINT = 60 / (ALOUD * SILENT), 60 / (36.2 * 5), 1.35, 1.1
"""Seconds for a letter read, a key pressed, a decision and a tap."""
DECISIONS = 2
"""Which sector, and that what is written is sent; all else follows from what was read."""
NAME, NAME_KEYS = "ゆか", 2
WORDS, WORDS_KEYS = "坂が多くて通えない", 14
"""Kana typed, and a choice for each word that is to have kanji."""
SEEN = """(skip) => {
    const high = innerHeight, walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    let found = "";
    for (let at = walk.nextNode(); at; at = walk.nextNode()) {
        const around = at.parentElement, box = document.createRange();
        if (around.closest("script, style, [aria-hidden=true], " + skip)) continue;
        box.selectNodeContents(at);
        const { top, bottom, width } = box.getBoundingClientRect();
        if (width > 1 && top < high && bottom > 0 && around.checkVisibility()) found += at.data;
    }
    return found.replace(/\\s/g, "");
}"""
ASIDE = ".none"
NEEDED = "p:not(.task), .note, footer, small"
NOTE = (
    "A model, not people, and without the time to think of what to write. Reads: silently, 1.3 "
    "times (Brysbaert 2019: 238 against 183 words) the 357 letters a minute that adults of 18–35 "
    "read aloud in Japanese (IReST, Trauzettel-Klosinski and Dietz 2012); needed: headings, task, "
    "labels and buttons; all: whatever is in view. Types: 36.2 words of five keys a minute "
    f"(37,370 people on phones, Palin et al. 2019), {NAME_KEYS} and {WORDS_KEYS} keys. Acts: 1.1 s "
    f"for each of five taps, 1.35 s for each of {DECISIONS} decisions (Card, Moran and Newell "
    "1980). Half as fast: all of that doubled. Machine: measured, until it is delivered."
)


@dataclass
class Walk:
    """What one way asks of the machine and of a person."""

    machine: float = 0.0
    letters: int = 0
    needed: int = 0
    acts: int = 0

    def sees(self, page: Page) -> None:
        self.letters += len(page.evaluate(SEEN, ASIDE))
        self.needed += len(page.evaluate(SEEN, NEEDED))

    def press(self, where: Locator, then: Locator) -> None:
        """Machine time until `then` is there."""
        self.acts += 1
        begin = time.perf_counter()
        where.click()
        then.wait_for(timeout=LONGEST_MS)
        self.machine += time.perf_counter() - begin


def measure() -> Table:
    with tempfile.TemporaryDirectory() as folder, Service(Path(folder)) as service:
        walk(service.url, PHONES[0])  # warms the server
        rows = [row(phone, walk(service.url, phone)) for phone in PHONES]
    return Table("From the code to the first card, a model", NOTE, rows)


def walk(url: str, phone: Phone) -> Walk:
    done = Walk()
    with chromium() as browser:
        context = browser.new_context(viewport={"width": 360, "height": 740}, locale="ja-JP")
        page = context.new_page()
        limited(context.new_cdp_session(page), phone)
        begin = time.perf_counter()
        page.goto(f"{url}/j/{CODE}", wait_until="commit", timeout=LONGEST_MS)
        name, resident = page.get_by_label("よび名"), page.get_by_text("住民", exact=True)
        name.wait_for(timeout=LONGEST_MS)
        done.machine += time.perf_counter() - begin
        done.sees(page)
        name.fill(NAME)
        done.acts += 2  # into the field, and later into that of the card
        field = page.locator(".composer textarea").first
        done.press(resident, resident)
        done.press(page.get_by_role("button", name="参加する"), field)
        done.sees(page)
        field.fill(WORDS)
        safe = page.locator(".safe").filter(has_text=re.compile("1枚届きました"))
        done.press(page.get_by_role("button", name="出す"), safe)
    return done


def row(phone: Phone, done: Walk) -> Row:
    hands = KEY * (NAME_KEYS + WORDS_KEYS) + POINT * done.acts + THINK * DECISIONS
    person = hands + READ * done.needed
    return {
        "phone": phone.name,
        "machine s": done.machine,
        "letters in view": done.letters,
        "needed": done.needed,
        "reads needed s": done.machine + person,
        "reads all s": done.machine + hands + READ * done.letters,
        "half as fast, needed s": done.machine + 2 * person,
    }


if __name__ == "__main__":
    run(measure)
