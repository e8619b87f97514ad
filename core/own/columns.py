"""The columns of both forms, in either language."""

from core.own.cells import narrow
from core.stats.indicator import Bilingual

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
}
LONG = ("name", "unit", "code", "area", "year", "value", "source", "kind", "field", "respondents")
WIDE = ("field", "name", "unit", "kind", "code", "area", "source")
NEEDED = ("name", "unit", "source", "kind")
_ALSO = {
    "指標": "name",
    "項目": "name",
    "団体コード": "code",
    "全国地方公共団体コード": "code",
    "市町村名": "area",
    "自治体名": "area",
    "団体名": "area",
    "年次": "year",
    "年度": "year",
    "数値": "value",
    "n": "respondents",
}
_KNOWN = {
    narrow(word).lower(): key
    for key, title in COLUMNS.items()
    for word in (title.ja, title.en)
} | _ALSO  # fmt: skip


def column_of(header: str) -> str | None:
    """The key of a column from its header, however written."""
    typed = narrow(header).lower()
    return _KNOWN.get(typed) or _KNOWN.get(typed.partition("(")[0].strip())
