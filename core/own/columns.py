"""The columns of both forms, in either language."""

import re

from core.bilingual import Bilingual
from core.files.cells import narrow

COLUMNS: dict[str, Bilingual] = {
    "field": Bilingual("分野", "Field"),
    "name": Bilingual("指標名", "Indicator"),
    "unit": Bilingual("単位", "Unit"),
    "kind": Bilingual("区分", "Kind"),
    "code": Bilingual("地域コード", "Area code"),
    "area": Bilingual("市区町村名", "Municipality"),
    "source": Bilingual("出典", "Source"),
    "respondents": Bilingual("回答数", "Respondents"),
    "year": Bilingual("年", "Year"),
    "value": Bilingual("値", "Value"),
    "prefecture": Bilingual("都道府県名", "Prefecture"),
}
LONG = ("name", "unit", "code", "area", "year", "value", "source", "kind", "field", "respondents")
WIDE = ("field", "name", "unit", "kind", "code", "area", "source")
NEEDED = ("name", "unit", "source", "kind")
_ALSO = {
    "name": ("指標", "項目", "指標の名前", "項目名"),
    "code": ("団体コード", "全国地方公共団体コード", "市区町村コード", "地方公共団体コード",
             "自治体コード", "市町村コード", "標準地域コード", "行政区域コード",
             "都道府県コード又は市区町村コード", "コード", "areacode", "code"),
    "area": ("市町村名", "自治体名", "団体名", "地方公共団体名", "市区町村", "市町村", "自治体",
             "地域名", "地域", "town", "area"),
    "prefecture": ("都道府県", "県名"),
    "unit": ("単位名",),
    "year": ("年次", "年度", "西暦", "調査年", "調査年度", "集計年", "時点", "年(西暦)"),
    "value": ("数値", "実績値", "データ"),
    "source": ("資料", "資料名", "出所"),
    "respondents": ("n", "回答者数", "有効回答数", "標本数"),
}  # fmt: skip
_SPEAKS = re.compile(
    "コード|市区?町村|自治体|団体|地域|都道府県|県名|地区|町名|町字|大字|住所|年|時期|時点|期間|値|人数|件数"
    "|実績|性別|男女|code|area|municipal|town|year|date|value"
)
"""Words of headings about place, year, value, or whom a value is of."""
_HARMLESS = re.compile("更新|作成|登録|公開|掲載|備考|注|updat")


def _narrowed(header: str) -> str:
    """A heading without blanks of any width: 数　値 is 数値."""
    return "".join(narrow(header).lower().split())


_KNOWN = {
    _narrowed(word): key
    for key, title in COLUMNS.items()
    for word in (title.ja, title.en, *_ALSO.get(key, ()))
}


def column_of(header: str) -> str | None:
    """The key of a column from its header, however written."""
    typed = _narrowed(header)
    return _KNOWN.get(typed) or _KNOWN.get(typed.partition("(")[0])


def speaks(header: str) -> bool:
    """Whether a heading that is not understood says where, when, how much or of whom."""
    typed = _narrowed(header)
    return bool(_SPEAKS.search(typed)) and not _HARMLESS.search(typed)
