"""Indicators of population, births and marriage."""

from core.stats.indicator import Bilingual, Indicator, plain, rate

F = "population"
CENSUS = ("国勢調査、10月1日現在。", "Census, 1 October.")
VITAL = ("人口動態統計、日本における日本人。", "Vital statistics, Japanese nationals.")
REGISTER = ("住民基本台帳、外国人を含む。", "Residents' register, foreign nationals included.")
TFR_MISSING = Bilingual(
    "合計特殊出生率の市区町村別の値は、収めた公表資料にない。厚生労働省「人口動態統計特殊報告」"
    "（5年ごとの人口動態保健所・市区町村別統計）で確かめられる。",
    "The packaged publications have no total fertility rate of municipalities. See the Ministry "
    "of Health's special report of vital statistics by municipality, every five years.",
)

INDICATORS: tuple[Indicator, ...] = (
    plain(
        "births", F, ("出生数", "Births"), ("人", "births"), "births", 0, None,
        (VITAL[0], VITAL[1]),
        ("この数の変化を、身のまわりのどこで感じますか。", "Where around you do you notice this change?"),
        chance=True,
    ),
    rate(
        "birth_rate", F, ("出生率（人口千人あたり）", "Births per 1,000 residents"),
        ("人", "per 1,000"), "births_register", "population_register", 1000, 1, None,
        (f"出生者数 ÷ その年の1月1日の人口 × 1000。{REGISTER[0]}",
         f"Births ÷ residents on 1 January × 1,000. {REGISTER[1]}"),
        ("同じくらいの町とくらべて、思っていたのと違いますか。", "Is it what you expected, beside similar places?"),
        chance=True,
    ),
    plain(
        "total_fertility_rate", F, ("合計特殊出生率（都道府県）", "Total fertility rate (prefectures)"),
        ("", ""), "tfr", 2, None,
        ("1人の女性が一生に産む子どもの数にあたる値。人口動態統計。",
         "Children a woman would have in her life at present rates. Vital statistics."),
        ("県の値だけで、あなたの町の何がわかり、何がわかりませんか。", "What does the prefecture's value tell of your town, and what not?"),
        only="prefecture", missing=TFR_MISSING,
    ),
    plain(
        "marriages", F, ("婚姻件数", "Marriages"), ("件", "marriages"), "marriages", 0, None, VITAL,
        ("若い人がここで出会い、くらし始める場は、どこにありますか。", "Where do young people meet and start a life here?"),
        chance=True,
    ),
    rate(
        "marriage_rate", F, ("婚姻率（人口千人あたり）", "Marriages per 1,000 residents"),
        ("件", "per 1,000"), "marriages", "population_register", 1000, 1, None,
        ("婚姻件数 ÷ その年の1月1日の住民基本台帳人口 × 1000。", "Marriages ÷ registered residents on 1 January × 1,000."),
        ("結婚したい人にとって、何がじゃまになっていそうですか。", "What might stand in the way of those who wish to marry?"),
        chance=True,
    ),
    rate(
        "divorce_rate", F, ("離婚率（人口千人あたり）", "Divorces per 1,000 residents"),
        ("件", "per 1,000"), "divorces", "population_register", 1000, 2, None,
        ("離婚件数 ÷ その年の1月1日の住民基本台帳人口 × 1000。", "Divorces ÷ registered residents on 1 January × 1,000."),
        ("ひとりで子どもを育てる人を、まちのだれが支えていますか。", "Who supports people raising children alone?"),
        chance=True,
    ),
    plain(
        "natural_change", F, ("自然増減（出生−死亡）", "Births minus deaths"), ("人", "people"),
        "births_register - deaths_register", 0, None,
        REGISTER, ("10年後、この差はまちの何を変えていそうですか。", "What will this difference have changed in ten years?"),
    ),
    plain(
        "net_migration", F, ("社会増減（転入−転出）", "Moves in minus moves out"), ("人", "people"),
        "moved_in - moved_out", 0, None,
        ("住民基本台帳人口移動報告、日本人の国内移動。", "Internal migration report, Japanese moving within Japan."),
        ("出ていく人、入ってくる人は、どんなきっかけで動いていますか。", "What makes people leave, or come?"),
    ),
    rate(
        "net_migration_rate", F, ("社会増減率", "Net migration per 1,000 residents"),
        ("人（千人あたり）", "per 1,000"), "moved_in - moved_out", "population_register", 1000, 1, None,
        ("（転入−転出）÷ その年の1月1日の人口 × 1000。日本人の国内移動。", "(In − out) ÷ residents on 1 January × 1,000; Japanese within Japan."),
        ("似た町と差があるとしたら、その理由は何だと思いますか。", "If it differs from similar places, why?"),
    ),
    rate(
        "moved_in_rate", F, ("転入率", "Moves in per 1,000 residents"), ("人（千人あたり）", "per 1,000"),
        "moved_in", "population_register", 1000, 1, None,
        ("転入者数 ÷ その年の1月1日の人口 × 1000。都道府県と全国は市区町村の合計で、県内の移動を含む。",
         "Moves in ÷ residents × 1,000. Prefectures and the country are sums of municipalities, moves within included."),
        ("引っこしてきたばかりの人は、だれとつながれますか。", "Who do newcomers get to know?"),
    ),
    rate(
        "moved_out_rate", F, ("転出率", "Moves out per 1,000 residents"), ("人（千人あたり）", "per 1,000"),
        "moved_out", "population_register", 1000, 1, None,
        ("転出者数 ÷ その年の1月1日の人口 × 1000。都道府県と全国は市区町村の合計で、県内の移動を含む。",
         "Moves out ÷ residents × 1,000. Prefectures and the country are sums of municipalities, moves within included."),
        ("出ていった人が、もどりたくなるとしたら、いつですか。", "When might those who left want to return?"),
    ),
    plain(
        "population", F, ("人口（住民基本台帳）", "Registered residents"), ("人", "people"),
        "population_register", 0, None, ("1月1日現在、外国人を含む。", "On 1 January, foreign nationals included."),
        ("人口がこの数のとき、つづけられること、つづけにくいことは何ですか。", "With this many people, what can go on and what cannot?"),
    ),
    rate(
        "children", F, ("15歳未満の割合", "Share of people under 15"), ("％", "%"),
        "population_under_15", "population_under_15 + population_15_64 + population_65_over", 100, 1, None,
        (f"15歳未満 ÷ 年齢のわかる人口。{CENSUS[0]}", f"Under 15 ÷ people of known age. {CENSUS[1]}"),
        ("子どもの声は、まちのどこで聞こえますか。", "Where in town are children heard?"),
    ),
    rate(
        "ageing", F, ("高齢化率", "Share of people aged 65 and over"), ("％", "%"),
        "population_65_over", "population_under_15 + population_15_64 + population_65_over", 100, 1, None,
        (f"65歳以上 ÷ 年齢のわかる人口。{CENSUS[0]}", f"65 and over ÷ people of known age. {CENSUS[1]}"),
        ("年をかさねた人の時間と経験は、子育てにどう生きますか。", "How could the time and experience of older people help families?"),
    ),
    rate(
        "aged_75_over", F, ("75歳以上の割合", "Share of people aged 75 and over"), ("％", "%"),
        "population_75_over", "population_under_15 + population_15_64 + population_65_over", 100, 1, None,
        (f"75歳以上 ÷ 年齢のわかる人口。{CENSUS[0]}", f"75 and over ÷ people of known age. {CENSUS[1]}"),
        ("介護と子育てが重なる家族は、まわりにいますか。", "Do you know families who care for old and young at once?"),
    ),
    rate(
        "sex_ratio_15_64", F, ("15～64歳の男女比（女性100人に男性）", "Men per 100 women aged 15–64"),
        ("人", "men"), "male_15_64", "female_15_64", 100, 1, None, CENSUS,
        ("若い女性、若い男性が選ぶ仕事やくらしは、ここにありますか。", "Does the town have the work and life young women and men choose?"),
    ),
    rate(
        "births_per_women", F, ("15～64歳女性千人あたり出生数", "Births per 1,000 women aged 15–64"),
        ("人", "per 1,000"), "births_register", "female_15_64", 1000, 1, None,
        ("出生者数（住民基本台帳）÷ 15～64歳の女性（国勢調査）。15～49歳の人口は収めた資料にない。",
         "Births (register) ÷ women aged 15–64 (census); ages 15–49 are not in the packaged files."),
        ("産みたい人が産めるために、何が足りていて、何が足りませんか。", "What is there, and what is lacking, for those who want children?"),
        chance=True,
    ),
    rate(
        "foreign_residents", F, ("外国人の割合", "Share of foreign nationals"), ("％", "%"),
        "foreigners", "population_census", 100, 2, None, CENSUS,
        ("外国から来た家族は、子育てのことをだれに聞けますか。", "Whom can families from abroad ask about raising children?"),
    ),
)  # fmt: skip
