"""Indicator names that the templates offer, and how to fill them in."""

from dataclasses import dataclass

from core.own.model import Kind
from core.stats.indicator import Bilingual


@dataclass(frozen=True)
class Example:
    """A name worth using as it is, so that years and towns fit together."""

    name: Bilingual
    unit: Bilingual
    kind: Kind
    field: str


PEOPLE, SHARE = Bilingual("人", "people"), Bilingual("％", "%")
FIVE = Bilingual("1～5", "1-5")
"""Like the ages, in letters that Shift_JIS has: a spreadsheet writes ? for any other."""


def _ages() -> list[Example]:
    """The 5-year age groups of both sexes, to 85 and over."""
    spans = [(f"{a}～{a + 4}歳", f"{a}-{a + 4}") for a in range(0, 85, 5)] + [("85歳以上", "85+")]
    return [
        Example(Bilingual(f"人口（{ja}・{age_ja}）", f"Population ({en}, {age_en})"), PEOPLE,
                "objective", "population")
        for ja, en in (("男", "men"), ("女", "women"))
        for age_ja, age_en in spans
    ]  # fmt: skip


def _counted(ja: str, en: str, unit: Bilingual, field: str) -> Example:
    return Example(Bilingual(ja, en), unit, "objective", field)


def _felt(ja: str, en: str, field: str, unit: Bilingual = SHARE) -> Example:
    return Example(Bilingual(ja, en), unit, "subjective", field)


EXAMPLES: tuple[Example, ...] = (
    _counted("合計特殊出生率（5年・ベイズ推定値）", "Total fertility rate (5 years, Bayesian)",
             Bilingual("", ""), "population"),
    _counted("合計特殊出生率（1年）", "Total fertility rate (1 year)",
             Bilingual("", ""), "population"),
    _counted("出生数（最新）", "Births (latest)", PEOPLE, "population"),
    _counted("待機児童数", "Children waiting for a nursery place", PEOPLE, "childcare"),
    _counted("保育所等の利用児童数", "Children in nurseries", PEOPLE, "childcare"),
    _counted("乳幼児健診の受診率", "Infants examined", SHARE, "health"),
    _counted("低出生体重児の割合", "Low birth weight", SHARE, "health"),
    _counted("産後ケアの利用者数", "Users of postnatal care", PEOPLE, "health"),
    _counted("空き家の数", "Vacant dwellings", Bilingual("戸", "dwellings"), "living"),
    _counted("男性職員の育児休業取得率", "Male staff taking parental leave", SHARE, "work"),
    _felt("住みやすいと思う人の割合", "Find it good to live here", "living"),
    _felt("子育てしやすいと思う人の割合", "Find it good to raise children here", "childcare"),
    _felt("相談できる人がいる人の割合", "Have somebody to turn to", "community"),
    _felt("仕事と家庭を両立できている人の割合", "Can combine work and family", "work"),
    _felt("医療に満足している人の割合", "Satisfied with medical care", "health"),
    _felt("住み続けたい気持ち（平均）", "Wish to stay (mean)", "community", FIVE),
    *_ages(),
)  # fmt: skip
HELP: dict[str, tuple[str, ...]] = {
    "ja": (
        "1行目の見出しは、そのままにしてください。読みこむのは1枚目のシートだけです。",
        "指標名・出典・区分は、かならず書きます。区分は「客観」（数えたもの）か「主観」（たずねたもの）です。",
        "地域コードは5桁か6桁。かわりに市区町村名でもかまいません（同じ名前の町があるときは「東京都府中市」のように県から）。",
        "どちらも空なら、画面で選んだ町の値になります。",
        "年は 2023、2023年度、令和5年度 のどれでもかまいません。",
        "値には数だけを書きます。単位は単位の欄へ。負の数は -3 か ▲3。",
        "主観の単位は「％」（0〜100）か「1～5」（5段階の平均）です。分野を書くと、客観の数字とならべて見られます。",
        "回答数は、アンケートに答えた人の数です。書くと、偶然のはばを計算します。",
        "横長の表では、値がない年は空のままにします。縦長の表では、その行を消します。",
        "10人より少ない数は、だれのことか分かることがあります。入れる前に確かめてください。",
        "入れた値には、いつも「自治体提供・暫定」と付きます。",
    ),
    "en": (
        "Keep the headings of the first line. Only the first sheet is read.",
        "Indicator, source and kind are needed. Kind is objective (counted) or subjective (asked).",
        "Area codes have five or six digits; a name does as well, with its prefecture if needed.",
        "If both are empty, the values are of the municipality chosen on the page.",
        "Years as 2023 or FY: 2023FY.",
        "Values are numbers only; the unit has its own column. Below zero: -3.",
        "Units of subjective items: % (0-100) or 1-5 (mean of five steps). With a field they are "
        "shown beside the counted figures.",
        "Respondents: how many answered. With it, the range of chance is computed.",
        "Wide: leave years without a value empty. Long: delete the line.",
        "Counts below ten may tell who somebody is. Think before you add them.",
        "Values always carry the mark: given by the municipality, provisional.",
    ),
}
