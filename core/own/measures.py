"""Official tables of one measure a column: the total fertility rate by town, and LWC indicators."""

import re
from dataclasses import replace

from core.files import cells
from core.files.problem import BadFile, Problem
from core.files.sheet import Row
from core.own.model import Item, Kind, OwnSeries
from core.own.official import Read, Table, labelled
from core.stats.area import Area

TFR = "合計特殊出生率"
LWC = re.compile("地域幸福度|well-?being|LWC|リバブル", re.IGNORECASE)
_PERIOD = re.compile(
    r"((?:平成|令和)?(?:元|\d{1,4}))年?\s*[~〜\-–]\s*((?:平成|令和)?(?:元|\d{1,4}))年"
)
MOST_NAMES = 80
LWC_FIELDS = (
    "医療・福祉", "買物・飲食", "住宅環境", "移動・交通", "遊び・娯楽", "子育て", "初等・中等教育",
    "地域行政", "デジタル生活", "公共空間", "都市景観", "事故・犯罪", "自然景観", "自然の恵み",
    "環境共生", "自然災害", "地域とのつながり", "多様性と寛容性", "自己効力感", "健康状態",
    "文化・芸術", "教育機会の豊かさ", "雇用・所得", "事業創造",
)  # fmt: skip
"""The fields of 地域幸福度 as its own file heads its columns."""
FEWEST_FIELDS = 8
EVERYBODY = {"計", "総数", "合計", "全体", "全員", "全年代", "全世代", "全年齢", "全て", "すべて",
             "男女", "男女計"}  # fmt: skip
_ABOUT = re.compile(
    "コード|code|番号|^(都道府県|市区?町村|自治体|団体|地域|地域名|人口)名?$|回答者?数|サンプル数"
    "|有効回答|年度?$|年次|調査|西暦|年代|年齢(層|階級|別|区分)?$|世代|性別|^男女", re.IGNORECASE,
)  # fmt: skip
"""Headings about where, when and whom a row is of."""


def is_rates(made: Table) -> bool:
    return any(labelled(made, TFR)) or (TFR in made.title and len(made.heads) < 30)


def rates(made: Table, town: Area) -> Read:
    """The rate of the town and its prefecture, over the years that the table takes together.

    Raises:
        BadFile: the town is not in it, or it does not say the years.
    """
    at = next((at for at, _ in labelled(made, TFR)), None)
    first, last = _period(made)
    if not made.mine:
        raise BadFile("official_no_area", area=town.name)
    if at is None:
        raise BadFile("official_sex")
    bayes = "・ベイズ推定値" if first != last and ("ベイズ" in made.title or last >= 1998) else ""
    name = f"{TFR}（{first}～{last}年{bayes}）" if first != last else f"{TFR}（{last}年）"
    items = [_item(area, name, "", "objective", last, found, made)
             for area, row in made.mine
             if (found := cells.number(row.cells[at] if at < len(row.cells) else ""))]  # fmt: skip
    if not items:
        raise BadFile("official_no_area", area=town.name)
    return Read(tuple(items), (Problem("official_read", details={"title": made.title[:80]}),))


def _period(made: Table) -> tuple[int, int]:
    """First and last year of a table: those it takes together, else its one year."""
    if found := period(made.title):
        return found
    year = made.year()
    if year is None:
        raise BadFile("official_year")
    return year, year


def period(title: str) -> tuple[int, int] | None:
    """First and last year that a title takes together: 平成30年～令和4年, 2018～2022年."""
    found = _PERIOD.search(title)
    if not found:
        return None
    era = re.match("平成|令和", found[1])
    whole = re.match("平成|令和|.{4}", found[2])
    second = found[2] if whole else f"{era[0] if era else ''}{found[2]}"
    first, last = cells.year(f"{found[1]}年"), cells.year(f"{second}年")
    return (first[0], last[0]) if first and last and first[0] < last[0] else None


