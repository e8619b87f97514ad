"""A facilitator who was never trained finds what to do, to say and to watch."""

from pathlib import Path

import pytest

from core.agendas import FOLDER, Agenda, agendas, load, offered, singles
from core.workshop.events import proposed

ALL = pytest.mark.parametrize("agenda", agendas().values(), ids=lambda a: a.agenda_id)
FIRST = pytest.mark.parametrize("agenda", [agendas()[key] for key in ("90", "120", "180")],
                                ids=lambda a: a.agenda_id)  # fmt: skip
PARTS = ["vision", "structure", "planning", "practice"]
CHAIN = ["welcome", "figures", "insights", "issues", "personas", "use_cases", "kpis"]


def test_three_lengths_the_shortest_first_then_the_four_stages_of_the_recommendation() -> None:
    assert offered(follows=False) == ["90", "120", "180", *PARTS]
    assert offered(follows=True) == ["follow", "90", "120", "180", *PARTS]
    assert [*agendas()] == ["90", "120", "180", *PARTS, "follow"]


def test_each_stage_of_the_recommendation_ends_in_what_it_is_for() -> None:
    ends = {
        "vision": ("vision", "vision"),
        "structure": ("use_case", "promise"),
        "planning": ("use_case", "kpi"),
        "practice": ("kpi", "promise"),
    }
    for part, (key, wanted) in enumerate(ends.items(), 1):
        agenda = agendas()[key]
        asked = [stage.composer or stage.vote for stage in agenda.stages]
        assert agenda.part == part and f"({part})" in agenda.title_ja
        assert sum(stage.minutes for stage in agenda.stages) == agenda.minutes
        assert set(wanted) <= set(asked), key
    assert [s.stage_id for s in agendas()["planning"].stages if s.weighs] == ["estimates"]


def test_single_stages_have_their_words_and_can_be_held() -> None:
    further = {"pulse", "terms", "vision", "choose_vision", "estimates", "choose_again", "promises"}
    assert further <= singles().keys()
    for key, stage in singles().items():
        assert stage.stage_id == key
        assert all((stage.say_ja, stage.say_en, stage.watch_ja, stage.task_ja, stage.task_en))
        if stage.vote or stage.weighs:
            assert stage.opened_ja and stage.opened_en, key


def test_a_follow_up_looks_at_the_figures_and_at_what_was_decided_before_it_writes() -> None:
    ids = [stage.stage_id for stage in agendas()["follow"].stages]
    assert ids[:4] == ["welcome", "figures", "look_back", "insights"]
    assert ids[4:] == ["personas", "use_cases", "kpis", "promises"]


@FIRST
def test_minutes_add_up_to_the_length(agenda: Agenda) -> None:
    assert sum(stage.minutes for stage in agenda.stages) == agenda.minutes == int(agenda.agenda_id)
    assert f"{agenda.minutes}分" in agenda.title_ja


@FIRST
def test_the_chain_is_walked_in_order(agenda: Agenda) -> None:
    assert [s.stage_id for s in agenda.stages if s.stage_id in CHAIN] == CHAIN


@ALL
def test_what_people_notice_is_hidden_and_carries_only_the_sector(agenda: Agenda) -> None:
    stage = next(s for s in agenda.stages if s.stage_id == "insights")
    assert (stage.authorship, stage.hidden, stage.composer) == ("sector", True, "insight")


@FIRST
def test_issues_are_chosen_with_dots_before_anybody_is_drawn(agenda: Agenda) -> None:
    ids = [stage.stage_id for stage in agenda.stages]
    at = ids.index("choose")
    stage = agenda.stages[at]
    assert (stage.vote, stage.dots, stage.cumulative, stage.composer) == ("issue", 3, True, "")
    assert stage.authorship == "sector"  # a vote carries a mark, no seat
    assert ids[at - 1] == "issues" and ids[at + 1] == "personas"


@ALL
def test_every_stage_says_task_words_and_watch_in_both_languages(agenda: Agenda) -> None:
    for s in agenda.stages:
        assert all((s.title_ja, s.title_en, s.task_ja, s.task_en, s.say_ja, s.say_en))
        assert s.watch_ja and s.watch_en


@ALL
def test_a_task_is_one_sentence(agenda: Agenda) -> None:
    for s in agenda.stages:
        assert len(s.task_ja) <= 60
        assert s.task_ja.count("。") <= 1 or s.stage_id == "break"


@ALL
def test_a_workshop_can_be_opened_and_its_stages_started(agenda: Agenda) -> None:
    proposed("workshop_opened", {"title": "見本", "agenda": agenda.stages})
    for s in agenda.stages:
        proposed(
            "stage_started",
            {
                "stage_id": s.stage_id,
                "authorship": s.authorship,
                "hidden": s.hidden,
                "minutes": s.minutes,
            },
        )


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('vote = "issue"', 'vote = "poem"', "'poem'"),
        ("dots = 3", "dots = 0", "dots: Input should be greater than or equal to 1: 0"),
        ("minutes = 5", "minutes = 6", "91 minutes, not 90"),
        ('composer = "kpi"', 'composer = "poem"', "'poem'"),
        ('authorship = "sector"', 'authorship = "secret"', "'secret'"),
        ('title.en = "Decide the KPIs"', "", ".title.en: Field required"),
    ],
)
def test_a_faulty_file_is_named_with_its_fault(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    good = (FOLDER / "90.toml").read_text(encoding="utf-8")
    assert old in good
    (tmp_path / "90.toml").write_text(good.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ValueError, match=r"^90\.toml") as raised:
        load(tmp_path)
    assert said in str(raised.value)
