"""Reasons on arrows: which arrows there are, who may say why, what of it stays and is shown."""

from dataclasses import asdict, replace

import pytest

from core.errors import Refused
from core.keeping.portable import read as read_file
from core.keeping.portable import written
from core.workshop import Reverted, Room, Workshop, fold
from core.workshop.acts.editing import Linked
from core.workshop.acts.flow import StageRevealed, StageStarted, WorkshopClosed
from core.workshop.acts.reasons import ReasonGiven
from core.workshop.events import proposed
from core.workshop.nouns.kpis import KpiSet
from core.workshop.nouns.personas import PersonaAdded
from core.workshop.nouns.use_cases import UseCaseAdded
from core.workshop.paths import paths, sector_of
from core.workshop.timeline import lines
from core.workshop.view import Audience, shared
from tests.conftest import ITO, MORI, SATO, SUZUKI, Record
from tests.test_complete import LOGS, read


def kpi(key: str, leading: bool = True, case: str = "u1") -> KpiSet:
    return KpiSet(key, f"数{key}", case, "人", 9.0, "2099-03-31", "課", "2099-01-15",
                  leading=leading)  # fmt: skip


def tie(before: str, after: str, on: bool = True) -> Linked:
    return Linked("kpis", after, "leading_ids", before, on)


def drawn(workshop: Workshop) -> list[tuple[str, str]]:
    return [(arrow.from_id, arrow.to_id) for arrow in paths(workshop).arrows]


@pytest.fixture
def path(room: Room, record: Record) -> Room:
    """u1 → k1 (leading), k2 (outcome); u1 is for p1; u2 is for nobody."""
    record(
        SUZUKI,
        PersonaAdded("p1", "ゆか", "坂", "買い物が"),
        UseCaseAdded("u1", "送迎", persona_ids=("p1",)),
        UseCaseAdded("u2", "だれのためか まだ"),
        kpi("k1"),
        kpi("k2", leading=False),
    )
    return room


def test_arrows_lead_from_what_is_done_to_whom_it_is_for(path: Room, record: Record) -> None:
    one = paths(path.workshop)
    assert [(box.id, box.column) for box in one.boxes] == [("u1", 0), ("k1", 1), ("k2", 2),
                                                           ("p1", 3)]  # fmt: skip
    assert drawn(path.workshop) == [("u1", "k1"), ("u1", "k2"), ("k1", "p1"), ("k2", "p1")]
    assert [box.id for box in one.alone] == ["u2"] and one.missing == 4
    record(MORI, tie("k1", "k2"))
    assert drawn(path.workshop) == [("u1", "k1"), ("k1", "k2"), ("k2", "p1")], "the longer way"
    record(MORI, tie("k1", "k2", False))
    assert ("k1", "k2") not in drawn(path.workshop)


def test_a_use_case_without_kpi_leads_to_its_people(room: Room, record: Record) -> None:
    record(SUZUKI, PersonaAdded("p1", "ゆか", "坂", "買い物が"),
           UseCaseAdded("u1", "送迎", persona_ids=("p1",)))  # fmt: skip
    assert drawn(room.workshop) == [("u1", "p1")]
    record(SUZUKI, ReasonGiven("u1", "p1", "車がない"), kpi("k1"))
    assert drawn(room.workshop) == [("u1", "k1"), ("u1", "p1"), ("k1", "p1")], "words stay seen"
    assert paths(Workshop()).arrows == ()


def test_a_kpi_that_is_moved_stands_after_all_that_move_it(path: Room, record: Record) -> None:
    record(MORI, kpi("k3"), tie("k1", "k3"), tie("k2", "k3"))
    one = paths(path.workshop)
    assert {box.id: box.column for box in one.boxes} == {
        "u1": 0, "k1": 1, "k2": 2, "k3": 3, "p1": 4}  # fmt: skip
    assert one.columns == 5


