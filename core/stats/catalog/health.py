"""Indicators of medical care and health."""

from core.stats.indicator import Field, Indicator, rate

F: Field = "health"

INDICATORS: tuple[Indicator, ...] = (
    rate(
        "doctors_rate", F, ("医師数", "Physicians per 1,000 residents"),
        ("人（千人あたり）", "per 1,000 residents"),
        "doctors", "population_register", 1000, 2, None,
        ("医師数（12月31日、働く場所で数える） ÷ その年の1月1日の住民基本台帳人口。",
         "Physicians (31 December, by place of work) ÷ registered residents on 1 January of that "
         "year."),
        ("子どもが夜に熱を出したら、どうしますか。",
         "What do you do when a child has fever at night?"),
    ),
    rate(
        "dentists_rate", F, ("歯科医師数", "Dentists per 1,000 residents"),
        ("人（千人あたり）", "per 1,000 residents"),
        "dentists", "population_register", 1000, 2, None,
        ("歯科医師数（12月31日、働く場所で数える） ÷ その年の1月1日の住民基本台帳人口。",
         "Dentists (31 December, by place of work) ÷ registered residents on 1 January of that "
         "year."),
        ("歯みがきや健診を、だれと気にかけていますか。",
         "Who looks after teeth and check-ups with you?"),
    ),
    rate(
        "pharmacists_rate", F, ("薬剤師数", "Pharmacists per 1,000 residents"),
        ("人（千人あたり）", "per 1,000 residents"),
        "pharmacists", "population_register", 1000, 2, None,
        ("薬剤師数（12月31日、働く場所で数える） ÷ その年の1月1日の住民基本台帳人口。",
         "Pharmacists (31 December, by place of work) ÷ registered residents on 1 January of "
         "that year."),
        ("薬や体のことを、気がるに聞ける人はいますか。",
         "Is there somebody to ask about medicine?"),
    ),
    rate(
        "hospitals_rate", F, ("一般病院数", "General hospitals per 10,000 residents"),
        ("か所（1万人あたり）", "per 10,000 residents"),
        "hospitals", "population_register", 10000, 2, None,
        ("一般病院数（10月1日） ÷ その年の1月1日の住民基本台帳人口。",
         "General hospitals (1 October) ÷ registered residents on 1 January of that year."),
        ("お産や入院のとき、どこまで行きますか。",
         "How far do you go for a birth or a hospital stay?"),
    ),
    rate(
        "clinics_rate", F, ("一般診療所数", "Clinics per 10,000 residents"),
        ("か所（1万人あたり）", "per 10,000 residents"),
        "clinics", "population_register", 10000, 1, None,
        ("一般診療所数（10月1日） ÷ その年の1月1日の住民基本台帳人口。",
         "Clinics (1 October) ÷ registered residents on 1 January of that year."),
        ("車がなくても、診てもらいに行けますか。", "Can you see a doctor without a car?"),
    ),
    rate(
        "dental_clinics_rate", F, ("歯科診療所数", "Dental clinics per 10,000 residents"),
        ("か所（1万人あたり）", "per 10,000 residents"),
        "dental_clinics", "population_register", 10000, 1, None,
        ("歯科診療所数（10月1日） ÷ その年の1月1日の住民基本台帳人口。",
         "Dental clinics (1 October) ÷ registered residents on 1 January of that year."),
        ("仕事を休まずに通える時間に、あいていますか。",
         "Are they open when working parents can come?"),
    ),
    rate(
        "clinics_per_elderly", F,
        ("65歳以上千人あたり診療所数", "Clinics per 1,000 people aged 65+"),
        ("か所", "per 1,000 aged 65+"),
        "clinics", "population_65_over", 1000, 1, None,
        ("一般診療所数 ÷ 65歳以上人口（国勢調査）。",
         "Clinics ÷ people aged 65 and over (census)."),
        ("診療所までの行き帰りを、だれが手伝っていますか。",
         "Who helps people get to the clinic and back?"),
    ),
    rate(
        "medical_workers", F,
        ("医療・福祉で働く人の割合", "Residents working in medical care and welfare"),
        ("％", "%"),
        "workers_medical_welfare", "workers", 100, 1, None,
        ("国勢調査2020年、不詳補完値。", "Census 2020, unknown answers imputed."),
        ("人を支える仕事の人を、だれが支えていますか。",
         "Who supports those whose work is support?"),
    ),
    rate(
        "medical_establishments_rate", F,
        ("医療・福祉の事業所", "Medical and welfare establishments per 10,000 residents"),
        ("か所（1万人あたり）", "per 10,000 residents"),
        "establishments_medical_welfare", "population_register", 10000, 1, None,
        ("経済センサス‐活動調査。2021年は対象のとらえ方が変わり、2016年とそのままは比べられな"
         "い。",
         "Economic Census. Coverage changed in 2021: not comparable with 2016 as it stands."),
        ("産前産後に、家の近くで助けてもらえますか。",
         "Is there help near home before and after a birth?"),
        breaks=(2021,),
    ),
    rate(
        "death_rate", F, ("死亡率", "Deaths per 1,000 residents"),
        ("人（千人あたり）", "per 1,000 residents"),
        "deaths_register", "population_register", 1000, 1, None,
        ("死亡者数。年齢構成を調整していない ÷ その年の1月1日の住民基本台帳人口。",
         "Deaths, not adjusted for age ÷ registered residents on 1 January of that year."),
        ("この数のうち、年齢だけでは説明できないものはありますか。",
         "Does age alone explain this number?"),
        chance=True,
    ),
)  # fmt: skip
