"""People's words, and words out of an address, are letters wherever Streamlit reads Markdown."""

import json
import re
import secrets
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

import pytest

from pages.shared.literal import literal
from pages.shared.markdown import APART, letters
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
            if field.name in ("body", "label", "help"):
                yield value
            continue
        for one in value if isinstance(value, Iterable) else [value]:
            if hasattr(one, "ListFields"):
                yield from markdown(one)


def alive(session: Session, page: str, query: str) -> list[str]:
    found = [text for message in session.drawn(page, query) for text in markdown(message)]
    assert len(found) > 3
    return [text for text in found if ALIVE.search(text)]


@pytest.mark.parametrize("words", LINKS)
@pytest.mark.parametrize("page", ["explore", "compare", "ages", "map", "open"])
def test_no_word_of_an_address_becomes_a_link(hall: Attacked, page: str, words: str) -> None:
    with hall.streamlit(hall.login) as session:
        assert alive(session, page, f"area={quote(words)}&language=ja") == []


@pytest.mark.parametrize(
    "words",
    [
        "[定義](/sources?indicator=births&language=ja)",
        "[提言](#teigen)",
        "![QR](/j/K7W3QF/qr.svg)",
        "![QR](data:image/svg+xml;base64,AAAA)",
        "[e-Stat](https://www.e-stat.go.jp/stat-search)",
        "https://www.e-stat.go.jp/ を見る",
        "http://127.0.0.1:8501/j",
        "**太字** :small[小さく] A & B",
    ],
)
def test_what_is_ours_leads_where_it_led(words: str) -> None:
    assert letters(words) == words


@pytest.mark.parametrize("words", LINKS)
def test_no_cell_of_a_table_becomes_a_link(words: str) -> None:
    assert not ALIVE.search(letters(words)) and not ALIVE.search(literal(words.replace("&", "")))
    assert letters(words).replace(APART, "") == words


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
