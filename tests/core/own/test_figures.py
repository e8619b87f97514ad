"""Own series as figures: marked, without peers, frozen as they are; and answers beside counts."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from core.config import config
from core.errors import Refused
from core.own import store as kept
from core.own.chart import LATIN_LINE, WIDE_LINE, gap_chart
from core.own.figures import as_figure, field_of, is_own, version
from core.own.gap import gaps
from core.own.model import Import, OwnSeries
from core.own.rules import share_interval
from core.own.store import OwnStore, merged
from core.stats.catalog import FIELDS, INDICATORS
from core.stats.evidence import frozen
from core.stats.figure import Figure, figures
from core.stats.package import Package
from tests.core.own.conftest import Read
from tests.core.own.files import ASKED, CHILDREN, FILE, MIYAKE, SATO, row, table

MARKS = ("自治体提供・暫定", "given by the municipality, provisional")


def series(read: Read, *lines: list[object] | tuple[str, ...]) -> list[OwnSeries]:
    found = read(table(*lines))
    assert found.problems == ()
    made = Import("i1", "sato", "佐藤", "2026-07-14T00:00:00+00:00", FILE, "", found.items)
    return merged([made], MIYAKE)


def test_an_own_figure_is_marked_and_stands_alone(read: Read) -> None:
    (one,) = series(read, row(年="2022", 値="8", 出典="前の課"), row(年="令和6年度", 値="12"))
    figure = as_figure(one)
    assert is_own(figure.indicator_id) and figure.package_version == "own-i1" == version(one)
    assert (figure.value, figure.year, figure.years_label) == (12.0, 2024, "2024年度")
    assert figure.series == ((2022, 8.0), (2023, None), (2024, 12.0))
    for words, mark in zip(
        ((figure.title.ja, figure.sentence.ja, *figure.sources),
         (figure.title.en, figure.sentence.en.lower(), *figure.sources_en)), MARKS, strict=True,
    ):  # fmt: skip
        assert all(mark in each for each in words)
    assert figure.sources == ("自治体提供・暫定：前の課", "自治体提供・暫定：こども課")
    nothing = (figure.peer_median, figure.peer_low, figure.peer_high, figure.peer_percentile,
               figure.prefecture_value, figure.country_value, figure.low, figure.high)  # fmt: skip
    assert set(nothing) == {None} and figure.peer_count == 0 and figure.peer_values == ()
    assert not set(INDICATORS) & {figure.indicator_id}


def test_chance_is_told_only_of_a_share_with_its_answers(read: Read) -> None:
    asked = as_figure(series(read, ASKED)[0])
    assert asked.low is not None and asked.high is not None
    assert 66 < asked.low < 72.5 < asked.high < 78
    for line in (row(ASKED, 回答数=""), row(ASKED, 単位="1–5", 値="3.4"), CHILDREN):
        figure = as_figure(series(read, line)[0])
        assert (figure.low, figure.high) == (None, None)


def test_the_interval_is_wilsons() -> None:
    low, high = share_interval(50, 100)
    assert (round(low, 2), round(high, 2)) == (40.38, 59.62)
    low, high = share_interval(0, 10)
    assert (low, round(high, 2)) == (0.0, 27.75)
    assert share_interval(100, 10) == pytest.approx((72.25, 100.0), abs=0.01)


def test_a_small_towns_fertility_is_said_to_move_by_chance(read: Read) -> None:
    line = row(指標名="合計特殊出生率（1年）", 単位="", 値="1.28", 分野="")
    (one,) = series(read, line)
    assert "偶然" in as_figure(one).sentence.ja and "chance" in as_figure(one).sentence.en
    assert field_of(one) == ""


@pytest.fixture
def installation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An installation of its own."""
    monkeypatch.setenv("LIVE_PATH", str(tmp_path / "workshops.duckdb"))
    config.cache_clear()
    yield
    config.cache_clear()


@pytest.mark.usefixtures("installation")
def test_evidence_is_frozen_and_stays_when_the_file_goes(read: Read, tmp_path: Path) -> None:
    store = kept.own_store()
    assert store.folder.is_relative_to(tmp_path)
    made = store.add(read(table(CHILDREN)), SATO)
    (figure,) = kept.own_figures(MIYAKE)
    evidence = kept.own_evidence(MIYAKE, figure.indicator_id)
    assert evidence == frozen(figure)
    assert evidence["value"] == 12.0 and MARKS[0] in str(evidence["source_ja"])
    assert evidence["package_version"] == f"own-{made.import_id}"
    assert evidence["peer_median"] is None and MARKS[0] in str(evidence["title_ja"])
    assert kept.own_fields(MIYAKE) == {figure.indicator_id: "childcare"}
    store.remove(made.import_id, SATO)
    assert evidence["value"] == 12.0 and kept.own_figures(MIYAKE) == []
    with pytest.raises(Refused, match=r"refused\.unknown"):
        kept.own_evidence(MIYAKE, figure.indicator_id)


