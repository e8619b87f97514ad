"""Indicators of population, moves and ages."""

from core.stats.indicator import Bilingual, Field, Indicator, elsewhere, plain, rate

F: Field = "population"
IN_GROUPS = Bilingual(
    "引っこしは家族や職場でまとまって起きるので、偶然のゆれは示した幅より大きい。",
    "People move in families and groups, so chance reaches farther than the range shown.",
)

INDICATORS: tuple[Indicator, ...] = (
    plain(
        "natural_change", F, ("自然増減（出生−死亡）", "Births minus deaths"), ("人", "people"),
        "births_register - deaths_register", 0, None,
        ("住民基本台帳、外国人を含む。", "Residents' register, foreign nationals included."),
        ("10年後、この差はまちの何を変えていそうですか。",
         "What will this difference have changed in ten years?"),
        chance=True,
    ),
    plain(
        "net_migration", F, ("社会増減（転入−転出）", "Moves in minus moves out"),
        ("人", "people"),
        "moved_in - moved_out", 0, None,
        ("住民基本台帳人口移動報告、日本人の国内移動。" + IN_GROUPS.ja,
         "Internal migration report, Japanese moving within Japan. " + IN_GROUPS.en),
        ("出ていく人、入ってくる人は、どんなきっかけで動いていますか。",
         "What makes people leave, or come?"),
        chance=True,
    ),
    rate(
        "net_migration_rate", F, ("社会増減率", "Net migration per 1,000 residents"),
        ("人（千人あたり）", "per 1,000 residents"),
        "moved_in - moved_out", "population_register", 1000, 1, None,
        ("日本人の国内移動。都道府県と全国は市区町村の合計で、県内の移動を含む。" + IN_GROUPS.ja,
         "Japanese moving within Japan. Prefectures and the country are sums of "
         "municipalities, moves within included. " + IN_GROUPS.en),
        ("似た町と差があるとしたら、その理由は何だと思いますか。",
         "If it differs from similar places, why?"),
        chance=True,
    ),
    *(
        rate(
            f"net_migration_{key}", F,
            (f"{ja}の社会増減率（都道府県）", f"Net migration of {key} per 1,000 (prefectures)"),
            ("人（千人あたり）", f"per 1,000 {key}"),
            f"moved_in_{key} - moved_out_{key}", f"japanese_{key}", 1000, 1, None,
            (f"日本人{ja}の転入 − 転出（県外とのあいだ） ÷ 10月1日の日本人{ja}。",
             f"Japanese {key} moving in − out over the prefecture's border ÷ Japanese {key} of "
             "1 October."),
            (ja_question, question),
            only="prefecture",
            missing=elsewhere("住民基本台帳人口移動報告（総務省）の男女・年齢別の表",
                              "the Report on Internal Migration, by sex and age"),
        )
        for key, ja, ja_question, question in (
            ("women", "女性", "県を出る女性は、何をもとめて出ていきそうですか。",
             "What might women who leave the prefecture be looking for?"),
            ("men", "男性", "男性と女性で差があるとしたら、仕事のほかに何が効いていそうですか。",
             "If men and women differ, what besides work may be behind it?"),
        )
    ),
    rate(
        "moved_in_rate", F, ("転入率", "Moves in per 1,000 residents"),
        ("人（千人あたり）", "per 1,000 residents"),
        "moved_in", "population_register", 1000, 1, None,
        ("日本人の国内移動。都道府県と全国は市区町村の合計で、県内の移動を含む。" + IN_GROUPS.ja,
         "Japanese moving within Japan. Prefectures and the country are sums of "
         "municipalities, moves within included. " + IN_GROUPS.en),
        ("引っこしてきたばかりの人は、だれとつながれますか。", "Whom do newcomers get to know?"),
        chance=True,
    ),
    rate(
        "moved_out_rate", F, ("転出率", "Moves out per 1,000 residents"),
        ("人（千人あたり）", "per 1,000 residents"),
        "moved_out", "population_register", 1000, 1, None,
        ("日本人の国内移動。都道府県と全国は市区町村の合計で、県内の移動を含む。" + IN_GROUPS.ja,
         "Japanese moving within Japan. Prefectures and the country are sums of "
         "municipalities, moves within included. " + IN_GROUPS.en),
        ("出ていった人が、もどりたくなるとしたら、いつですか。",
         "When might those who left want to return?"),
        chance=True,
    ),
    plain(
        "population", F, ("人口（住民基本台帳）", "Registered residents"), ("人", "people"),
        "population_register", 0, None,
        ("1月1日現在、外国人を含む。", "On 1 January, foreign nationals included."),
        ("人口がこの数のとき、つづけられること、つづけにくいことは何ですか。",
         "With this many people, what can go on and what cannot?"),
    ),
    rate(
        "population_change", F, ("5年間の人口増減率", "Change of population in five years"),
        ("％", "%"),
        "population_census - population_2015_today", "population_2015_today", 100, 1, None,
        ("国勢調査2015年から2020年。2020年の境域。",
         "Censuses of 2015 and 2020, boundaries of 2020."),
        ("この5年で、まちの何が変わりましたか。", "What changed in town in those five years?"),
    ),
    rate(
        "children", F, ("15歳未満の割合", "Share of people under 15"), ("％", "%"),
        "population_under_15", "population_under_15 + population_15_64 + population_65_over", 100,
        1, None,
        ("15歳未満 ÷ 年齢のわかる人口。国勢調査、10月1日現在。",
         "Under 15 ÷ people of known age. Census, 1 October."),
        ("子どもの声は、まちのどこで聞こえますか。", "Where in town are children heard?"),
    ),
    rate(
        "ageing", F, ("高齢化率", "Share of people aged 65 and over"), ("％", "%"),
        "population_65_over", "population_under_15 + population_15_64 + population_65_over", 100,
        1, None,
        ("65歳以上 ÷ 年齢のわかる人口。国勢調査。", "65 and over ÷ people of known age. Census."),
        ("年をかさねた人の時間と経験は、子育てにどう生きますか。",
         "How could the time and experience of older people help families?"),
    ),
    rate(
        "aged_75_over", F, ("75歳以上の割合", "Share of people aged 75 and over"), ("％", "%"),
        "population_75_over", "population_under_15 + population_15_64 + population_65_over", 100,
        1, None,
        ("75歳以上 ÷ 年齢のわかる人口。国勢調査。", "75 and over ÷ people of known age. Census."),
        ("介護と子育てが重なる家族は、まわりにいますか。",
         "Do you know families who care for old and young at once?"),
    ),
    plain(
        "mean_age", F, ("平均年齢", "Mean age"), ("歳", "years"),
        "mean_age", 1, None,
        ("国勢調査2020年、不詳補完値。", "Census 2020, unknown answers imputed."),
        ("まちの集まりには、どの年代が来て、どの年代が来ませんか。",
         "Which ages come to gatherings in town, which do not?"),
    ),
    rate(
        "sex_ratio_15_64", F,
        ("女性100人あたりの男性（15～64歳）", "Men per 100 women aged 15–64"), ("人", "men"),
        "male_15_64", "female_15_64", 100, 1, None,
        ("国勢調査、10月1日現在。", "Census, 1 October."),
        ("若い女性、若い男性が選ぶ仕事やくらしは、ここにありますか。",
         "Does the town have the work and life young women and men choose?"),
    ),
    rate(
        "foreign_residents", F, ("外国人の割合", "Share of foreign nationals"), ("％", "%"),
        "foreigners", "population_census", 100, 2, None,
        ("国勢調査、10月1日現在。", "Census, 1 October."),
        ("外国から来た家族は、子育てのことをだれに聞けますか。",
         "Whom can families from abroad ask about raising children?"),
    ),
)  # fmt: skip
