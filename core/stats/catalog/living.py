"""Indicators of liveliness and surroundings."""

from core.stats.indicator import Field, Indicator, elsewhere, plain, rate

F: Field = "living"

INDICATORS: tuple[Indicator, ...] = (
    rate(
        "density", F, ("可住地の人口密度", "People per km² of habitable land"),
        ("人/km²", "people per km²"),
        "population_register", "area_habitable", 100, 0, None,
        ("住民基本台帳人口 ÷ 可住地面積。", "Registered residents ÷ habitable area."),
        ("歩いて行ける所に、何がありますか。", "What can be reached on foot?"),
    ),
    rate(
        "habitable_share", F, ("可住地の割合", "Habitable share of the area"), ("％", "%"),
        "area_habitable", "area_total", 100, 1, None,
        ("可住地面積 ÷ 総面積。", "Habitable area ÷ total area."),
        ("住むところと働くところは、どのくらい離れていますか。",
         "How far apart are homes and work?"),
    ),
    rate(
        "shops_rate", F, ("小売店数", "Retail shops per 1,000 residents"),
        ("店（千人あたり）", "per 1,000 residents"),
        "shops", "population_register", 1000, 1, None,
        ("経済センサス‐活動調査。2021年は対象のとらえ方が変わり、2016年とそのままは比べられな"
         "い。",
         "Economic Census. Coverage changed in 2021: not comparable with 2016 as it stands."),
        ("子どもを連れての買い物で、こまることは何ですか。",
         "What is hard about shopping with children?"),
        breaks=(2021,),
    ),
    rate(
        "restaurants_rate", F, ("飲食店数", "Eating places per 1,000 residents"),
        ("店（千人あたり）", "per 1,000 residents"),
        "restaurants", "population_register", 1000, 1, None,
        ("経済センサス‐活動調査。2021年は対象のとらえ方が変わり、2016年とそのままは比べられな"
         "い。",
         "Economic Census. Coverage changed in 2021: not comparable with 2016 as it stands."),
        ("子ども連れで入りやすい店は、どこですか。", "Which places welcome children?"),
        breaks=(2021,),
    ),
    rate(
        "large_stores_rate", F, ("大型小売店数", "Large retail stores per 10,000 residents"),
        ("店（1万人あたり）", "per 10,000 residents"),
        "large_stores", "population_register", 10000, 1, None,
        ("経済センサス‐活動調査。2021年は対象のとらえ方が変わり、2016年とそのままは比べられな"
         "い。",
         "Economic Census. Coverage changed in 2021: not comparable with 2016 as it stands."),
        ("まとめて用事がすむ場所は、だれにとって近いですか。",
         "For whom is the place with everything near?"),
        breaks=(2021,),
    ),
    rate(
        "living_services_rate", F,
        ("生活関連サービス・娯楽の事業所", "Personal services and amusement per 1,000 residents"),
        ("か所（千人あたり）", "per 1,000 residents"),
        "establishments_living_services", "population_register", 1000, 1, None,
        ("経済センサス‐活動調査。2021年は対象のとらえ方が変わり、2016年とそのままは比べられな"
         "い。",
         "Economic Census. Coverage changed in 2021: not comparable with 2016 as it stands."),
        ("若い人は、休みの日をどこですごしますか。", "Where do young people spend days off?"),
        breaks=(2021,),
    ),
    plain(
        "day_night_ratio", F, ("昼夜間人口比率", "Daytime people per 100 residents"), ("％", "%"),
        "day_night_ratio", 1, None,
        ("国勢調査2020年、不詳補完値。", "Census 2020, unknown answers imputed."),
        ("昼のまちにいるのは、どんな人ですか。", "Who is in town by day?"),
    ),
    rate(
        "commuters_out", F,
        ("通勤・通学で外に出る人の割合", "Residents working or studying elsewhere"), ("％", "%"),
        "population_out", "population_census", 100, 1, None,
        ("国勢調査2020年、不詳補完値。", "Census 2020, unknown answers imputed."),
        ("通勤の時間は、家族の時間をどう変えますか。", "What does commuting do to family time?"),
        only="municipality",
    ),
    rate(
        "commuters_in", F,
        ("通勤・通学で入ってくる人（住民100人あたり）",
         "People coming in to work or study per 100 residents"),
        ("人", "people"),
        "population_in", "population_census", 100, 1, None,
        ("国勢調査2020年、不詳補完値。", "Census 2020, unknown answers imputed."),
        ("ここで働く人が、住むのをためらう理由は何ですか。",
         "Why do people who work here hesitate to live here?"),
        only="municipality",
    ),
    rate(
        "flush_toilets", F, ("水洗化率", "People with flush toilets"), ("％", "%"),
        "population_toilets - population_non_flush", "population_toilets", 100, 1, "higher",
        ("環境省、年度。", "Ministry of the Environment, fiscal year."),
        ("古い家に若い家族が住むとき、何を直しますか。",
         "What does a young family repair in an old house?"),
    ),
    rate(
        "guest_nights_rate", F,
        ("住民1人あたりの延べ宿泊者数（都道府県）", "Guest nights per resident (prefectures)"),
        ("人泊", "person-nights"),
        "guest_nights", "population_estimate", 1, 1, None,
        ("宿泊旅行統計調査 ÷ 10月1日の人口。", "Accommodation survey ÷ population of 1 October."),
        ("訪れた人が、また来たくなるのはどこですか。", "Where do visitors want to return to?"),
        only="prefecture",
        missing=elsewhere("宿泊旅行統計調査（観光庁）", "the Accommodation Survey"),
    ),
    plain(
        "waste_per_day", F,
        ("1人1日のごみの量（都道府県）", "Waste per person and day (prefectures)"), ("g", "g"),
        "waste_per_day", 0, "lower",
        ("環境省、年度。", "Ministry of the Environment, fiscal year."),
        ("くらしの手間で、へらせたら楽になることは何ですか。",
         "Which daily chore would you gladly be rid of?"),
        only="prefecture",
        missing=elsewhere(
            "一般廃棄物処理実態調査（環境省）",
            "the Survey of Municipal Waste Management",
        ),
    ),
    plain(
        "land_price", F, ("住宅地の標準価格（都道府県）", "Residential land price (prefectures)"),
        ("円/m²", "yen per m²"),
        "land_price", 0, None,
        ("都道府県地価調査、7月1日。", "Prefectural land price survey, 1 July."),
        ("家をもつことは、若い人の人生のどこに入りますか。",
         "Where in a young life does a home of one's own fit?"),
        only="prefecture",
        missing=elsewhere("都道府県地価調査（国土交通省）", "the Prefectural Land Price Survey"),
    ),
)  # fmt: skip
