"""What README promises exists."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from core.config import Config

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_make_command_is_a_target() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    named = set(re.findall(r"(?:^|`)make ([a-z]+)", README, re.M))
    assert {"run", "test"} <= named <= targets


def test_every_setting_is_described() -> None:
    names = {name.upper() for name in Config.__dataclass_fields__}
    assert names == set(re.findall(r"^\| `([A-Z_]+)` \|", README, re.M))


def test_files_named_in_the_text_are_there() -> None:
    for path in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / path).exists(), path


PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LIBRARIES = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["tests"]]


@pytest.mark.parametrize("line", LIBRARIES)
def test_every_library_has_its_reason_and_an_exact_version(line: str) -> None:
    reasons = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8").lower()
    name, _, version = line.partition("==")
    assert version and f"| {name.lower()} |" in reasons


@pytest.mark.parametrize("file", ["requirements.txt", "tests/requirements.txt"])
def test_every_pin_is_exact_and_has_hashes(file: str) -> None:
    pins = (ROOT / file).read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    assert len(pins) > 50
    assert [one for one in pins if "==" not in one or "--hash=sha256:" not in one] == []


def test_what_the_project_names_is_what_is_pinned() -> None:
    pinned = (ROOT / "tests/requirements.txt").read_text(encoding="utf-8").lower()
    assert [one for one in LIBRARIES if f"{one.lower()} \\\n" not in pinned] == []


def imported() -> set[str]:
    """Every module that the application imports, by its first name."""
    sources = [ROOT / "app.py", *(ROOT / "core").rglob("*.py"), *(ROOT / "pages").rglob("*.py")]
    found: set[str] = set()
    for path in sources:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module)
    return {name.partition(".")[0] for name in found}


def plain(name: str) -> str:
    """A library's name as the registry folds it."""
    return name.lower().replace("_", "-")


def test_every_library_that_is_imported_is_named() -> None:
    owners = packages_distributions()
    ours = {"core", "pages", "data", "app"} | sys.stdlib_module_names
    named = {plain(line.partition("==")[0]) for line in PROJECT["dependencies"]}
    wanted = {name: owners[name] for name in imported() - ours}
    missing = {name for name, by in wanted.items() if not set(map(plain, by)) & named}
    assert missing == set()
