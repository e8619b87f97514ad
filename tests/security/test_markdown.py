"""People's words, and words out of an address, are letters wherever Streamlit reads Markdown."""

import ast
import json
import re
import secrets
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from core.text import LANGUAGES, words
from pages.shared.markdown import APART, SIGN, bold, bullets, image, letters, linked
from tests.conftest import CODE
from tests.security.conftest import LEADER
from tests.security.server import Attacked, Session

LINKS = (
    "[もう一度ログイン](http://e.example/login)",
    "![](//e.example/r)",
    "![x](http:\\/\\/e.example/r)",
    "[x](<//e.example>)",
    "[x](&#47;&#47;e.example)",
    "[x](/\\e.example)",
    "[x](javascript:alert(1))",
    "<http://e.example/>",
    "http://e.example/",
    "HTTPS://e.example/",
    "http\\://e.example/",
    "www.e.example",
    "http&#58;//e.example/",
    "http://www.e-stat.go.jp@e.example/",
    "[x]: http://e.example/",
    "http://[e.example/",
)
ALIVE = re.compile(
    r"\]\(\s*(?!/[\w?.#]|#|data:image/|https?://(www\.)?[\w-]+\.go\.jp[/)]|http://127\.0\.0\.1)"
    r"|https?\\?:\\?/\\?/(?!(www\.|[\w-]+\.)*go\.jp[/)\s]|127\.0\.0\.1|creativecommons)|^\s*\[x\]:"
    r"|(?<![/\w])www\\?\.|&#?\w+;",
    re.IGNORECASE,
)
"""What a reader of Markdown makes a link or a picture of, but to us and to publishers."""
HTML = "<img src=x onerror=a()>"


def markdown(message: Any) -> Iterator[str]:
    """Every text in a message that the browser reads as Markdown."""
    for field, value in message.ListFields():
        if field.name in ("html", "text", "component", "bidi_component"):
            continue
        if isinstance(value, str):
            if field.name in ("body", "label", "help", "content"):
                yield value
            continue
        if field.name in ("options", "captions") and message.DESCRIPTOR.name == "Radio":
            yield from value
        for one in value if isinstance(value, Iterable) else [value]:
            if hasattr(one, "ListFields"):
                yield from markdown(one)


def alive(session: Session, page: str, query: str) -> list[str]:
    found = [text for message in session.drawn(page, query) for text in markdown(message)]
    assert len(found) > 3
    return [text for text in found if ALIVE.search(read(text))]


def read(words: str) -> str:
    """`words` without the signs that a backslash makes letters."""
    return re.sub(r"\\[!-/:-@\[-`{-~]", "'", words)


@pytest.mark.parametrize("words", LINKS)
@pytest.mark.parametrize("page", ["explore", "compare", "ages", "map", "open"])
def test_no_word_of_an_address_becomes_a_link(hall: Attacked, page: str, words: str) -> None:
    with hall.streamlit(hall.login) as session:
        assert alive(session, page, f"area={quote(words)}&language=ja") == []


MARKS = (
    "**太い** _ななめ_ `code` ~~消す~~",
    "# 見出し",
    "- 一つ\n- 二つ",
    "1. 一つ",
    "> 引用",
    "一行\n===",
    "---",
    "```\ncode\n```",
    "    code",
    "\tcode",
    "| a | b |\n|---|---|",
    "$x^2$ と $$y$$",
    ":red[赤] :blue-background[青] ::名 :::名",
    ":material/home: :smile: :+1: :100: :streamlit:",
    "a -> b <- c -- d >= e",
    "a@b.example mailto:a@b.example",
    "[^1] [x][y]",
    "&lt;b&gt; <b>b</b> \\* \\",
    "!",
)


@pytest.mark.parametrize("words", [*LINKS, *MARKS])
def test_what_was_typed_stands_there_as_it_was_typed(words: str) -> None:
    """Read again by the rules of CommonMark: the same letters, and nothing but letters."""
    said = letters(f"{words}{linked('次', '/mine')}")
    assert not ALIVE.search(read(said).removesuffix("[次](/mine)"))
    left = read(said.removesuffix("[次](/mine)"))
    assert not re.search(
        r"[*_`\[\]<>$~|]|^\s*(#|[-+=]+\s*$|[-+] |\d+[.)] )|:[\w+:-]|!$", left, re.M
    )
    shown = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", said).replace(APART, "").replace("  \n", "\n")
    assert shown.replace("\u00a0", " ") == f"{words}[次](/mine)".replace("\t", "    ")


def test_signs_of_ours_are_signs() -> None:
    assert letters(f"{bold('太字')} A & B 10:30") == "**太字** A & B 10:30"
    assert letters(bold("「*」")) == f"**{APART}「\\*」{APART}**"
    assert letters(bullets(["# 一", "二"])) == "\n\n- \\# 一\n- 二\n"
    assert (
        letters(linked("定義]", "/sources?indicator=births"))
        == "[定義\\]](/sources?indicator=births)"
    )
    assert (
        letters(linked("e-Stat", "https://www.e-stat.go.jp/s"))
        == "[e-Stat](https://www.e-stat.go.jp/s)"
    )
    assert letters(image("QR", "/j/K7W3QF/qr.svg")) == "![QR](/j/K7W3QF/qr.svg)"
    assert letters("https://www.e-stat.go.jp/a_b を見る") == "https://www.e-stat.go.jp/a_b を見る"


