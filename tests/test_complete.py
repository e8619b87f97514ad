"""Nothing is half-added: rules, logs, words, guards."""

import ast
import json
import re
import string
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from core.agendas import agendas
from core.text import FOLDER, LANGUAGES, Text, easy_words, light_words, words
from core.workshop import KINDS, Entry, Workshop, cards, fold
from core.workshop.compose import composers
from core.workshop.noun import EDITABLE, LINKS, NOUNS
from core.workshop.own import own
from core.workshop.view import Audience, shared

ROOT = Path(__file__).parents[1]


LOGS = sorted((ROOT / "tests/core/workshop/logs").glob("*.jsonl"))


KEY = re.compile(r"[a-z_]+\.[a-z_0-9]+")


# Events


def test_every_kind_says_who_may_or_is_the_server_s_own() -> None:
    nobodys = {kind for kind, event in KINDS.items() if not event.roles}
    assert nobodys == {"workshop_opened", "names_removed", "words_withdrawn", "workshop_taken_over"}
    assert all(KINDS[kind].server_only for kind in nobodys)


def read(path: Path) -> list[Entry]:
    """A log kept from the version that wrote it; payloads as they were then."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [Entry.from_row(*(*before, json.dumps(payload))) for *before, payload in rows]


def test_every_kind_is_in_a_log_that_is_kept() -> None:
    kinds = {entry.event.kind for path in LOGS for entry in read(path)}
    assert kinds == KINDS.keys(), "add an entry of the new kind to the newest log"


@pytest.mark.parametrize("path", LOGS, ids=lambda path: path.stem)
def test_a_log_of_an_older_version_still_folds(path: Path) -> None:
    log = read(path)
    for at in range(len(log) + 1):
        assert fold(log[:at]).seq == at


def test_the_first_log_means_what_it_meant() -> None:
    workshop = fold(read(LOGS[0]))
    assert (workshop.title, workshop.area_name, workshop.closed) == (
        "買い物と通院を考える",
        "岩見沢市",
        True,
    )
    assert [s.name for s in workshop.seats.values()] == ["佐藤", "鈴木", "森👪", "伊藤"]
    assert workshop.insights["i1"].text == "健診の日に仕事を休めない"
    assert len(workshop.insights["i1"].votes) == 1 and not workshop.insights["i2"].votes
    assert workshop.insights["i3"].muted and workshop.insights["i1"].author.sector is None
    assert "s2" in workshop.issues and workshop.issues["s2"].insight_ids == ()
    assert workshop.personas["p1"].issue_ids == ("s1",)
    assert workshop.use_cases["u1"].proof_ja == "証拠（報告）"
    first, second = workshop.kpis["k1"].versions
    assert (first.target, second.target, second.actual) == (250.0, 280.0, 240.0)
    assert workshop.kpis["k1"].baseline == 300.0 and workshop.kpis["k2"].stopped
    assert workshop.links["l1"].revoked and not workshop.hidden
    assert workshop.stage.ends_at == "" and workshop.stage.stage_id == "kpis"


def test_every_kind_has_its_sentence() -> None:
    assert {f"timeline.{kind}" for kind in KINDS} <= words("ja").keys()
    assert {f"timeline.{kind}_off" for kind, event in KINDS.items() if event.opposite} <= words(
        "ja"
    ).keys()


# Words


def holes(sentence: str) -> set[str]:
    """The names of the `{placeholders}` of a sentence."""
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def test_every_file_of_words_is_used() -> None:
    for language in LANGUAGES:
        kept = {
            f"{table}.{key}"
            for path in FOLDER.glob(f"*{language}.toml")
            for table, keys in tomllib.loads(path.read_text(encoding="utf-8")).items()
            for key in keys
        }
        assert kept == words(language).keys()


def test_every_key_is_in_both_languages_with_the_same_placeholders() -> None:
    assert words("ja").keys() == words("en").keys()
    for key, sentence in words("ja").items():
        assert sentence.strip() and words("en")[key].strip(), key
        assert holes(sentence) == holes(words("en")[key]), key


def test_sentences_are_written_in_their_language() -> None:
    kana = re.compile(r"[ぁ-んァ-ヶ一-龠]")
    wrong = {key for key, sentence in words("en").items() if kana.search(sentence)}
    assert wrong <= {"app.name", "app.language", "seat.name", "seat.language"}


FOR_WHO_LEADS = {
    *(
        f"seat.{key}"
        for key in ("sector", "came", "signs", "seats", "wrote", "words", "few", "present", "total")
    ),
    *(f"vote.{key}" for key in ("voted", "open", "open_few", "skip")),
    *(f"act.{key}" for key in ("mute_why", "wall_up", "wall_down")),
    "seat.at_door",
}

"""Words of light pages that no participant reads."""


def test_easy_japanese_says_all_of_a_phone_with_a_reading_for_every_kanji() -> None:
    ja, easy = light_words("ja"), easy_words()
    said = {key: value for key, value in easy.items() if not key.startswith("said.")}
    assert said.keys() <= ja.keys()
    whole = ("seat", "join", "vote", "group", "act")
    alike = r"[ぁ-んァ-ヶA-Za-z0-9「」、。…？?・／/ {}（）\-◯△●]*"
    left = {k for k, v in ja.items() if k.partition(".")[0] in whole} - said.keys()
    assert {key for key in left if not re.fullmatch(alike, ja[key])} <= FOR_WHO_LEADS
    for key, sentence in easy.items():
        assert not re.search(r"[一-龠]", re.sub(r"[一-龠々]+《[ぁ-ん]+》", "", sentence)), key
        if key in ja:
            assert holes(sentence) == holes(ja[key]), key
    plans = [plan for agenda in agendas().values() for plan in agenda.stages]
    shown = {f"said.{words}" for plan in plans for words in (plan.title_ja, plan.task_ja)}
    assert shown <= easy.keys(), "every stage has its easy sentence"


def keyed(value: Any) -> Iterator[dict[str, Any]]:
    """Every `{"key": …}` in a card, however deep."""
    if isinstance(value, dict):
        if "key" in value:
            yield value
        for one in value.values():
            yield from keyed(one)
    elif isinstance(value, list):
        for one in value:
            yield from keyed(one)


def states() -> Iterator[Workshop]:
    """Every state of the kept logs, so that every branch of the cards is drawn."""
    for path in LOGS:
        log = read(path)
        for at in range(1, len(log) + 1):
            yield fold(log[:at])


def drawn() -> Iterator[dict[str, Any]]:
    yield from keyed([cards.compose(name) for name in composers()])
    for workshop in states():
        marks = frozenset(workshop.touched)
        for role in ("facilitator", "cofacilitator", "participant", "observer"):
            audience = Audience(role)
            yield from keyed(list(shared(workshop, audience).values()))
            yield from keyed(list(own(workshop, marks, audience).values()))


def test_every_key_on_a_card_has_words_that_fit_its_values() -> None:
    found = {json.dumps(one, sort_keys=True): one for one in drawn()}
    assert len(found) > 60
    for one in found.values():
        assert one["key"] in light_words("ja"), "the light pages are sent only their tables"
        for language in LANGUAGES:
            values = one.keys() - {"key"}
            assert holes(words(language)[one["key"]]) <= values, one
            assert "{" not in Text(language).of(one)


def test_every_key_written_in_the_cards_is_drawn_or_has_words() -> None:
    """Also keys of branches that no kept log reaches."""
    for path in (ROOT / "core/workshop").rglob("*.py"):
        for key in spoken(ast.parse(path.read_text(encoding="utf-8"))):
            assert key in words("ja"), f"{path.name}: {key}"


def spoken(tree: ast.AST) -> set[str]:
    """Keys written in a source; of a key put together, one that begins like it."""
    tables = {key.partition(".")[0] for key in words("ja")}
    together = [one for one in ast.walk(tree) if isinstance(one, ast.JoinedStr)]
    inside = {id(part) for one in together for part in one.values}
    found = {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inside
    }
    for one in together:
        start = one.values[0].value if isinstance(one.values[0], ast.Constant) else None
        if isinstance(start, str) and "." in start:
            found.add(next((key for key in words("ja") if key.startswith(start)), f"{start}x"))
    return {key for key in found if KEY.fullmatch(key) and key.partition(".")[0] in tables}


def test_every_field_link_and_type_has_its_words() -> None:
    fields = {f"field.{name}" for table in EDITABLE.values() for name in table}
    ends = {f"compose.{name}" for _, name in LINKS}
    types = {f"section.{noun.one}" for noun in NOUNS.values()}
    decisions = {f"field.version_{one}" for one in ("first", "continue", "change", "stop")}
    assert fields | ends | types | decisions <= words("ja").keys()


def test_every_refusal_has_words() -> None:
    reasons = {
        node.args[0].value
        for path in (ROOT / "core").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") == "Refused"
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }
    assert len(reasons) > 10 and reasons <= words("ja").keys()
    filled = {"field", "max", "now"}  # what pages give where a refusal has none
    assert all(holes(words("ja")[str(reason)]) <= filled for reason in reasons)
