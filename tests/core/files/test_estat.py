"""A file of e-Stat is told by its header and taken apart into numbers with their labels."""

from core.files import estat
from core.files.sheet import Grid, Row

COLUMNS = (
    Row(1, ["STAT_NAME", "00200521", "国勢調査"]),
    Row(2, ["tab_code", "表章項目", "cat01_code", "年齢", "time_code", "時間軸", "unit", "value"]),
    Row(3, ["020", "人口", "100", "20～24歳", "2020000000", "2020年", "人", "1,234"]),
)
ACROSS = (
    Row(1, ["表題：", "男女別人口"]),
    Row(2, ["実施年月：", "令和２年", "-"]),
    Row(3, ["男女 コード", "男女 補助コード", "男女", "/年齢", "20～24歳", "25～29歳【再掲】"]),
    Row(4, ["1", "", "男", "", "10", "-"]),
)


def taken(*rows: Row) -> estat.Table:
    grid = Grid([*rows])
    head = estat.header(grid)
    assert head is not None
    return estat.taken_apart(grid, head)


def test_columns_are_labels_with_codes() -> None:
    table = taken(*COLUMNS)
    assert (table.title, table.year) == ("国勢調査", None)
    labels = {"表章項目": "人口", "年齢": "20～24歳", "時間軸": "2020年"}
    codes = {"表章項目": "020", "年齢": "100", "時間軸": "2020000000"}
    narrow = labels | {"年齢": "20~24歳"}
    assert table.values == [estat.Value(3, narrow, codes, "1,234")]


def test_what_is_laid_across_is_a_label_too() -> None:
    table = taken(*ACROSS)
    assert (table.title, table.year) == ("男女別人口", 2020)
    assert [(v.labels, v.text) for v in table.values] == [
        ({"男女": "男", "年齢": "20~24歳"}, "10"),
        ({"男女": "男", "年齢": "25~29歳"}, "-"),
    ]
    assert table.values[0].codes == {"男女": "1"}


def test_another_table_is_none_of_e_stat() -> None:
    rows = [Row(1, ["指標名", "年", "値"]), Row(2, ["人口", "2020", "1"])]
    assert estat.header(Grid(rows)) is None
