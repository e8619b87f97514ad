"""The number that is read is the number that the sheet shows."""

import io

import openpyxl  # type: ignore[import-untyped]
import pytest

from core.files.sheet import read
from tests.core.files.made import book

FORMATS = [
    (9.5, "General", "9.5", "9.5"),
    (9.5, '0.0"%"', "9.5", "9.5%"),
    (9.5, "0.0\\%", "9.5", "9.5%"),
    (9.5, "0.0_%", "9.5", "9.5"),
    (9.5, '0.0"(%)"', "9.5", "9.5(%)"),
    (0.095, "0.0%", "9.5", "9.5%"),
    (0.5, "0%", "50", "50%"),
    (-0.453, "0.0%;▲0.0%", "-45.3", "▲45.3%"),
    (4567890123, "#,##0,", "4567890", "4567890"),
    (4567890123, "#,##0,,", "4568", "4568"),
    (4567890123, '#,##0,"千円"', "4567890", "4567890千円"),
    (1234567, "#,##0", "1234567", "1234567"),
    (-3, '#,##0;"▲ "#,##0', "-3", "▲ 3"),
    (-3, "#,##0_);(#,##0)", "-3", "(3)"),
    (-12.5, "0.0;[Red]-0.0", "-12.5", "-12.5"),
    (0, '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ', "0", "0"),
    (12, '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ', "12", "12"),
    (0, '0;-0;"該当なし"', "該当なし", "該当なし"),
    (7, ";;;", "", ""),
    (5, '"令和"0"年"', "5", "令和5年"),
    (12, '0"人"', "12", "12人"),
    (12, '[$-411]0"件"', "12", "12件"),
    (4567, '[>=1000]#,##0,"千";0', "5", "5千"),
    (999, '[>=1000]#,##0,"千";0', "999", "999"),
    (45.3456, "0.0", "45.3", "45.3"),
    (2.5, "0", "3", "3"),
    (1210, "00000", "1210", "01210"),
    (0.5, "# ?/?", "0.5", "0.5"),
    (12, "@", "12", "12"),
    (3, '"%"0', "3", "%3"),
    (45017, 'yyyy"年"', "2023年", "2023年"),
    (45017, 'ggge"年"', "令和5年", "令和5年"),
    (45017, 'yyyy"年度"', "2023年度", "2023年度"),
    (45017, "yyyy/m/d", "2023-04-01", "2023-04-01"),
]


@pytest.mark.parametrize(("value", "code", "number", "text"), FORMATS)
def test_a_number_is_read_as_its_format_shows_it(
    value: float, code: str, number: str, text: str
) -> None:
    made = openpyxl.load_workbook(io.BytesIO(book(["名", value])))
    made.active["B1"].number_format = code
    out = io.BytesIO()
    made.save(out)
    row = read("a.xlsx", out.getvalue()).rows[0]
    assert ([*row.cells, ""][1], row.told(1)) == (number, text)


def test_what_a_sheet_rounds_is_remembered_with_what_its_cell_holds() -> None:
    made = openpyxl.load_workbook(io.BytesIO(book(["名", 4567890123], ["名", 3])))
    made.active["B1"].number_format = made.active["B2"].number_format = "#,##0,"
    out = io.BytesIO()
    made.save(out)
    assert read("a.xlsx", out.getvalue()).rounded == {
        (1, 1): ("4567890123", "4567890"), (2, 1): ("3", "0"),
    }  # fmt: skip