@pytest.mark.parametrize("target", ["//e.example/x", "http://e.example", "javascript:alert(1)"])
def test_a_link_of_ours_leads_nowhere_else(target: str) -> None:
    assert letters(linked("次", target)) == letters(image("次", target)) == "次"


def test_what_is_cut_in_two_is_letters() -> None:
    assert letters(bold("太字")[:-1]) == "\\*\\*太字\\*\\*" or SIGN not in letters(
        bold("太字")[:-1]
    )
    assert letters(f"{SIGN}**太字**") == "\\*\\*太字\\*\\*"


@pytest.fixture(scope="module")
def written(hall: Attacked) -> Attacked:
    """A room in which every name and title carries a link, a picture, and HTML."""

    def act(kind: str, **event: Any) -> None:
        body = {"kind": kind, "event": event, "request_id": secrets.token_hex(8)}
        headers = {"Cookie": LEADER, "Origin": hall.origin}
        answer = hall.ask("POST", f"/w/{CODE}/act", json.dumps(body).encode(), headers)
        assert answer.status == 200, (kind, answer.body)

    evil = f"![x](//e.example/r) http://e.example {HTML}"
    act("issue_added", issue_id="evil-s", text=evil)
    act("use_case_added", use_case_id="evil-u", title=evil)
    kpi = {"unit": HTML, "target": 60.0, "due": "2027-06-01", "owner": evil}
    kpi |= {"kpi_id": "evil-k", "use_case_id": "evil-u", "next_review": "2027-03-01"}
    act("kpi_set", title=evil, **kpi)
    promise = {"who": evil[:40], "sector": "npo", "what": evil, "due": "2027-06-01"}
    act("promise_made", promise_id="evil-p", kpi_ids=["evil-k"], **promise)
    name = {"token": "6" * 32, "name": "![](//e.example/a)", "sector": "npo"}
    assert hall.ask("POST", f"/w/{CODE}/join", json.dumps(name).encode()).status == 200
    return hall


@pytest.mark.parametrize("show", ["issues", "use_cases", "weighing", "kpis", "partners", "logic"])
def test_no_word_of_a_card_becomes_a_link(written: Attacked, show: str) -> None:
    with written.streamlit(f"{written.login}; {LEADER}") as session:
        assert alive(session, "work", f"workshop={CODE}&show={show}") == []


@pytest.mark.parametrize("page", ["", "console", "mine", "monitor"])
def test_no_word_on_the_pages_of_who_leads_becomes_a_link(written: Attacked, page: str) -> None:
    with written.streamlit(f"{written.login}; {LEADER}") as session:
        assert alive(session, page, f"workshop={CODE}") == []


@pytest.mark.parametrize("page", ["monitor", "work", "console"])
def test_no_word_on_a_page_becomes_an_element(written: Attacked, page: str) -> None:
    """Some parts are put in as HTML that a template of ours has made: the table of all KPIs, the
    path of reasons."""
    with written.streamlit(f"{written.login}; {LEADER}") as session:
        drawn = map(str, session.drawn(page, f"workshop={CODE}&show=logic"))
        html = "".join(one for one in drawn if "bidi_component" in one)
        assert "<img src" not in html and ("&lt;img src" in html) == (page != "console")


SAYS = re.compile(r"\*\*|\]\(|:[a-z-]+\[|^\s*([-*+]|\d+\.|#+) \S|`|  \n|^---", re.MULTILINE)
"""Signs of Markdown in a string of a page."""
SPAN = re.compile(r"\*\*|\]\(|:[a-z-]+\[|`|\n- ")
"""Those that nobody writes as letters, in a sentence."""
PAGES = Path(__file__).parents[2] / "pages"


def by_hand(tree: ast.AST) -> Iterator[int]:
    """Lines with signs of Markdown, or with what Streamlit makes Markdown of by itself."""
    for node in ast.walk(tree):
        match node:
            case ast.Constant(str() as words) if SAYS.search(words) and node not in said(tree):
                yield node.lineno
            case ast.Attribute(ast.Name("st"), "table" | "badge"):
                yield node.lineno


@cache
def said(tree: ast.AST) -> frozenset[ast.expr]:
    """Strings that are told to who reads the code."""
    return frozenset(node.value for node in ast.walk(tree) if isinstance(node, ast.Expr))


def test_pages_and_words_leave_markdown_to_the_functions_that_make_it() -> None:
    """Written by hand it would be shown as letters. `pages/shared/markdown.py` has `bold`, …"""
    pages = [path for path in sorted(PAGES.rglob("*.py")) if path.name != "markdown.py"]
    found = [
        f"{path.relative_to(PAGES)}:{line}"
        for path in pages
        for line in by_hand(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert found == []
    assert [key for one in LANGUAGES for key, line in words(one).items() if SPAN.search(line)] == []
