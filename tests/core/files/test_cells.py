"""What people type into cells, as words, numbers and years."""

import pytest

from core.files import cells


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("12", (12.0, 0)), ("１，２３４．５０", (1234.5, 2)), ("▲3", (-3.0, 0)),
        ("−0.5", (-0.5, 1)), ("+7", (7.0, 0)), ("-0", (0.0, 0)), ("1,23", None), ("12人", None),
        ("1e5", None), ("", None),
    ],
)  # fmt: skip
def test_a_number_has_its_value_and_the_decimals_that_were_typed(
    typed: str, found: tuple[float, int] | None
) -> None:
    assert cells.number(typed) == found


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("2023", (2023, False)), ("２０２３年度", (2023, True)), ("2023FY", (2023, True)),
        ("令和元年", (2019, False)), ("R5", (2023, False)), ("昭和64年度", (1989, True)),
        ("令和0年", None), ("23", None), ("明治5年", None),
    ],
)  # fmt: skip
def test_a_year_is_western_or_of_an_era_and_may_be_fiscal(
    typed: str, found: tuple[int, bool] | None
) -> None:
    assert cells.year(typed) == found


def test_words_are_only_ever_words() -> None:
    assert cells.plain("=1+1\n<b>[x](y)`\u200b") == "＝1+1 ＜b＞［x］(y)｀"
    assert all(cells.says_nothing(one) for one in ("－", " … ", "秘匿", "Ｘ"))
    assert not cells.says_nothing("0")
