"""Indicators of community."""

from core.stats.indicator import Field, Indicator, rate

F: Field = "community"

INDICATORS: tuple[Indicator, ...] = (
    rate(
        "community_halls_rate", F, ("公民館数", "Community halls per 10,000 residents"),
        ("か所（1万人あたり）", "per 10,000 residents"),
        "community_halls", "population_register", 10000, 2, None,
        ("社会教育調査、10月1日 ÷ 1月1日の人口。",
         "Social education survey, 1 October ÷ residents on 1 January."),
        ("子育て中の人が公民館に来るのは、どんなときですか。",
         "When do parents come to the community hall?"),
    ),
    rate(
        "libraries_rate", F, ("図書館数", "Libraries per 10,000 residents"),
        ("か所（1万人あたり）", "per 10,000 residents"),
        "libraries", "population_register", 10000, 2, None,
        ("社会教育調査、10月1日 ÷ 1月1日の人口。",
         "Social education survey, 1 October ÷ residents on 1 January."),
        ("雨の日に、お金をかけずに親子ですごせる所はどこですか。",
         "Where can parent and child spend a rainy day for free?"),
    ),
    rate(
        "pupils_per_school", F, ("小学校1校の児童数", "Pupils per elementary school"),
        ("人", "pupils"),
        "elementary_pupils", "elementary_schools", 1, 0, None,
        ("学校基本調査、5月1日。義務教育学校を除く。",
         "School survey, 1 May; compulsory education schools not included."),
        ("学校が小さいこと、大きいことは、子どもに何をもたらしますか。",
         "What does a small or a large school bring to children?"),
    ),
    rate(
        "farm_households", F, ("農家の割合", "Farm households"), ("％", "%"),
        "farms_commercial + farms_self", "households_register", 100, 1, None,
        ("農林業センサスの農家数（2月1日。SSDSEの表では前の年度）÷ その年の1月1日の世帯数。",
         "Farm households on 1 February (SSDSE lists them under the fiscal year before) ÷ "
         "registered households on 1 January of that year."),
        ("農のあるくらしは、だれをひきつけますか。", "Whom does a life with farming attract?"),
    ),
    rate(
        "municipal_staff_rate", F, ("一般行政の職員数", "Municipal staff per 1,000 residents"),
        ("人（千人あたり）", "per 1,000 residents"),
        "municipal_staff", "population_register", 1000, 1, None,
        ("一般行政部門職員数 ÷ その年の1月1日の住民基本台帳人口。",
         "Staff in general administration ÷ registered residents on 1 January of that year."),
        ("役所と住民が、いっしょにできることは何ですか。",
         "What can the town hall and residents do together?"),
    ),
    rate(
        "education_spending", F, ("住民1人あたり教育費", "Education spending per resident"),
        ("千円", "thousand yen"),
        "expenditure_education", "population_register", 1, 0, None,
        ("市町村の教育費（決算、年度）÷ 1月1日の人口。工事の費用を含み、政令指定都市では2017年度"
         "から教職員の給与も含む。",
         "Municipal spending on education ÷ residents on 1 January; building works are in it, "
         "and in designated cities teachers' pay from fiscal 2017."),
        ("学校のほかに、子どもが学べる場はどこですか。",
         "Where beside school can children learn?"),
    ),
    rate(
        "education_establishments_rate", F,
        ("教育・学習支援の事業所", "Education and learning services per 1,000 residents"),
        ("か所（千人あたり）", "per 1,000 residents"),
        "establishments_education", "population_register", 1000, 2, None,
        ("経済センサス‐活動調査。2021年は対象のとらえ方が変わり、2016年とそのままは比べられな"
         "い。",
         "Economic Census. Coverage changed in 2021: not comparable with 2016 as it stands."),
        ("習いごとや学びの場に、みんなが通えますか。",
         "Can everybody get to lessons and places to learn?"),
        breaks=(2021,),
    ),
    rate(
        "high_school_students_rate", F,
        ("高校生の数", "High school students per 1,000 residents"),
        ("人（千人あたり）", "per 1,000 residents"),
        "high_school_students", "population_register", 1000, 1, None,
        ("学校基本調査、学校のある市区町村で数える。",
         "School survey, counted where the school stands."),
        ("高校生が、まちのことを決める場にいますか。",
         "Are high school students there when the town decides?"),
    ),
)  # fmt: skip
