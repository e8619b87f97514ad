"""From what was typed into a cell to words, numbers, years and scales."""

import re
import unicodedata
from typing import Literal

Scale = Literal["percent", "five"]
MOST_WORDS = 80
_SPELLED = str.maketrans("<>[]*`$\\", "＜＞［］＊｀＄＼")
_NUMBER = re.compile(r"-?(\d{1,3}(,\d{3})+|\d+)(\.(\d+))?")
_YEAR = re.compile(r"(\d{4})(年度|年|FY)?")
_ERA = re.compile(r"(令和|平成|昭和|R|H|S)(元|\d{1,2})(年度|年|\.)?")
_BEFORE = {"令和": 2018, "R": 2018, "平成": 1988, "H": 1988, "昭和": 1925, "S": 1925}
NOTHING = {"", "-", "－", "−", "―", "—", "–", "ー", "…", "...", "x", "X", "***", "・",
           "秘匿", "不詳", "na", "n/a"}  # fmt: skip
"""How tables say that there is no value."""


def plain(text: str) -> str:
    """Words that mean nothing to a page, a table calculation or a markdown reader.

    Signs of HTML, markdown and formulas become their full-width forms: the text
    stays readable and is only ever text.
    """
    text = unicodedata.normalize("NFC", text)
    kept = "".join(c for c in " ".join(text.split()) if c.isprintable())
    words = " ".join(kept.split()).translate(_SPELLED)
    if words[:1] in {"=", "+", "-", "@"}:
        words = chr(ord(words[0]) + 0xFEE0) + words[1:]
    return words


def narrow(text: str) -> str:
    """Full-width letters and digits as half-width, without blanks at the ends."""
    return unicodedata.normalize("NFKC", text).strip()


def says_nothing(text: str) -> bool:
    return narrow(text).lower() in NOTHING or text.strip() in NOTHING


def number(text: str) -> tuple[float, int] | None:
    """Value and decimals of what was typed; None for anything but a plain number.

    Full-width digits, thousands commas and the minus signs of Japanese tables (▲, △) count.
    """
    typed = narrow(text).replace("−", "-").replace("▲", "-").replace("△", "-")
    found = _NUMBER.fullmatch(typed.removeprefix("+"))
    if not found or len(typed) > 24:
        return None
    return float(found[0].replace(",", "")) + 0.0, len(found[4] or "")


def year(text: str) -> tuple[int, bool] | None:
    """Western year and whether it is 年度: `2023`, `2023年度`, `令和5年`, `R5`."""
    typed = narrow(text).replace(" ", "").upper()
    if western := _YEAR.fullmatch(typed):
        return int(western[1]), western[2] in ("年度", "FY")
    if era := _ERA.fullmatch(typed):
        number_of = 1 if era[2] == "元" else int(era[2])
        return (_BEFORE[era[1]] + number_of, era[3] == "年度") if number_of else None
    return None


def scale(unit: str) -> Scale | None:
    """The scale of a subjective item, from its unit: 0–100 % or 1–5."""
    typed = narrow(unit)
    if "%" in typed or typed in ("パーセント", "percent"):
        return "percent"
    if re.search(r"1\s*[-–—~〜?から]+\s*5|5\s*(点満点|段階)|of 5", typed):
        return "five"
    return None
