"""Indicators of economy and jobs."""

from core.stats.indicator import Field, Indicator, elsewhere, plain, rate

F: Field = "economy"

INDICATORS: tuple[Indicator, ...] = (
    rate(
        "primary_industry", F, ("第1次産業で働く人の割合", "Employed in primary industry"),
        ("％", "%"),
        "employed_primary", "employed_primary + employed_secondary + employed_tertiary", 100, 1,
        None,
        ("国勢調査、10月1日現在。", "Census, 1 October."),
        ("農林漁業の家では、子育てはどうまわっていますか。",
         "How do farming and fishing families manage childcare?"),
    ),
    rate(
        "secondary_industry", F, ("第2次産業で働く人の割合", "Employed in secondary industry"),
        ("％", "%"),
        "employed_secondary", "employed_primary + employed_secondary + employed_tertiary", 100, 1,
        None,
        ("国勢調査、10月1日現在。", "Census, 1 October."),
        ("交替や夜の勤めと子育ては、どう両立していますか。",
         "How do shift work and children go together?"),
    ),
    rate(
        "tertiary_industry", F, ("第3次産業で働く人の割合", "Employed in tertiary industry"),
        ("％", "%"),
        "employed_tertiary", "employed_primary + employed_secondary + employed_tertiary", 100, 1,
        None,
        ("国勢調査、10月1日現在。", "Census, 1 October."),
        ("土日が仕事の家の子は、どこですごしますか。",
         "Where do children go whose parents work on weekends?"),
    ),
    rate(
        "establishments_rate", F,
        ("事業所数（民営）", "Private establishments per 1,000 residents"),
        ("か所（千人あたり）", "per 1,000 residents"),
        "establishments", "population_register", 1000, 1, None,
        ("経済センサス‐活動調査。2021年は対象のとらえ方が変わり、2016年とそのままは比べられな"
         "い。",
         "Economic Census. Coverage changed in 2021: not comparable with 2016 as it stands."),
        ("ここで新しく仕事を始めるとしたら、何がいりますか。",
         "What would it take to start a business here?"),
        breaks=(2021,),
    ),
    rate(
        "jobs_rate", F,
        ("民営事業所の従業者数", "Jobs in private establishments per 1,000 residents"),
        ("人（千人あたり）", "per 1,000 residents"),
        "employees", "population_register", 1000, 0, None,
        ("経済センサス‐活動調査。2021年は対象のとらえ方が変わり、2016年とそのままは比べられな"
         "い。",
         "Economic Census. Coverage changed in 2021: not comparable with 2016 as it stands."),
        ("ここで働きたい若い人に、仕事はありますか。",
         "Is there work for young people who want it here?"),
        breaks=(2021,),
    ),
    rate(
        "establishment_size", F, ("1事業所の従業者数", "Persons per establishment"),
        ("人", "people"),
        "employees", "establishments", 1, 1, None,
        ("経済センサス‐活動調査。2021年は対象のとらえ方が変わり、2016年とそのままは比べられな"
         "い。",
         "Economic Census. Coverage changed in 2021: not comparable with 2016 as it stands."),
        ("小さな職場で休みをとるとき、だれがかわりますか。",
         "In a small workplace, who steps in when somebody is off?"),
        breaks=(2021,),
    ),
    rate(
        "manufacturing_jobs", F, ("製造業の従業者の割合", "Jobs in manufacturing"), ("％", "%"),
        "employees_manufacturing", "employees", 100, 1, None,
        ("経済センサス‐活動調査。2021年は対象のとらえ方が変わり、2016年とそのままは比べられな"
         "い。",
         "Economic Census. Coverage changed in 2021: not comparable with 2016 as it stands."),
        ("工場の働き方は、家族の時間に合っていますか。", "Do factory hours suit family time?"),
        breaks=(2021,),
    ),
    rate(
        "information_workers", F,
        ("情報通信業で働く人の割合", "Residents working in information and communications"),
        ("％", "%"),
        "workers_information", "workers", 100, 1, None,
        ("国勢調査2020年、不詳補完値。", "Census 2020, unknown answers imputed."),
        ("場所をえらばない仕事をする人は、まちにいますか。",
         "Are there people in town whose work needs no place?"),
    ),
    rate(
        "medical_jobs", F, ("医療・福祉の従業者の割合", "Jobs in medical care and welfare"),
        ("％", "%"),
        "employees_medical_welfare", "employees", 100, 1, None,
        ("経済センサス‐活動調査。2021年は対象のとらえ方が変わり、2016年とそのままは比べられな"
         "い。",
         "Economic Census. Coverage changed in 2021: not comparable with 2016 as it stands."),
        ("人を支える仕事は、まちの暮らしをどう支えていますか。",
         "How does care work carry the town?"),
        breaks=(2021,),
    ),
    rate(
        "job_openings_ratio", F,
        ("有効求人倍率（都道府県）", "Active job openings per seeker (prefectures)"),
        ("倍", "openings"),
        "job_openings", "job_seekers", 1, 2, None,
        ("職業安定業務統計、一般、年度。", "Employment service statistics, fiscal year."),
        ("求人があっても選ばれないのは、なぜですか。", "Why are there openings nobody takes?"),
        only="prefecture",
        missing=elsewhere(
            "都道府県労働局・ハローワークの公表資料",
            "the publications of the local Labour Bureau",
        ),
    ),
    plain(
        "consumption", F,
        ("消費支出（二人以上の世帯、月額、県庁所在市）",
         "Monthly consumption, households of two or more, prefectural capital"),
        ("円", "yen"),
        "consumption", 0, None,
        ("家計調査。標本調査で、年ごとのゆれが大きい。",
         "Family income and expenditure survey; a sample, it varies from year to year."),
        ("家計で、子どものためにがまんしていることは何ですか。",
         "What do households go without for their children?"),
        only="prefecture",
        missing=elsewhere(
            "家計調査（総務省、県庁所在市のみ）",
            "the Family Income and Expenditure Survey, prefectural capitals only",
        ),
    ),
)  # fmt: skip
