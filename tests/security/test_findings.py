"""Every finding of the review has its test, and the page that says which is true."""

import re

import pytest

from tests.security.server import ROOT

PAGE = ROOT / "docs/security-tests.md"
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in PAGE.read_text(encoding="utf-8").splitlines()
    if line.startswith("| ") and "---" not in line and not line.startswith("| finding")
]
FINDINGS = {f"H{n}" for n in range(1, 7)} | {f"M{n}" for n in range(1, 11)}
FINDINGS |= {f"design {n}" for n in range(1, 6)}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_the_tests_of_a_finding_exist(row: list[str]) -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", row[2])
    assert named and len(named) == row[2].count("`") // 2
    for path, name in named:
        assert f"def {name}(" in (ROOT / path).read_text(encoding="utf-8"), f"{path}::{name}"


def test_no_finding_is_without_one() -> None:
    assert {row[0] for row in ROWS if not row[0].startswith("L")} == FINDINGS
    assert sum(row[0].startswith("L") for row in ROWS) == 8


def test_what_is_installed_is_pinned_by_its_hash_and_without_old_tools() -> None:
    for name in ("requirements.txt", "tests/requirements.txt"):
        pins = (ROOT / name).read_text(encoding="utf-8").split("\n")
        packages = [line for line in pins if re.match(r"[\w.-]+==", line)]
        assert len(packages) > 10 and all(line.rstrip().endswith("\\") for line in packages)
        assert not any(line.startswith("setuptools==") for line in packages)
    made = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert "pip uninstall --quiet --yes setuptools" in made and "'pip>=25.3'" in made
