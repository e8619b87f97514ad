"""A light page's scripts come in one file, and what comes later finds what is there already."""

import re
from pathlib import Path

import pytest

from core.web import whole
from core.web.kept import STATIC
from tests.core.web.conftest import Person

LATER = re.compile(r"import\([\"'`](/seat/[\w/-]+\.js)")


@pytest.mark.parametrize("page", whole.PAGES)
def test_a_page_asks_for_one_script(stranger: Person, page: str) -> None:
    html = (STATIC / {"seat": "index.html"}.get(page, f"{page}.html")).read_text("utf-8")
    assert re.findall(r'"(/seat/[^"]+\.js)"', html) == [f"/seat/whole/{page}/{page}.js"]
    answer = stranger.client.get(f"/seat/whole/{page}/{page}.js")
    assert answer.status_code == 200 and "javascript" in answer.headers["content-type"]
    assert answer.headers["content-encoding"] == "gzip" and answer.headers["etag"]
    assert not re.search(r"(?m)^import|^export (?!const parts)", answer.text)
    assert not re.search(r"[\"'`]/seat/(?!whole/)[^\"'`]+\.js\b(?!on)", answer.text)
    assert all(f"parts['{one}'] =" in answer.text for one in whole.members(page)[:-1])


@pytest.mark.parametrize("page", whole.PAGES)
def test_what_comes_later_is_given_what_it_asks_for(page: str) -> None:
    here = whole.members(page)
    for path in STATIC.glob("*.js"):
        said = whole.text(page, path.stem)
        assert all((STATIC / Path(one).name).is_file() for one in LATER.findall(said))
        if path.stem in here:
            continue
        for _, default, some, name in whole.IMPORT.findall(path.read_text("utf-8")):
            given = whole.text(page, name)
            wanted = [one.split(" as ")[0].strip() for one in some.split(",") if one]
            for one in [*wanted, *(["default"] if default else [])]:
                assert re.search(rf"\b{one}\b", given), (path.name, name, one)
            assert f'"/seat/whole/{page}/{name}.js"' in said


@pytest.mark.parametrize(
    "path", ["none/dom.js", "seat/none.js", "seat/board.css", "seat/..%2fkept.py", "join/dom"]
)
def test_nothing_else_lies_there(stranger: Person, path: str) -> None:
    assert stranger.client.get(f"/seat/whole/{path}").status_code == 404


@pytest.mark.parametrize(
    "script",
    [
        'import { b } from "/seat/b.js";\nexport const a = b;\n',
        'import { b } from "./b.js";\n',
        'export * from "/seat/b.js";\n',
        "export { c };\n",
    ],
)
def test_what_cannot_be_put_together_is_said(
    script: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whole, "STATIC", tmp_path)
    (tmp_path / "a.js").write_text(script, encoding="utf-8")
    (tmp_path / "b.js").write_text('import { a } from "/seat/a.js";\nexport const b = 1;\n')
    with pytest.raises(ValueError, match=r"a\.js"):
        whole.text("a", "a")