@pytest.fixture(scope="module")
def official(package: Package) -> list[Figure]:
    return figures(package, MIYAKE)


def test_answers_stand_beside_the_counts_of_their_field(read: Read, official: list[Figure]) -> None:
    found = gaps(series(read, ASKED, CHILDREN), official)
    assert list(found) == ["childcare"]
    (one,) = found["childcare"]
    assert one.series.name == ASKED[0] and one.score == 72.5 and one.level == "high"
    assert one.objectives
    for each in one.objectives:
        indicator = INDICATORS[each.figure.indicator_id]
        assert indicator.field == "childcare" and not indicator.depends_on_size


def test_without_one_of_both_sides_there_is_nothing(read: Read, official: list[Figure]) -> None:
    assert gaps([], official) == {}
    assert gaps(series(read, ASKED), []) == {}
    assert gaps(series(read, CHILDREN), official) == {}
    assert gaps(series(read, row(ASKED, 分野="")), official) == {}
    alone = [replace(one, peer_percentile=None) for one in official]
    assert gaps(series(read, ASKED), alone) == {}


@pytest.mark.parametrize(
    ("changes", "score", "level"),
    [
        ({"値": "72.5"}, 72.5, "high"),
        ({"値": "62", "回答数": "20"}, 62.0, "middle"),
        ({"値": "62", "回答数": ""}, 62.0, "high"),
        ({"値": "50"}, 50.0, "middle"),
        ({"値": "30"}, 30.0, "low"),
        ({"値": "38", "回答数": "15"}, 38.0, "middle"),
        ({"単位": "1–5", "値": "1"}, 0.0, "low"),
        ({"単位": "5段階", "値": "3"}, 50.0, "middle"),
        ({"単位": "1〜5", "値": "5"}, 100.0, "high"),
    ],
)
def test_an_answer_is_high_or_low_only_when_chance_allows(
    read: Read, official: list[Figure], changes: dict[str, str], score: float, level: str
) -> None:
    (one,) = gaps(series(read, row(ASKED, **changes)), official)["childcare"]
    assert (one.score, one.level) == (score, level)


def test_a_contrast_needs_a_count_that_clearly_points_the_other_way(
    read: Read, official: list[Figure]
) -> None:
    chosen = next(
        one for one in official
        if one.peer_percentile is not None and one.peer_median is not None
        and INDICATORS[one.indicator_id].better and not INDICATORS[one.indicator_id].depends_on_size
    )  # fmt: skip
    higher = INDICATORS[chosen.indicator_id].better == "higher"
    bad = replace(chosen, low=None, high=None, peer_percentile=5.0 if higher else 95.0)
    good = replace(bad, peer_percentile=95.0 if higher else 5.0)
    middle = replace(bad, peer_percentile=50.0)
    assert bad.peer_median is not None
    unsure = replace(bad, low=bad.peer_median - 1, high=bad.peer_median + 1)
    field = str(INDICATORS[chosen.indicator_id].field)
    asked = [row(ASKED, 値=value, 分野=FIELDS[field].ja) for value in ("80", "20")]
    high, low = (series(read, line) for line in asked)
    for own, figure, contrasts in (
        (high, bad, 1), (high, good, 0), (low, good, 1), (low, bad, 0),
        (high, middle, 0), (high, unsure, 0),
    ):  # fmt: skip
        (one,) = gaps(own, [figure])[field]
        assert len(one.contrasts) == contrasts


def test_the_chart_holds_both_sides_and_reads_without_colour(
    read: Read, official: list[Figure]
) -> None:
    found = gaps(series(read, ASKED), official)["childcare"]
    for language in ("ja", "en"):
        chart = gap_chart(found, language).to_dict()
        rows = [one for data in chart["datasets"].values() for one in data if "side" in one]
        assert {one["side"] for one in rows} == {"answers", "counted"}
        for one in rows:
            lines = one["label"].split("\n")
            assert max(map(len, lines)) <= (LATIN_LINE if one["name"].isascii() else WIDE_LINE)
            assert min(map(len, lines)) > 1
        assert ASKED[0] in chart["description"]


def test_a_store_of_another_folder_is_another(store: OwnStore, tmp_path: Path, read: Read) -> None:
    store.add(read(table(CHILDREN)), SATO)
    assert OwnStore(tmp_path / "other").series(MIYAKE) == []
