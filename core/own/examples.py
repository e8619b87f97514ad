"""Indicator names that the templates offer, and how to fill them in."""

from dataclasses import dataclass

from core.bilingual import Bilingual
from core.own.ages import name_of
from core.own.model import Kind
from core.stats.ages.tables import ALL_AGES, MOTHERS, ORDERS, SEXES, Cell


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
    return [
        Example(name_of(Cell("population", sex, low)), PEOPLE, "objective", "population")
        for sex in reversed(SEXES)
        for low in ALL_AGES
    ]


@dataclass(frozen=True)
class Sheet:
    """Rows of a table by age that are offered together, and where their numbers are published."""

    cells: tuple[Cell, ...]
    source: Bilingual


CENSUS = Bilingual("国勢調査（総務省）", "Population Census (MIC)")
AGE_SHEETS: dict[str, tuple[Sheet, ...]] = {
    "births": (
        Sheet(tuple(Cell(what, "women", low) for what in ("population", "married")
                    for low in MOTHERS), CENSUS),
        Sheet((*(Cell("births", "women", low) for low in MOTHERS),
               *(Cell("order", "women", at) for at in ORDERS)),
              Bilingual("人口動態統計（厚生労働省）", "Vital Statistics (MHLW)")),
    ),
    "moves": (
        Sheet(tuple(Cell(what, sex, low) for what in ("moved_in", "moved_out") for sex in SEXES
                    for low in ALL_AGES),
              Bilingual("住民基本台帳人口移動報告（総務省）",
                        "Report on Internal Migration (MIC)")),
        Sheet(tuple(Cell("population", sex, low) for sex in SEXES for low in ALL_AGES), CENSUS),
    ),
}  # fmt: skip
"""Both tables by age: for births and marriage, for coming and leaving."""


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
        "見出しは、そのままにしてください。読みこむのは、表がある1枚目の見えているシートです（画面で選べます）。",
        "指標名・出典・区分は、かならず書きます。区分は「客観」（数えたもの）か「主観」（たずねたもの）です。",
        "地域コードは5桁か6桁。かわりに市区町村名でもかまいません（同じ名前の町があるときは「東京都府中市」のように県から）。",
        "どちらも空なら、画面で選んだ町の値になります。",
        "年は 2023、2023年度、令和5年度、令和5年（2023年）のどれでもかまいません。",
        "値には数だけを書きます。単位は単位の欄へ。負の数は -3 か ▲3。",
        "主観の単位は「％」（0〜100）、「1～5」（5段階の平均）、「偏差値」、「人」です。分野を書くと、客観の数字とならべて見られます。",
        "回答数は、アンケートに答えた人の数です。書くと、偶然のはばを計算します。",
        "横長の表では、値がない年は空のままにします。縦長の表では、その行を消します。",
        "10人より少ない数は、だれのことか分かることがあります。入れる前に確かめてください。",
        "入れた値には、いつも「自治体提供・暫定」と付きます。",
    ),
    "en": (
        "Keep the headings. The first visible sheet with a table is read; the page offers others.",
        "Indicator, source and kind are needed. Kind is objective (counted) or subjective (asked).",
        "Area codes have five or six digits; a name does as well, with its prefecture if needed.",
        "If both are empty, the values are of the municipality chosen on the page.",
        "Years as 2023 or FY: 2023FY.",
        "Values are numbers only; the unit has its own column. Below zero: -3.",
        "Subjective units: % (0-100), 1-5 (mean of five steps), standard score, people. With a "
        "field they are shown beside the counted figures.",
        "Respondents: how many answered. With it, the range of chance is computed.",
        "Wide: leave years without a value empty. Long: delete the line.",
        "Counts below ten may tell who somebody is. Think before you add them.",
        "Values always carry the mark: given by the municipality, provisional.",
    ),
}
AGE_HELP: dict[str, tuple[str, ...]] = {
    "ja": (
        "e-Stat（政府統計の総合窓口）の表なら、写さずに、書き出したCSVをそのまま入れられます。"
        "地域は自分の市区町村と県だけを選び、「コードを出力する」にします。",
        "年の列に、人数だけを書きます。資料にない年は空のままにします。指標名は変えないでください。",
        "その年齢の人がいないときは 0 と書きます。公表の表の「-」も、いないという意味なら 0 です。",
        "人口と有配偶は、国勢調査の年（2015、2020など）に書きます。年齢（5歳階級）・男女・配偶関係別の表にあります。",
        "出生数は、母の年齢別・出生順位別の表から写します。国勢調査の年の前後2年まで（2020年なら2018〜2022年）をまとめて使います。",
        "15歳未満の母の出生は15～19歳に、50歳以上は45～49歳に足します。",
        "県の行も書くと、県とのちがいを、結婚と出生に分けて見られます。書かなくても自分のまちの分は出ます。",
        "転入・転出は、年齢（5歳階級）・男女別の表から写します。新しい方から5年までを合わせます。",
        "転入・転出がないときは、5年はなれた2回の国勢調査の人口から、同じ世代の増え減りを出します。",
        "ほかの資料（住民基本台帳など）から写したときは、出典の列を書きかえてください。",
        "いらない行は、空のままでも、消してもかまいません。",
    ),
    "en": (
        "Tables of e-Stat need no copying: add the CSV as it is, written with codes, for your "
        "municipality and prefecture only.",
        "Write numbers of people under their years; leave other years empty. Keep the names.",
        "Write 0 where there is nobody; a dash in a published table often means 0.",
        "Population and married: census years (2015, 2020 …), tables by age, sex, marital status.",
        "Births: tables by age of mother and birth order. Those up to two years before and after "
        "the census are taken together.",
        "Mothers under 15 go with 15-19, over 49 with 45-49.",
        "With the prefecture's rows, the difference is split into marriage and births.",
        "Moves: tables by age and sex; up to the five newest years are added up.",
        "Without moves, two censuses five years apart show how each cohort changed.",
        "Change the source where numbers come from elsewhere, such as the residents' register.",
        "Rows you do not need may stay empty or be deleted.",
    ),
}
