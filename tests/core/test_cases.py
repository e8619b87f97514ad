"""The catalogue says what is known, how it is known, and what is not."""

from pathlib import Path

import pytest

from core.cases import FOLDER, RECOMMENDATION, cases, load, matched_words
from core.facts import proof, taken
from core.fits import Fit, fits, found, reason
from core.stats.package import open_package
from core.workshop import Author
from core.workshop.nouns.personas import Persona
from core.workshop.nouns.use_cases import LONGEST_PROOF

PACKAGE = Path(__file__).parents[2] / "data/regional.duckdb"
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


def test_ikutomo_is_the_partnership_and_not_the_app() -> None:
    case = cases()["miyake-sharing"]
    assert "ikutomo" not in case.title.ja + case.title.en
    assert "三宅町子育てパートナーシップ『ikutomo" in case.partners.ja
    assert "30人ずつ増やしていく" in case.kpi_patterns[0].reference.ja
    assert any("関係人口" in one.text.ja for one in case.effects)


def test_all_three_effects_of_ina_are_told() -> None:
    told = [one.text.ja for one in cases()["ina-mr"].effects]
    for word in (
        "個別の対応に注力",
        "学校の職員の対応の時間",
        "利用地域・滞在時間・利用コンテンツ",
    ):
        assert any(word in one for one in told), word


def test_an_aim_is_told_as_an_aim_with_its_section() -> None:
    summary = cases()["boshimo-app"].summary.ja
    assert "目指し" in summary and "コンセプト" in summary and "§5(3)" in summary
    assert "予定" not in cases()["boshimo-app"].what_it_eases.ja


def test_a_benefit_that_nobody_stated_is_not_told() -> None:
    case = cases()["iwamizawa-preconception"]
    assert "不安" not in case.what_it_eases.ja
    assert "性成熟期" in case.summary.ja and "ヘルスリテラシー" in case.what_it_eases.ja


def test_ehime_has_its_years_and_what_its_members_did() -> None:
    case = cases()["ehime-matching"]
    assert all(year in case.summary.ja for year in ("2008年", "2011年度", "2015年3月"))
    assert any("活性化" in one.text.ja for one in case.effects)


def test_chance_of_the_low_birth_weight_rests_on_the_births_of_the_package() -> None:
    effect = cases()["iwamizawa-birthweight"].effects[1]
    asked = (
        "SELECT value FROM observations WHERE measure = 'births_register'"
        " AND area_code = '01210' AND year IN (2015, 2019) ORDER BY year"
    )
    first, last = (row[0] for row in open_package(PACKAGE).rows(asked))
    assert f"2015年{first:.0f}人、2019年{last:.0f}人" in effect.base.ja
    both = (0.104 * first + 0.063 * last) / (first + last)
    z = (0.104 - 0.063) / (both * (1 - both) * (1 / first + 1 / last)) ** 0.5
    assert f"z = {z:.2f}" in effect.caution.ja and f"z = {z:.2f}" in effect.caution.en


def test_a_taken_case_keeps_all_that_judges_it_whole() -> None:
    for case in cases().values():
        event = taken(case.case_id, ())
        for language, kept in (("ja", event.proof_ja), ("en", event.proof_en)):
            assert len(kept) <= LONGEST_PROOF and kept == proof(case, language)
            assert kept.endswith(RECOMMENDATION.of(language))
            for one in case.effects:
                for part in (one.value, one.base, one.period, one.source, one.caution, one.level):
                    assert part.of(language) in kept, case.case_id
        assert event.cost == case.cost.ja


def test_how_many_a_value_rests_on_is_said_where_it_is_known() -> None:
    assert "n = 156,991" in cases()["ehime-matching"].effects[0].judged.ja


def fitting(text: str, area_code: str = "45204", language: str = "ja") -> list[Fit]:
    return fits(open_package(PACKAGE), area_code, cases().values(), text, language)


def test_what_fits_best_comes_first_with_its_reason_in_words() -> None:
    best = fitting("実家が遠いので、急な残業のときに保育園の迎えを頼れる人がいない")[0]
    assert best.case.case_id == "miyake-sharing"
    assert "残業" in matched_words(best.case, "急な残業")
    yuka = Persona("p", Author("m"), "s", 1, "ゆか", "残業", "迎え")
    told = reason(best, yuka, "日南市")
    assert told.ja.startswith("ゆかの言葉の 「頼れる」・「実家が遠い」")
    assert "奈良県三宅町は、日南市とは類型のちがう所です" in told.ja and "Miyake" in told.en
    assert fitting("No NEIGHBOUR to pick up my child", language="en")[0].words
    assert not any(one.words for one in fitting("help me", language="ja")), "letters of a word"


def test_where_nothing_is_shared_places_of_our_class_come_first_and_it_is_said() -> None:
    ordered = fitting("とくになし")
    assert len(ordered) == len(cases()) and not any(one.words for one in ordered)
    kinds = [bool(one.near) for one in ordered]
    assert kinds == sorted(kinds, reverse=True)
    assert fitting("", "01210")[0].same


def test_cases_are_searched_by_word_and_narrowed_by_life_stage_and_meaning() -> None:
    every = fitting("")
    assert [one.case.case_id for one in found(every, "移住 職員")] == ["ina-mr"]
    assert {one.case.case_id for one in found(every, "", stages=["marriage"])} == {"ehime-matching"}
    assert found(every, "", meanings=["relief"], stages=["infant"], sectors=["industry"])
    assert all(one.stages and one.meanings and one.sectors for one in cases().values())
    assert found(every, "ゼロ件") == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            'evidence_level = "users_view"',
            'evidence_level = "proved"',
            "effects.1.evidence_level: Input should be 'self_report'",
        ),
        (
            'kind = "leading"',
            'kind = "soon"',
            "kpi_patterns.1.kind: Input should be 'leading' or 'lagging': 'soon'",
        ),
        ('value.en = "98%"', "", "effects.1.value.en: Field required"),
        ('case_id = "iwamizawa-watch"', 'case_id = "other"', "not the file's name"),
        ("order = 10", "order = 10\nrank = 1", "rank: Unexpected keyword argument"),
        ('summary.en = "', 'summary.en = " " # "', "summary: Value error, words are missing"),
        ("[[effects]]\n", "[[effects]]\nn = 0\n", "effects.1.n: Input should be greater than 0"),
        (
            "[[effects]]\n",
            "[[effects]]\nn = true\n",
            "effects.1.n: Input should be a valid integer",
        ),
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
