"""The import rules, checked on every file."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FORBIDDEN = {
    "core": {"streamlit", "streamlit_authenticator", "pages"},
    "core/workshop": {"duckdb", "psycopg", "pandas", "altair", "core.stats", "core.charts"},
    "core/charts": {"duckdb", "core.store", "core.workshop"},
    "core/stats": {"core.workshop", "core.web", "core.store"},
    "pages": {"duckdb", "psycopg", "psycopg_pool"},
}
CASES = [
    pytest.param(path, names, id=f"{folder}: {path.relative_to(ROOT)}")
    for folder, names in FORBIDDEN.items()
    for path in sorted((ROOT / folder).rglob("*.py"))
]
LOGIN = ROOT / "pages/shared/login.py"
SETTINGS = ROOT / "core/config.py"


def imports(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


@pytest.mark.parametrize(("path", "names"), CASES)
def test_imports_nothing_forbidden(path: Path, names: set[str]) -> None:
    found = {i for i in imports(path) for n in names if i == n or i.startswith(f"{n}.")}
    assert not found


def test_one_file_knows_the_login_library() -> None:
    files = [*(ROOT / "pages").rglob("*.py"), *(ROOT / "core").rglob("*.py")]
    assert [path for path in files if "streamlit_authenticator" in imports(path)] == [LOGIN]


def test_one_file_reads_the_environment() -> None:
    files = [*(ROOT / "pages").rglob("*.py"), *(ROOT / "core").rglob("*.py"), ROOT / "app.py"]
    reading = [p for p in files if "os.environ" in p.read_text(encoding="utf-8")]
    assert reading == [SETTINGS]
