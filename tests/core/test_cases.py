"""The catalogue says what is known, how it is known, and what is not."""

from pathlib import Path

import pytest

from core.cases import FOLDER, cases, load, matched_words, matching

GIVEN = {
    "iwamizawa-watch",
    "iwamizawa-handbook",
    "iwamizawa-birthweight",
    "iwamizawa-preconception",
    "boshimo-app",
    "boshimo-vaccination",
    "miyake-sharing",
    "ehime-matching",
    "ina-mr",
}


def test_every_case_of_the_recommendation_is_there_in_catalogue_order() -> None:
    assert set(cases()) == GIVEN
    assert next(iter(cases())) == "iwamizawa-watch"
    assert list(cases())[-1] == "ina-mr"


def test_nothing_unverified_is_told() -> None:
    for path in FOLDER.glob("*.toml"):
        assert "unverified" not in path.read_text(encoding="utf-8")


def test_every_effect_has_base_period_source_level_and_caution() -> None:
    for case in cases().values():
        for effect in case.effects:
            for text in (effect.value, effect.base, effect.period, effect.source, effect.caution):
                assert text.ja and text.en, case.case_id


def test_the_recommendation_is_the_first_source_of_every_case() -> None:
    assert all("提言 §4" in case.effects[0].source.ja for case in cases().values())


def test_an_unknown_number_of_people_stays_unknown() -> None:
    safe = cases()["iwamizawa-watch"].effects[0]
    assert safe.n is None
    assert "示されていません" in safe.base.ja
    assert safe.evidence_level == "users_view"


def test_chosen_by_the_users_themselves_is_said_of_the_comparison() -> None:
    rate = cases()["ehime-matching"].effects[1]
    assert rate.evidence_level == "comparison"
    assert rate.value.ja == "13% → 29%"
    assert "偏り" in rate.caution.ja


def test_real_targets_of_miyake_can_be_reused() -> None:
    patterns = cases()["miyake-sharing"].kpi_patterns
    assert ["年30人" in patterns[0].reference.ja, "年5人" in patterns[1].reference.ja] == [True] * 2
    assert all(pattern.leading for pattern in patterns)


def test_low_birth_weight_is_lagging() -> None:
    assert not cases()["iwamizawa-birthweight"].kpi_patterns[0].leading


def test_texts_fit_the_fields_of_a_use_case() -> None:
    for case in cases().values():
        assert len(case.title.ja) <= 80
        assert max(len(case.what_it_eases.ja), len(case.people_part.ja)) <= 200
        assert max(len(case.what_it_eases.en), len(case.people_part.en)) <= 200
        assert max(len(case.proof.ja), len(case.proof.en)) <= 1000


def test_proof_says_what_where_from_and_how_it_is_known() -> None:
    proof = cases()["iwamizawa-watch"].proof
    assert proof.ja == "利用者の98%で安心感が高まった（提言 §4、利用者主観）"


def test_pains_find_cases_most_words_first() -> None:
    found = matching("実家が遠いので、急な残業のときに保育園の迎えを頼れる人がいない")
    assert found[0].case_id == "miyake-sharing"
    assert "残業" in matched_words(found[0], "急な残業")


def test_english_pains_are_found_whatever_the_case_of_letters() -> None:
    assert matching("No NEIGHBOUR to pick up my child")[0].case_id == "miyake-sharing"


def test_no_pain_word_no_suggestion() -> None:
    assert matching("") == []
    assert matching("とくになし") == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('evidence_level = "users_view"', 'evidence_level = "proved"', "evidence_level 'proved'"),
        ('kind = "leading"', 'kind = "soon"', "kind 'soon'"),
        ('value.en = "98%"', "", "effect 1, value: en is missing"),
        ('case_id = "iwamizawa-watch"', 'case_id = "other"', "not the file's name"),
        ("order = 10", "order = 10\nrank = 1", "unknown fields ['rank']"),
    ],
)
def test_a_faulty_file_is_named_with_its_fault(
    tmp_path: Path, old: str, new: str, said: str
) -> None:
    good = (FOLDER / "iwamizawa-watch.toml").read_text(encoding="utf-8")
    assert old in good
    (tmp_path / "iwamizawa-watch.toml").write_text(good.replace(old, new), encoding="utf-8")
    with pytest.raises(ValueError, match=r"^iwamizawa-watch\.toml") as raised:
        load(tmp_path)
    assert said in str(raised.value)
