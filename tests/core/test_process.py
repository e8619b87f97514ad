"""What a running server has set for itself: files for a hall, no collecting in the way of it."""

import subprocess
import sys
from pathlib import Path

import pytest

from core.open_files import HALL
from core.quiet import MOST, STEP, Quiet
from tests.core.running import ROOT, told

LIMIT = "resource.getrlimit(resource.RLIMIT_NOFILE)[0]"
ASKED = f"[{LIMIT}, config.get_option('runner.postScriptGC'), gc.get_freeze_count()]"


@pytest.mark.parametrize(("hard", "warned"), [(HALL, 0), (2000, 1)])
def test_a_server_allows_itself_the_files_a_hall_needs(
    tmp_path: Path, hard: int, warned: int
) -> None:
    (soft, collects, frozen), log = told(tmp_path / "kept", ASKED, (1024, hard))
    assert soft == hard
    assert log.count(f"a full hall needs {HALL:,}") == warned
    assert log.count("only 2,000 open files are allowed") == warned
    assert collects is False, "a page run does not hold the room up"
    assert frozen > 50_000, "the statistics are no longer looked through"


def test_where_files_are_not_counted_the_server_starts_all_the_same() -> None:
    script = "import sys; sys.modules['resource'] = None\nfrom core.open_files import raise_limit\n"
    done = subprocess.run(
        [sys.executable, "-c", f"{script}print(raise_limit())"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert (done.stdout, done.stderr) == ("None\n", "")


def test_what_a_server_computes_for_itself_waits_while_people_ask_but_not_for_ever() -> None:
    alone, asked = Quiet(), Quiet()
    alone.wait()
    assert alone.left == MOST
    asked.left = 3 * STEP
    asked.asked()
    asked.wait()
    assert asked.left <= 0
    waited = asked.left
    asked.asked()
    asked.wait()
    assert asked.left < waited, "then a pause comes before each step"
