"""The security line book: what it keeps, for how long, and that it is private."""

import stat
from datetime import timedelta
from pathlib import Path

import pytest

from core import book as module
from core.book import HERE, Book
from core.clock import now


def test_lines_come_back_newest_first_and_the_file_is_private(tmp_path: Path) -> None:
    book = Book(tmp_path)
    assert book.lines() == []
    served = HERE.set("203.0.113.5")
    book.note("login_failed", "sato")
    HERE.reset(served)
    book.note("link_made", "mori", "K7QZ2M")
    assert [(line.act, line.who, line.where, line.what) for line in book.lines()] == [
        ("link_made", "mori", "", "K7QZ2M"),
        ("login_failed", "sato", "203.0.113.5", ""),
    ]
    assert stat.S_IMODE(book.path.stat().st_mode) == 0o600


def test_a_line_that_is_none_and_one_broken_off_are_passed_over(tmp_path: Path) -> None:
    book = Book(tmp_path)
    book.note("login", "sato")
    with book.path.open("a", encoding="utf-8") as file:
        file.write('[]\n{"at": "soon", "act": "login", "who": "", "where": "", "what": ""}\n{"at')
    assert [line.who for line in book.lines()] == ["sato"]


def test_a_long_word_and_a_line_break_make_no_further_lines(tmp_path: Path) -> None:
    book = Book(tmp_path)
    book.note("login_failed", "a\nb" + "x" * 5000)
    (line,) = book.lines()
    assert len(line.who) == 80 and book.path.read_text(encoding="utf-8").count("\n") == 1


def test_lines_are_kept_for_180_days(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book, today = Book(tmp_path), now()
    for days, who in ((181, "gone"), (179, "kept"), (0, "new")):
        moment = today - timedelta(days=days)
        monkeypatch.setattr(module, "now", lambda moment=moment: moment)
        book.note("login", who)
    book.prune(today)
    assert [line.who for line in book.lines()] == ["new", "kept"]
    assert stat.S_IMODE(book.path.stat().st_mode) == 0o600
