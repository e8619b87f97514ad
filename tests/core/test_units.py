"""Numbers are rounded as people round."""

import re
from pathlib import Path

import pytest

from core.units import PERCENT, headed, plain, rounded, with_english_unit, with_unit
from core.workshop.chance import SHARE

ROOT = Path(__file__).parents[2]
FORMATTED = re.compile(
    r"\{[^{}\"]+:[+,]*\.(?:\d|\{[^{}]+\})f\}|\b(?:percent|share) ?= ?round\(|plain\(round\("
)


@pytest.mark.parametrize(
    ("value", "decimals", "said"),
    [
        (83.35, 1, "83.4"), (83.45, 1, "83.5"), (0.125, 2, "0.13"), (2.5, 0, "3"),
        (100 * 1667 / 2000, 1, "83.4"), (1000 * 0.0285, 1, "28.5"), (-2.5, 0, "−3"),
        (1.005, 2, "1.01"), (83.3499, 1, "83.3"), (-0.04, 1, "0.0"),
        (124_946_789.5, 0, "124,946,790"),
    ],
)  # fmt: skip
def test_a_half_goes_up_as_in_all_official_tables(value: float, decimals: int, said: str) -> None:
    assert plain(value, decimals) == said


def test_what_is_rounded_keeps_its_sign_but_zero_has_none() -> None:
    assert plain(0.4, 0, "+") == "0" and plain(2.5, 0, "+") == "+3"
    assert str(rounded(-0.2)) == "0" and with_unit(plain(3.25, 1), "人") == "3.3人"


def test_in_english_a_percent_sign_stands_at_the_number() -> None:
    assert with_english_unit("33.7", "%") == "33.7%"
    assert with_english_unit("23.7", "per 1,000 residents") == "23.7 per 1,000 residents"
    assert with_english_unit("0.42", "") == "0.42"


def test_a_heading_has_its_unit_in_one_pair_of_brackets() -> None:
    assert headed("実績", "人（千人あたり）", "ja") == "実績（千人あたり・人）"
    assert headed("Actual", "people", "en") == "Actual (people)" and headed("点", "", "ja") == "点"


@pytest.mark.parametrize("folder", ["core/stats", "core/own", "core/record", "pages"])
def test_no_number_that_is_said_is_rounded_elsewhere(folder: str) -> None:
    """Format specs and `round` take halves to even digits."""
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in (ROOT / folder).rglob("*.py")
        for match in FORMATTED.finditer(path.read_text(encoding="utf-8"))
        if "admin" not in path.parts
    ]
    assert found == []


def test_every_way_to_write_percent_is_that_of_a_share() -> None:
    assert all(SHARE.search(one) for one in (*PERCENT, "人あたり", "割合"))
    assert not any(SHARE.search(one) for one in ("人", "世帯", "people"))