def test_no_arrow_leads_round(path: Room, record: Record) -> None:
    record(MORI, kpi("k3"), tie("k1", "k2"), tie("k2", "k3"))
    for before, after in (("k3", "k1"), ("k2", "k1"), ("k1", "k1")):
        with pytest.raises(Refused, match=r"path\.loop"):
            record(MORI, tie(before, after))
    record(MORI, tie("k1", "k3"))
    assert path.workshop.kpis["k3"].leading_ids == ("k2", "k1")
    card = shared(path.workshop, Audience("participant"))["k2"]
    ways = {link["to"]: link["kind"]["key"] for link in card["links"]}
    assert (ways["k1"], ways["k3"]) == ("field.leading", "field.lagging")


def test_the_newest_reason_counts_and_the_earlier_stay(path: Room, record: Record) -> None:
    record(MORI, ReasonGiven("u1", "k1", "送れば来られる"))
    record(SUZUKI, ReasonGiven("u1", "k1", "隣の町で増えた", "heard"))
    arrow = paths(path.workshop).arrows[0]
    assert arrow.reason is not None and (arrow.reason.text, arrow.reason.basis) == (
        "隣の町で増えた", "heard")  # fmt: skip
    assert [one.text for one in arrow.earlier] == ["送れば来られる"]
    record(MORI, ReasonGiven("u1", "k1", " "))
    arrow = paths(path.workshop).arrows[0]
    assert arrow.reason is None and paths(path.workshop).missing == 4
    assert [one.text for one in arrow.earlier] == ["隣の町で増えた", "送れば来られる"]


def test_undo_takes_a_reason_away_and_only_ones_own(path: Room, record: Record) -> None:
    seq = record(MORI, ReasonGiven("u1", "k1", "送れば来られる")).seq
    with pytest.raises(Refused, match="role"):
        record(SUZUKI, Reverted(seq))
    record(MORI, Reverted(seq))
    assert not path.workshop.reasons
    tied = record(MORI, tie("k1", "k2")).seq
    record(MORI, ReasonGiven("k1", "k2", "来た人は慣れる"))
    record(MORI, Reverted(tied))
    assert ("k1", "k2") not in drawn(path.workshop), "the arrow is gone, and its reason with it"


@pytest.mark.parametrize(
    ("event", "why"),
    [
        (ReasonGiven("u2", "k1", "x"), "gone"),
        (ReasonGiven("k1", "u1", "x"), "gone"),
        (ReasonGiven("k1", "k2", "x"), "gone"),
        (ReasonGiven("u2", "p1", "x"), "gone"),
        (ReasonGiven("nowhere", "p1", "x"), "gone"),
        (ReasonGiven("u1", "k1", "x", "figure", figure_id="nowhere"), "gone"),
        (ReasonGiven("u1", "k1", "x", "case", use_case_id="u1"), "bad_request"),
    ],
)
def test_a_reason_needs_an_arrow_and_what_it_cites(
    path: Room, record: Record, event: ReasonGiven, why: str
) -> None:
    with pytest.raises(Refused, match=why):
        record(MORI, event)
    assert not path.workshop.reasons


def test_a_reason_of_the_wrong_shape_is_refused() -> None:
    fits = asdict(ReasonGiven("u1", "k1", "x" * 200))
    assert proposed("reason_given", fits) == ReasonGiven("u1", "k1", "x" * 200)
    for changes in ({"text": "x" * 201}, {"basis": "sure"}, {"from_id": "a>b"}, {"figure_id": "?"}):
        with pytest.raises(Refused, match="field"):
            proposed("reason_given", {**fits, **changes})


def test_after_the_meeting_who_leads_says_why_and_draws_no_arrows(
    path: Room, record: Record
) -> None:
    record(MORI, ReasonGiven("u1", "k1", "その場の考え"))
    record(SATO, WorkshopClosed(), leading=True)
    record(SATO, ReasonGiven("u1", "k1", "議会で聞かれて調べた", "heard"))
    arrow = paths(path.workshop).arrows[0]
    assert arrow.reason is not None and arrow.reason.later and not arrow.earlier[0].later
    with pytest.raises(Refused, match="closed"):
        record(MORI, ReasonGiven("u1", "k1", "x"))
    with pytest.raises(Refused, match="closed"):
        record(SATO, tie("k1", "k2"))


