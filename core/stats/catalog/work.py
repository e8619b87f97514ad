"""Indicators of work and gender equality."""

from core.stats.indicator import Field, Indicator, plain, rate

F: Field = "work"

INDICATORS: tuple[Indicator, ...] = (
    rate(
        "women_in_labour_force", F, ("女性の労働力率", "Women in the labour force"), ("％", "%"),
        "labour_force_female", "population_15_over_female", 100, 1, None,
        ("国勢調査2020年、不詳補完値。", "Census 2020, unknown answers imputed."),
        ("働きたい人が、働きたいように働けていますか。",
         "Can those who want to work do so the way they wish?"),
    ),
    rate(
        "men_in_labour_force", F, ("男性の労働力率", "Men in the labour force"), ("％", "%"),
        "labour_force_male", "population_15_over_male", 100, 1, None,
        ("国勢調査2020年、不詳補完値。", "Census 2020, unknown answers imputed."),
        ("男性が家のことをする時間は、職場でどう見られますか。",
         "How does a workplace see a man's time for home?"),
    ),
    plain(
        "labour_force_gap", F,
        ("労働力率の男女差", "Gap between men and women in the labour force"),
        ("ポイント", "points"),
        "100.0 * labour_force_male / nullif(population_15_over_male, 0) - "
        "100.0 * labour_force_female / nullif(population_15_over_female, 0)", 1, "lower",
        ("男性の労働力率 − 女性の労働力率。国勢調査2020年、不詳補完値。",
         "Men's rate − women's rate. Census 2020, imputed."),
        ("この差の裏で、家ではだれが何をしていますか。",
         "Behind this gap, who does what at home?"),
    ),
    rate(
        "women_employed", F, ("女性の就業率", "Women in employment"), ("％", "%"),
        "employed_female", "employed_female + unemployed_female + not_in_labour_force_female",
        100, 1, None,
        ("就業者 ÷ 労働力状態のわかる15歳以上の女性。国勢調査。",
         "Employed ÷ women aged 15+ of known status. Census."),
        ("出産や子育てのあと、仕事にもどりやすいですか。",
         "Is it easy to return to work after a birth?"),
    ),
    rate(
        "men_employed", F, ("男性の就業率", "Men in employment"), ("％", "%"),
        "employed_male", "employed_male + unemployed_male + not_in_labour_force_male", 100, 1,
        None,
        ("就業者 ÷ 労働力状態のわかる15歳以上の男性。国勢調査。",
         "Employed ÷ men aged 15+ of known status. Census."),
        ("父親が育休をとると、職場では何が起きますか。",
         "What happens at work when a father takes leave?"),
    ),
    rate(
        "women_share_of_employed", F, ("就業者に占める女性の割合", "Women among the employed"),
        ("％", "%"),
        "employed_female", "employed", 100, 1, None,
        ("国勢調査、10月1日現在。", "Census, 1 October."),
        ("決める立場に、女性は何人いますか。", "How many women are among those who decide?"),
    ),
    rate(
        "unemployment", F, ("完全失業率", "Unemployment rate"), ("％", "%"),
        "unemployed", "employed + unemployed", 100, 1, "lower",
        ("国勢調査、10月1日現在。", "Census, 1 October."),
        ("仕事をさがす人は、どこに相談していますか。", "Whom do people looking for work ask?"),
    ),
    rate(
        "unemployment_women", F, ("完全失業率（女性）", "Unemployment rate, women"), ("％", "%"),
        "unemployed_female", "employed_female + unemployed_female", 100, 1, "lower",
        ("国勢調査、10月1日現在。", "Census, 1 October."),
        ("短い時間や家での仕事は、見つかりますか。", "Can short-hours or home work be found?"),
    ),
    rate(
        "managers_share", F, ("管理的職業の割合", "Managers among the employed"), ("％", "%"),
        "workers_managers", "workers", 100, 1, None,
        ("国勢調査2020年、不詳補完値。", "Census 2020, unknown answers imputed."),
        ("上に立つ人の働き方は、まわりにどう伝わりますか。",
         "How does the way leaders work spread to others?"),
    ),
    rate(
        "professionals_share", F, ("専門的・技術的職業の割合", "Professionals and technicians"),
        ("％", "%"),
        "workers_professionals", "workers", 100, 1, None,
        ("国勢調査2020年、不詳補完値。", "Census 2020, unknown answers imputed."),
        ("学んだことを生かせる仕事は、ここにありますか。",
         "Is there work here for what people have learned?"),
    ),
    rate(
        "clerks_share", F, ("事務職の割合", "Clerical workers"), ("％", "%"),
        "workers_clerks", "workers", 100, 1, None,
        ("国勢調査2020年、不詳補完値。", "Census 2020, unknown answers imputed."),
        ("若い女性が多くつく仕事は、どこにありますか。",
         "Where is the work many young women do?"),
    ),
)  # fmt: skip
