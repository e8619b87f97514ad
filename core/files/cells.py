"""From what was typed into a cell to words, numbers and years."""

import re
import unicodedata

from core.letters import readable
from core.numbers import narrow as narrow
from core.numbers import number as number

MOST_WORDS = 80
_SPELLED = str.maketrans("<>[]*`$\\", "＜＞［］＊｀＄＼")
_BEFORE = {"令和": 2018, "令": 2018, "R": 2018, "平成": 1988, "平": 1988, "H": 1988,
           "昭和": 1925, "昭": 1925, "S": 1925}  # fmt: skip
_ERA = r"(?:(?:令和?|平成?|昭和?|R|H|S)\.?(?:元|\d{1,2}))"
_ONE = rf"(?:\d{{4}}|{_ERA})"
_MONTH = r"(?:月|[-/.])"
_YEAR = re.compile(
    rf"(?P<before>FY)?(?P<year>{_ONE})(?P<middle>年度|年)?(?:\((?P<also>{_ONE})(?:年度|年)?\))?"
    rf"(?P<kind>年度|年|FY|\.)?"
    rf"(?:(?:(?<=年)|[-/.])(?P<month>\d{{1,2}})(?:{_MONTH}(?P<day>\d{{1,2}})日?|月)?(?:T[\d:.]+)?)?"
    r"(?:現在|時点|末)?"
)
NOTHING = {"", "-", "－", "−", "―", "—", "–", "ー", "─", "━", "--", "---", "‥", "..", "…", "...",
           "……", "・", "・・", "・・・", "x", "X", "χ", "×", "*", "**", "***", "＊", "秘匿", "不詳",
           "非公表", "該当なし", "該当無し", "該当者なし", "データなし",
           "na", "n/a", "n.a."}  # fmt: skip
"""How tables say that there is no value."""


def plain(text: str) -> str:
    """Words that mean nothing to a page, a table calculation or a markdown reader.

    Signs of HTML, markdown and formulas become their full-width forms: the text
    stays readable and is only ever text. What is drawn stays, as in `core.letters`.
    """
    text = unicodedata.normalize("NFC", readable(text))
    words = " ".join(text.split()).translate(_SPELLED)
    if words[:1] in {"=", "+", "-", "@"}:
        words = chr(ord(words[0]) + 0xFEE0) + words[1:]
    return words


def says_nothing(text: str) -> bool:
    return narrow(text).lower() in NOTHING or text.strip() in NOTHING


def year(text: str) -> tuple[int, bool] | None:
    """Western year and whether it is 年度: `2023`, `FY2023`, `令和5年（2023年）`, `R5.10.1`.

    A day counts as its year. Two calendars that name different years are no year.
    """
    found = _YEAR.fullmatch(narrow(text).replace(" ", "").upper())
    if not found or not _in_calendar(found["month"], found["day"]):
        return None
    western, also = _western(found["year"]), _western(found["also"] or found["year"])
    if western is None or western != also:
        return None
    fiscal = bool(found["before"]) or {found["middle"], found["kind"]} & {"年度", "FY"} != set()
    return western, fiscal


def month(text: str) -> int | None:
    """The month of a day or month; None for a year alone."""
    found = _YEAR.fullmatch(narrow(text).replace(" ", "").upper())
    return int(found["month"]) if found and found["month"] else None


def _western(typed: str) -> int | None:
    if typed.isdigit():
        return int(typed)
    era = typed.rstrip("0123456789元").rstrip(".")
    count = typed.removeprefix(era).lstrip(".")
    number_of = 1 if count == "元" else int(count)
    return _BEFORE[era] + number_of if number_of else None


def _in_calendar(month: str | None, day: str | None) -> bool:
    return 1 <= int(month or 1) <= 12 and 1 <= int(day or 1) <= 31