def test_who_may_not_write_gives_no_reason(path: Room, record: Record) -> None:
    with pytest.raises(Refused, match="role"):
        record(ITO, ReasonGiven("u1", "k1", "x"))


def test_a_reason_of_a_hidden_stage_waits_on_every_route(path: Room, record: Record) -> None:
    record(MORI, ReasonGiven("u1", "k1", "前からの理由"))
    record(SATO, StageStarted("hush", "anonymous", hidden=True), leading=True)
    seq = record(SUZUKI, ReasonGiven("u1", "k1", "ひみつの理由"), kpi("k9", leading=False)).seq - 1
    reason = paths(path.workshop).arrows[0].reason
    assert reason is not None and reason.text == "前からの理由"
    assert "k9" not in [box.id for box in paths(path.workshop).boxes]
    with pytest.raises(Refused, match="gone"):
        record(MORI, ReasonGiven("u1", "k9", "x"))
    assert shared(path.workshop, Audience("facilitator"))["waiting"]["count"] == 2
    line = next(one for one in lines(path.workshop, path.log, frozenset()) if one.seq == seq)
    assert (line.about, line.hidden, line.undoable) == ("", True, False)
    with pytest.raises(Refused, match="role"):
        record(SATO, Reverted(seq), leading=True)
    file = written(path.workshop, path.log, "1").decode()
    assert "ひみつの理由" not in file and "数k9" not in file and "前からの理由" in file
    assert read_file(file.encode()).log
    record(SATO, StageRevealed("hush"), leading=True)
    reason = paths(path.workshop).arrows[0].reason
    assert reason is not None and reason.text == "ひみつの理由"
    line = next(one for one in lines(path.workshop, path.log, frozenset()) if one.seq == seq)
    assert line.about == "送迎 → 数k1" and not line.hidden


def test_a_sector_is_told_as_on_a_card(path: Room, record: Record) -> None:
    record(MORI, ReasonGiven("u1", "k1", "名前のある段階"))
    record(SATO, StageStarted("sector", "sector"), leading=True)
    record(MORI, ReasonGiven("u1", "k2", "二人だけの立場"))
    told = [one.reason and sector_of(path.workshop, one.reason) for one in
            paths(path.workshop).arrows[:2]]  # fmt: skip
    assert told == ["resident", None]


def test_reasons_travel_with_the_file(path: Room, record: Record) -> None:
    record(
        MORI, ReasonGiven("u1", "k1", "前の理由"), ReasonGiven("u1", "k1", "いまの理由", "heard")
    )
    gone = record(MORI, ReasonGiven("u1", "k2", "とりけす理由")).seq
    record(MORI, Reverted(gone))
    data = written(path.workshop, path.log, "1")
    assert "とりけす理由" not in data.decode()
    arrow = paths(fold(read_file(data).log)).arrows[0]
    assert arrow.reason is not None and arrow.reason.text == "いまの理由"
    assert [one.text for one in arrow.earlier] == ["前の理由"]


def test_the_kept_log_means_what_it_meant() -> None:
    workshop = fold(read(next(path for path in LOGS if path.stem == "v4-reasons")))
    told = {(a.from_id, a.to_id): a for a in paths(workshop).arrows}
    assert list(told) == [("u1", "k1"), ("k1", "k2"), ("k2", "p1")]
    reasons = [one.reason for one in told.values()]
    assert [(r.basis, r.later) for r in reasons if r] == [
        ("case", False), ("figure", False), ("heard", True)]  # fmt: skip
    assert [len(one.earlier) for one in told.values()] == [0, 1, 1]
    assert replace(workshop, reasons={}) != workshop
