"""Indicators of births and marriage."""

from core.stats.indicator import Bilingual, Field, Indicator, plain, rate

F: Field = "population"
TFR_MISSING = Bilingual(
    "合計特殊出生率の市区町村別の値は、収めた公表資料にない。"
    "厚生労働省「人口動態統計特殊報告」（5年ごとの市区町村別統計）で確かめられる。",
    "The packaged publications have no total fertility rate of municipalities. See the Ministry "
    "of Health's special report of vital statistics by municipality, every five years.",
)

INDICATORS: tuple[Indicator, ...] = (
    plain(
        "births", F, ("出生数", "Births"), ("人", "births"),
        "births", 0, None,
        ("人口動態統計、日本における日本人。", "Vital statistics, Japanese nationals."),
        ("この数の変化を、身のまわりのどこで感じますか。",
         "Where around you do you notice this change?"),
        chance=True,
    ),
    rate(
        "birth_rate", F, ("出生率", "Births per 1,000 residents"),
        ("人（千人あたり）", "per 1,000 residents"),
        "births_register", "population_register", 1000, 1, None,
        ("出生者数（外国人を含む） ÷ その年の1月1日の住民基本台帳人口。",
         "Births (foreign nationals included) ÷ registered residents on 1 January of that year."),
        ("同じくらいの町とくらべて、思っていたのと違いますか。",
         "Is it what you expected, beside similar places?"),
        chance=True,
    ),
    rate(
        "births_per_women", F,
        ("15～64歳女性千人あたり出生数", "Births per 1,000 women aged 15–64"),
        ("人", "per 1,000 women"),
        "births_register", "female_15_64", 1000, 1, None,
        ("出生者数（住民基本台帳）÷ 15～64歳の女性（国勢調査）。15～49歳の人口は収めた資料にな"
         "い。",
         "Births (register) ÷ women aged 15–64 (census); ages 15–49 are not in the packaged "
         "files."),
        ("子どもを望む人にとって、何が足りていて、何が足りませんか。",
         "What is there, and what is lacking, for those who want children?"),
        chance=True,
    ),
    plain(
        "total_fertility_rate", F,
        ("合計特殊出生率（都道府県）", "Total fertility rate (prefectures)"), ("", ""),
        "tfr", 2, None,
        ("1人の女性が一生に産む子どもの数にあたる値。人口動態統計。",
         "Children a woman would have in her life at present rates. Vital statistics."),
        ("県の値だけで、あなたの町の何がわかり、何がわかりませんか。",
         "What does the prefecture's value tell of your town, and what not?"),
        only="prefecture", missing=TFR_MISSING,
    ),
    plain(
        "marriages", F, ("婚姻件数", "Marriages"), ("件", "marriages"),
        "marriages", 0, None,
        ("人口動態統計、日本における日本人。", "Vital statistics, Japanese nationals."),
        ("若い人が出会い、くらし始める場は、どこにありますか。",
         "Where do young people meet and start a life here?"),
        chance=True,
    ),
    rate(
        "marriage_rate", F, ("婚姻率", "Marriages per 1,000 residents"),
        ("件（千人あたり）", "per 1,000 residents"),
        "marriages", "population_register", 1000, 1, None,
        ("婚姻件数 ÷ その年の1月1日の住民基本台帳人口。",
         "Marriages ÷ registered residents on 1 January of that year."),
        ("結婚したい人にとって、何がじゃまになっていそうですか。",
         "What might stand in the way of those who wish to marry?"),
        chance=True,
    ),
    rate(
        "births_per_marriage", F,
        ("婚姻1件あたりの出生数", "Births per marriage"),
        ("人", "births"),
        "births", "marriages", 1, 2, None,
        ("同じ年の出生数 ÷ 婚姻件数（人口動態統計、日本人）。結婚してから移り住む家族が多い町では"
         "大きくなり、合計特殊出生率の内訳そのものではない。",
         "Births ÷ marriages of the same years (vital statistics, Japanese). Large where families "
         "move in after marrying; not itself a part of the total fertility rate."),
        ("結婚したあと、子どもを持つまでに、何が後押しになり、何がじゃまになりそうですか。",
         "After marrying, what helps and what hinders having children?"),
        chance=True,
    ),
    rate(
        "divorce_rate", F, ("離婚率", "Divorces per 1,000 residents"),
        ("件（千人あたり）", "per 1,000 residents"),
        "divorces", "population_register", 1000, 2, None,
        ("離婚件数 ÷ その年の1月1日の住民基本台帳人口。",
         "Divorces ÷ registered residents on 1 January of that year."),
        ("ひとりで子どもを育てる人を、まちのだれが支えていますか。",
         "Who supports people raising children alone?"),
        chance=True,
    ),
)  # fmt: skip
