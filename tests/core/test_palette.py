"""One palette: style sheets and settings, which cannot import it, have no colours of their own."""

import re
from pathlib import Path

import pytest

from core import palette

ROOT = Path(__file__).parents[2]
HEX = re.compile(r"#[0-9a-fA-F]{6}\b")
SHARED = {
    name.lower().replace("_", "-"): colour
    for name, colour in [*vars(palette).items(), *palette.SECTORS.items()]
    if isinstance(colour, str) and HEX.fullmatch(colour)
}
"""Name as a style sheet has it → colour."""


@pytest.mark.parametrize("path", ["core/web/seat/board.css", "core/web/seat/record.css"])
def test_a_style_sheet_names_colours_as_the_palette_does(path: str) -> None:
    sheet = (ROOT / path).read_text(encoding="utf-8")
    named = dict(re.findall(rf"--([a-z-]+): ({HEX.pattern})", sheet))
    assert {name: named[name] for name in named.keys() & SHARED} == {
        name: SHARED[name] for name in named.keys() & SHARED
    }
    assert {"ink", "sub", "key", "tint", "line"} <= named.keys()


@pytest.mark.parametrize(
    "path", ["core/web/seat/record.css", "pages/shared/style.css", ".streamlit/config.toml"]
)
def test_no_other_colour_stands_there(path: str) -> None:
    used = {one.lower() for one in HEX.findall((ROOT / path).read_text(encoding="utf-8"))}
    assert used <= {*SHARED.values()}


def test_no_other_module_writes_a_colour_of_the_palette_again() -> None:
    again = [
        f"{path.relative_to(ROOT)}: {colour}"
        for path in sorted((ROOT / "core").rglob("*.py"))
        if path.name != "palette.py"
        for colour in HEX.findall(path.read_text(encoding="utf-8"))
        if colour.lower() in SHARED.values()
    ]
    assert not again
