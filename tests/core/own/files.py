"""Bytes of files as people send them: CSV, workbooks, and archives made part by part."""

import csv
import io
from collections.abc import Iterable

from core.accounts import User
from core.files.problem import Problem
from core.own.model import Draft
from core.text import LANGUAGES, Text
from pages.explore.parts import own
from tests.core.files import made

FILE, MIYAKE = "三宅町.csv", "29362"
SATO, SUZUKI = User("sato", "佐藤"), User("suzuki", "鈴木")
CHIEF = User("chief", "森", administrator=True)
LONG = ("指標名", "単位", "地域コード", "市区町村名", "年", "値", "出典", "区分", "分野", "回答数")
CHILDREN = (
    "待機児童数",
    "人",
    MIYAKE,
    "三宅町",
    "2024",
    "12",
    "こども課",
    "客観",
    "子育て支援",
    "",
)
ASKED = ("子育てしやすいと思う人の割合", "％", MIYAKE, "三宅町", "2024", "72.5",
         "町民アンケート", "主観", "子育て支援", "312")  # fmt: skip
WIDE = (
    "分野",
    "指標名",
    "単位",
    "区分",
    "地域コード",
    "市区町村名",
    "出典",
    "2022",
    "2023",
    "2024",
)
Cells = Iterable[object]


def row(of: tuple[str, ...] = CHILDREN, /, **changes: object) -> list[object]:
    """`CHILDREN` with the named cells changed: `row(値="abc")`."""
    cells: list[object] = list(of)
    for header, value in changes.items():
        cells[LONG.index(header)] = value
    return cells


def text(*rows: Cells, header: Cells = LONG, delimiter: str = ",") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows([header, *rows])
    return out.getvalue()


def table(*rows: Cells, header: Cells = LONG) -> bytes:
    return text(*rows, header=header).encode()


def book(*rows: Cells, header: Cells = LONG) -> bytes:
    """A workbook as openpyxl writes it: formulas without calculated values."""
    return made.book(header, *rows)


def with_part(name: str, content: bytes, data: bytes | None = None) -> bytes:
    """A good workbook with one part replaced or added."""
    return made.with_part(name, content, data or book(CHILDREN))


def only(read: Draft) -> Problem:
    """The one thing that is wrong; it has words in both languages, and nothing was read."""
    assert len(read.problems) == 1, read
    told(read)
    return read.problems[0]


def keys(read: Draft) -> list[tuple[str, int, str]]:
    """Key, row and column of everything that is wrong."""
    told(read)
    return [(one.key, one.row, one.column) for one in read.problems]


def told(read: Draft) -> None:
    """Every message can be said, and means nothing to a page or a table calculation."""
    assert not (read.problems and read.items)
    for language in LANGUAGES:
        for one in (*read.problems, *read.notes):
            said = own.where(one, Text(language)) + own.words(one, Text(language))
            assert "{" not in said and "<" not in said and said.isprintable(), said
            assert len(said) < 600, said
