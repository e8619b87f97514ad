"""The security line book on the page 「保守」: by kind, a page at a time, and as a file."""

import streamlit as st

from core.book import ACTS, KEPT, Line, book
from core.clock import in_japan, today
from core.record.days import moment
from core.tables import csv_bytes
from core.text import Text
from pages.admin.parts.care import called
from pages.forms.paged import paged

ON_A_PAGE = 50
COLUMNS = ("when", "act", "who", "where", "what")


def show(say: Text) -> None:
    """Lines, newest first; only called for administrators."""
    st.caption(say("book.note", days=KEPT.days))
    kinds = st.multiselect(
        say("book.kinds"),
        ACTS,
        format_func=lambda act: say(f"book.act_{act}"),
        placeholder=say("book.all"),
        key="book-kinds",
    )
    found = [line for line in book().lines() if not kinds or line.act in kinds]
    if not found:
        st.info(say("book.none"))
        return
    shown = paged(found, ON_A_PAGE, say("book.page", n=f"{len(found):,}"), f"book-page-{kinds}")
    said = [[moment(in_japan(line.at), say), *_row(line, say)[1:]] for line in shown]
    rows = [dict(zip(_head(say), row, strict=True)) for row in said]
    st.dataframe(rows, hide_index=True, width="stretch")
    st.download_button(
        say("book.csv", n=f"{len(found):,}"),
        lambda: csv_bytes([_head(say), *(_row(line, say) for line in found)]),
        f"tsudoi-security-{today().isoformat()}.csv",
        "text/csv",
    )


def _head(say: Text) -> list[str]:
    return [say(f"book.{name}") for name in COLUMNS]


def _row(line: Line, say: Text) -> list[str]:
    act = say(f"book.act_{line.act}") if line.act in ACTS else line.act
    when = f"{in_japan(line.at):%Y-%m-%d %H:%M:%S}"
    what = line.what.upper() if line.act == "file_taken" else line.what  # a code, a file
    return [when, act, called(line.who, say), line.where or say("book.here"), what or "–"]
