"""What README promises exists."""

import re
from pathlib import Path

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


def test_every_library_has_its_reason() -> None:
    reasons = (ROOT / "docs/dependencies.md").read_text(encoding="utf-8").lower()
    for file in ("requirements.txt", "tests/requirements.txt"):
        lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
        for line in (one for one in lines if not one.startswith("-")):
            name, _, version = line.partition("==")
            assert version and f"| {name.lower()} |" in reasons, line