def is_lwc(made: Table) -> bool:
    """Indicators of 地域幸福度: told by the title, by standard scores, or by its own fields."""
    scores = sum(1 for _ in labelled(made, "偏差値"))
    fields = {one for one in LWC_FIELDS for head in made.heads if one in head}
    return bool(LWC.search(made.title)) or scores >= 2 or len(fields) >= FEWEST_FIELDS


def of_lwc(series: OwnSeries) -> bool:
    """Whether what was put in is of 地域幸福度: told by its source or by its standard scores."""
    return bool(LWC.search(series.newest.source)) or series.unit == "偏差値"


def lwc(made: Table, town: Area) -> Read:
    """The town's standard scores and shares, each its own item; never those of other towns.

    Of rows by age and sex the one of everybody counts, a year each.

    Raises:
        BadFile: the town is not in it, twice in a year, or it does not say the year.
    """
    mine = [row for area, row in made.mine if area == town]
    rows = [row for row in mine if _everybody(made, row)]
    if not rows:
        raise BadFile("official_sex" if mine else "official_no_area", area=town.name)
    told = [(row, _year_of(made, row)) for row in rows]
    if any(year is None for _, year in told):
        raise BadFile("official_year")
    if len({year for _, year in told}) < len(told):
        raise BadFile("official_twice", area=town.name)
    places = [at for at, head in enumerate(made.heads) if head and not _ABOUT.search(head)]
    values = {at: [found for row, _ in told if (found := _value(row, at))] for at in places}
    unit = _unit([found[0] for one in values.values() for found in one], made)
    items = [_lwc(town, made, at, found, year, _answers(made, row), unit)
             for row, year in told for at in values
             if year and (found := _value(row, at))]  # fmt: skip
    if not items:
        raise BadFile("official_no_area", area=town.name)
    return Read(
        tuple(items), (Problem("lwc", details={"n": str(len({one.name for one in items}))}),)
    )


def _value(row: Row, at: int) -> tuple[float, int] | None:
    return cells.number(row.cells[at]) if at < len(row.cells) else None


def _everybody(made: Table, row: Row) -> bool:
    """Whether a row is of all ages and both sexes."""
    told = [cells.narrow(row.told(at)) for at, _ in labelled(made, "年代|年齢|世代|性別|男女")]
    return all(word in EVERYBODY or cells.says_nothing(word) for word in told)


def _year_of(made: Table, row: Row) -> tuple[int, bool] | None:
    """Year, and whether it is 年度, of a row, else of the table."""
    for at, head in labelled(made, "年度?$|年次|調査|西暦"):
        if found := cells.year(row.told(at)):
            return found[0], found[1] or "年度" in head
    year = made.year()
    return (year, False) if year else None


def _answers(made: Table, row: Row) -> int:
    at = next((at for at, head in labelled(made, "回答者?数|サンプル数|有効回答")), None)
    found = _value(row, at) if at is not None else None
    return int(found[0]) if found else 0


def _unit(values: list[float], made: Table) -> str:
    """What the fields are told in where their headings do not say: answers of 1 to 5, or 偏差値."""
    scored = "偏差値" in made.title + "".join(made.heads)
    return "1～5" if values and not scored and all(1 <= one <= 5 for one in values) else "偏差値"


def _lwc(
    town: Area, made: Table, at: int, found: tuple[float, int], year: tuple[int, bool],
    answers: int, unit: str,
) -> Item:  # fmt: skip
    head = made.heads[at]
    objective = "客観" in head or ("客観" in made.title and "主観" not in head)
    unit = "人" if "人数" in head else "％" if "%" in head or "割合" in head else unit
    kind: Kind = "objective" if objective else "subjective"
    name = cells.plain(re.sub(r"\(?偏差値\)?", "", head))[:MOST_NAMES] or "偏差値"
    item = _item(town, name, unit, kind, year[0], found, made)
    return replace(item, fiscal=year[1], respondents=0 if objective else answers)


def _item(
    area: Area, name: str, unit: str, kind: Kind, year: int, found: tuple[float, int], made: Table
) -> Item:
    field = "population" if TFR in name else ""
    return Item(name, unit, kind, field, area.area_code, area.name, year, False, found[0],
                min(found[1], 4), made.source(name))  # fmt: skip
