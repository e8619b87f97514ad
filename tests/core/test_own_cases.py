"""Cases of our own: seen by others once somebody else has read them; handed on as files."""

import json
from pathlib import Path
from typing import Any

import pytest

from core.accounts import User
from core.config import config
from core.errors import Refused
from core.facts import taken
from core.own_cases import file_of, from_file, known, made, own_cases

YUKI, MORI = User("yuki", "ゆき"), User("mori", "もり")


def words(text: str) -> dict[str, str]:
    return {"ja": text, "en": text}


TABLE: dict[str, Any] = {
    "title": words("夜の相談窓口"),
    "place": words("日南市"),
    "partners": words("南郷スーパー"),
    "summary": words("店の会議室で、月2回の相談"),
    "what_it_eases": words("休まずに相談できる"),
    "people_part": words("保健師2人"),
    "pains": ["相談", "夜"],
    "effects": [
        {
            "text": words("48件の相談"),
            "value": words("48件"),
            "base": words("9か月"),
            "period": words("2026年"),
            "source": words("市の記録"),
            "evidence_level": "self_report",
            "caution": words("比較はありません"),
        }
    ],
}


@pytest.fixture(autouse=True)
def installation(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LIVE_PATH", str(tmp_path / "w.duckdb"))
    config.cache_clear()


def test_others_see_a_case_only_after_somebody_else_has_read_it() -> None:
    one = own_cases().add(made(TABLE), YUKI)
    key = one.case.case_id
    assert key in known("yuki") and key not in known("mori") and key not in known()
    with pytest.raises(Refused, match="unknown"):
        taken(key, (), "mori")
    with pytest.raises(Refused, match="own_review"):
        own_cases().shown(key, YUKI)
    own_cases().shown(key, MORI)
    assert key in known() and own_cases().all()[key].read_by == "mori"
    event = taken(key, ())
    assert event.title == "夜の相談窓口" and "48件の相談（市の記録、自己申告）" in event.proof_ja
    assert "提言" not in event.proof_ja, "only what cites it explains it"
    with pytest.raises(Refused, match="role"):
        own_cases().remove(key, MORI)
    own_cases().remove(key, YUKI)
    assert key not in known("yuki")


def test_a_file_carries_a_case_to_another_installation_where_it_is_read_again() -> None:
    own_cases().add(made(TABLE), YUKI)
    (one,) = own_cases().all().values()
    brought = from_file(file_of(one.case))
    again = own_cases().add(brought, MORI, "日南市.json")
    assert (again.case.title, again.case.effects) == (one.case.title, one.case.effects)
    assert again.case.case_id != one.case.case_id and not again.read_by
    for broken in (b"", b"{}", b'{"format": "tsudoi-case"}', b"\xff", b"[" * 5000, b" " * 300_000):
        with pytest.raises(Refused):
            from_file(broken)


@pytest.mark.parametrize("field", ["title", "summary", "pains", "effects"])
def test_what_is_missing_is_named(field: str) -> None:
    with pytest.raises(Refused) as refused:
        made({**TABLE, field: words("") if isinstance(TABLE[field], dict) else []})
    assert refused.value.details["field"] == field


def test_a_file_of_the_folder_that_cannot_be_read_takes_nothing_away() -> None:
    one = own_cases().add(made(TABLE), YUKI)
    (own_cases().folder / "own-broken.json").write_text(json.dumps({"case": 3}), encoding="utf-8")
    assert own_cases().all().keys() == {one.case.case_id}
