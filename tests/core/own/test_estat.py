"""Files of e-Stat in both of its forms become tables by age; nothing is guessed."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import replace

import pytest

from core.own.ages import ages, cell_of
from core.own.derived import derived
from core.own.figures import as_figure
from core.own.model import Draft
from core.stats.ages.fertility import splits
from core.stats.ages.flow import moves
from core.stats.ages.tables import MOTHERS, Cell, What
from core.tables import csv_bytes
from core.text import Text
from pages.explore.parts import own
from tests.core.own.conftest import Read
from tests.core.own.files import told
from tests.core.own.tables import series
from tests.core.stats.ages.tables import BIRTHS, MARRIED, WOMEN

AREAS = (("00000", "全国"), ("29000", "奈良県"), ("29362", "三宅町"), ("29363", "田原本町"))
TIMES = {"29362": 1, "29000": 10, "00000": 900, "29363": 5}
ABOVE = [["統計名：", "国勢調査 令和２年国勢調査 人口等基本集計"], ["表番号：", "2-1"],
         ["表題：", "男女，年齢（5歳階級），配偶関係別人口"],
         ["実施年月：", "2020年", "-"], []]  # fmt: skip


def said(draft: Draft) -> str:
    """Every message in Japanese, after all were said in both languages."""
    told(draft)
    return " ".join(own.words(one, Text("ja")) for one in (*draft.problems, *draft.notes))


def data(rows: Iterable[Sequence[object]], encoding: str = "cp932") -> bytes:
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL).writerows(rows)
    return out.getvalue().encode(encoding, "replace")


def across(with_time: bool = False) -> list[list[object]]:
    """A cross table: marital status laid across; sexes, ages and areas down."""
    status = ["総数", "未婚", "有配偶", "死別", "離別", "不詳"]
    names = ["表章項目", "国籍総数か日本人", "男女", "年齢（5歳階級）", "全国，都道府県，市区町村"]
    names += ["時間軸（年次）"] if with_time else []
    head = [part for name in names for part in (f"{name} コード", f"{name} 補助コード", name)]
    rows: list[list[object]] = [[*line] for line in ABOVE] if not with_time else []
    rows.append([*[""] * len(head), "/配偶関係 コード", "0", "1", "2", "3", "4", "9"])
    rows.append([*head, "/配偶関係", *status])
    for nation in ("国籍総数", "うち日本人"):
        for sex in ("総数", "男", "女"):
            for at, label in enumerate(
                ["総数", *(f"{a}～{a + 4}歳" for a in MOTHERS), "（再掲）15～49歳"]
            ):
                for code, place in AREAS:
                    n, m = (1000, 500) if at in (0, 8) else (WOMEN[at - 1], MARRIED[at - 1])
                    by = TIMES[code] * (2 if sex == "総数" else 1)
                    labels = ["人口", nation, sex, label, place] + (["2020年"] if with_time else [])
                    codes = ["020", "0", "0", "0", code] + (["2020000000"] if with_time else [])
                    cells = [
                        part for c, x in zip(codes, labels, strict=True) for part in (c, "", x)
                    ]
                    counts = [f"{n * by:,}", "1", f"{m * by:,}" if m else "-", "-", "2", "***"]
                    rows.append([*cells, "", *counts])
    return rows


def columns(what: str, years: Iterable[int], measures: Sequence[str]) -> list[list[object]]:
    """The form of columns, with what the interface writes above it."""
    rows: list[list[object]] = [["RESULT"], ["STATUS", "0"], ["DATE", "2026-11-01T09:00:00"],
        ["STAT_NAME", "00450011", "人口動態調査"], ["TITLE", "", "出生数，母の年齢・出生順位別"],
        ["VALUE"]]  # fmt: skip
    rows.append(["tab_code", "表章項目", "cat01_code", "母の年齢（5歳階級）",
                 "cat02_code", "出生順位", "area_code", "市区町村",
                 "time_code", "時間軸（年次）", "unit", "value", "annotation"])  # fmt: skip
    labels = ["総数", "14歳以下", *(f"{a}～{a + 4}歳" for a in MOTHERS), "50歳以上", "不詳"]
    for year in years:
        for code, place in AREAS:
            for measure in measures:
                for order in ("総数", "第1子", "第2子", "第3子", "第4子", "第5子以上"):
                    for label in labels:
                        n = _births(label, order)
                        value = "-" if n == 0 else n * TIMES[code]
                        rows.append(["10", measure, "1", label, "1", order, code, place,
                                     f"{year}000000", f"{year}年", "人", value, ""])  # fmt: skip
    assert what == "births"
    return rows


def _births(label: str, order: str) -> int:
    """As in `BIRTHS`, and one of a mother of 14 and one of 50; by order 20, 15, 6, 3, 1."""
    if order != "総数":
        orders = {"第1子": 20, "第2子": 15, "第3子": 6, "第4子": 3, "第5子以上": 1}
        return orders[order] if label == "総数" else 1
    if label == "総数":
        return sum(BIRTHS)
    if label in ("14歳以下", "50歳以上"):
        return 1
    if label == "不詳":
        return 0
    n = BIRTHS[MOTHERS.index(int(label[:2]))]
    return n


def counts(draft: Draft, area: str, what: What) -> dict[int, float]:
    """First year of the age group → number of women, all years added up."""
    assert not draft.problems, said(draft)
    found: dict[int, float] = {}
    for item in draft.items:
        cell = cell_of(item.name)
        assert cell is not None and item.unit == "人" and "e-Stat" in item.source
        if item.area_code == area and cell.what == what and cell.sex == "women":
            found[cell.low] = found.get(cell.low, 0) + item.value
    return found


@pytest.mark.parametrize("with_time", [False, True])
@pytest.mark.parametrize("encoding", ["cp932", "utf-8-sig"])
def test_a_cross_table_of_the_census_is_read_for_the_town_and_its_prefecture(
    read: Read, with_time: bool, encoding: str
) -> None:
    draft = read(data(across(with_time), encoding), "FEH_00200521.csv")
    for area, times in (("29362", 1), ("29000", 10)):
        assert counts(draft, area, "population") == {
            low: n * times for low, n in zip(MOTHERS, WOMEN, strict=True)
        }
        assert counts(draft, area, "married") == {
            low: n * times for low, n in zip(MOTHERS, MARRIED, strict=True)
        }
    assert {item.year for item in draft.items} == {2020}
    assert {item.area_code for item in draft.items} == {"29362", "29000"}
    assert "ほかの地域の" in said(draft)
    if not with_time:
        assert "配偶関係別人口" in draft.items[0].source


def test_births_by_age_of_mother_and_by_order_are_read_from_columns(read: Read) -> None:
    draft = read(data(columns("births", (2019, 2020), ["出生数"]), "utf-8-sig"), "api.csv")
    births = dict(zip(MOTHERS, (2 * n for n in BIRTHS), strict=True))
    births[15] += 2
    births[45] += 2
    assert counts(draft, "29362", "births") == births
    assert counts(draft, "29362", "order") == {1: 40, 2: 30, 3: 20}
    assert "人口動態調査" in draft.items[0].source


def test_both_files_together_give_the_split(read: Read) -> None:
    births = read(data(columns("births", range(2018, 2023), ["出生数"])), "b.csv")
    items = [*read(data(across()), "a.csv").items, *births.items]
    town, above = (splits(ages(series(items, area)))[0] for area in ("29362", "29000"))
    assert town.rate == pytest.approx(above.rate) and town.birth_years == tuple(range(2018, 2023))
    assert town.groups[2].births == 5 * BIRTHS[2]


def test_official_statistics_keep_their_rank_where_all_are_published(read: Read) -> None:
    births = read(data(columns("births", range(2018, 2023), ["出生数"])), "b.csv")
    items = [*read(data(across()), "a.csv").items, *births.items]
    tables = ages(series(items, "29362"))
    (rate, *_) = derived(tables, "29362")
    assert "公表統計・自治体が取りこみ" in rate.title.ja and "暫定" not in rate.sources[0]
    shown = as_figure(series(items, "29362")[0])
    assert "公表統計・自治体が取りこみ" in shown.title.ja and "暫定" not in shown.sentence.ja
    typed = [replace(one, published=one.area_code != "29362") for one in births.items]
    typed += items[: -len(births.items)]
    assert "自治体提供・暫定" in next(derived(ages(series(typed, "29362")), "29362")).title.ja


def moved(measures: Sequence[str], nations: Sequence[str], old: Sequence[str] = ()) -> bytes:
    """Moves by age and sex; sexes laid across."""
    rows: list[list[object]] = [
        ["統計名：", "住民基本台帳人口移動報告"],
        ["表題：", "年齢（5歳階級），男女別移動者数"],
        [],
    ]
    names = ("表章項目", "国籍", "年齢（5歳階級）", "全国・都道府県・市区町村", "時間軸（年次）")
    head = [part for name in names for part in (f"{name} コード", name)]
    rows.append([*head, "/性別", "総数", "男", "女"])
    for measure in measures:
        for nation in nations:
            for label in ("総数", "20～24歳", *old):
                for code, place in AREAS:
                    n = 30 if "転出" in measure else 20
                    where = (code, place, "2023000000", "2023年")
                    counts = ("", 2 * n, n + 3, n)
                    rows.append(["1", measure, "6", nation, "5", label, *where, *counts])
    return data(rows)


def test_moves_are_those_over_the_border_of_the_municipality(read: Read) -> None:
    measures = ["他市区町村からの転入者数", "他都道府県からの転入者数", "他市区町村への転出者数",
                "他都道府県への転出者数", "転入超過数"]  # fmt: skip
    draft = read(moved(measures, ["移動者", "日本人移動者"]), "moves.csv")
    found = moves(ages(series(list(draft.items))))
    assert found is not None
    by = {(one.sex, one.low): one.value for one in found.changes}
    assert by == {("women", 20): -10, ("men", 20): -10}
    assert counts(draft, "29362", "moved_in") == {20: 20}


@pytest.mark.parametrize(
    ("old", "times"),
    [
        (("85歳以上",), 1),
        (("85～89歳", "90歳以上"), 2),
        (("85～89歳", "90～94歳", "95～99歳", "100歳以上"), 4),
        (("85～89歳", "90～94歳", "90歳以上"), 2),
        (("85歳以上", "85～89歳", "90歳以上"), 1),
        (("85～89歳", "90～94歳"), 0),
        (("65歳以上", "80～84歳"), 0),
    ],
)
def test_the_oldest_are_counted_once(read: Read, old: tuple[str, ...], times: int) -> None:
    draft = read(moved(["転入者数"], ["移動者"], old), "moves.csv")
    assert counts(draft, "29362", "moved_in").get(85, 0) == 20 * times


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        (moved(["転入者数（市内）", "転入者数（県内）"], ["移動者"]), "表章項目"),
        (moved(["転入者数", "転出者数"], ["日本人移動者", "外国人移動者"]), "国籍"),
        (moved(["一般世帯数"], ["移動者"]), "どれでもありません"),
        (data([[c for c in row if str(c)[:2] != "29"] for row in across()]), "三宅町"),
        (data([["/年齢", "総数"], ["", "1"]]), "三宅町"),
        (data(across()[5:]), "何年のものか"),
    ],
)
def test_what_is_not_clear_is_asked_for_and_never_guessed(
    read: Read, rows: bytes, says: str
) -> None:
    draft = read(rows, "x.csv")
    assert not draft.items and len(draft.problems) == 1
    assert says in said(draft)


def test_a_number_that_is_withheld_leaves_its_cell_out(read: Read) -> None:
    rows = [[("***" if cell == f"{WOMEN[2]:,}" else cell) for cell in row] for row in across()]
    draft = read(data(rows), "x.csv")
    found = counts(draft, "29362", "population")
    assert 25 not in found and found[20] == WOMEN[1]


def test_other_files_are_not_taken_for_tables_of_e_stat(read: Read) -> None:
    heads = ["指標名", "単位", "年", "値", "出典", "区分"]
    draft = read(csv_bytes([heads, ["x", "人", 2024, 5, "課", "客観"]]))
    assert [item.name for item in draft.items] == ["x"]
    assert Cell("births", "women", 15) not in {cell_of(item.name) for item in draft.items}
