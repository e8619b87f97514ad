"""What every sentence must say: whom it counts, how it was summed, why it may be old."""

from core.stats.catalog import INDICATORS
from core.stats.figure import figure
from core.stats.package import Package


def test_a_figure_that_counts_japanese_only_says_so_everywhere(package: Package) -> None:
    """大泉町, where one in five is from abroad."""
    for code in ("10524", "29362", "14000"):
        for name, indicator in INDICATORS.items():
            one = figure(package, name, code)
            if one.value is None:
                continue
            some = indicator.counted[0].japanese
            assert ("日本人" in one.sentence.ja.replace(indicator.title.ja, "")) == some, name
            assert ("Japanese nationals" in one.sentence.en) == some, name
    mixed = figure(package, "marriage_rate", "10524").sentence
    assert "割る人口には外国人（約18％）も入るので、小さく出る。" in mixed.ja


def test_the_countrys_sum_is_marked_and_old_figures_say_why(package: Package) -> None:
    assert "住所の分からない分を除く。" in figure(package, "births", "00000").sentence.ja
    assert "住所の分からない" not in figure(package, "births", "14000").sentence.ja
    assert "without those of unknown address" in figure(package, "births", "00000").sentence.en
    old = figure(package, "pupils_per_teacher", "41204").sentence
    assert "2016年の古い値。そのあと義務教育学校ができ" in old.ja and "This is old (2016)" in old.en
    assert "古い値" not in figure(package, "pupils_per_teacher", "29362").sentence.ja


def test_more_in_employment_than_in_the_labour_force_is_explained(package: Package) -> None:
    """京極町: those of unknown status are left out of the one and imputed in the other."""
    one, whole = (
        figure(package, name, "01399") for name in ("women_employed", "women_in_labour_force")
    )
    assert one.value and whole.value and one.value > whole.value
    assert "「女性の労働力率」より高いのは、" in one.sentence.ja and "imputed" in one.sentence.en
    assert "より高いのは" not in figure(package, "women_employed", "29362").sentence.ja
