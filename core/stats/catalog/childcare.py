"""Indicators of childcare."""

from core.stats.indicator import Field, Indicator, elsewhere, plain, rate

F: Field = "childcare"

INDICATORS: tuple[Indicator, ...] = (
    rate(
        "nurseries_rate", F, ("保育所等の数", "Nursery centres per 10,000 residents"),
        ("か所（1万人あたり）", "per 10,000 residents"),
        "nurseries", "population_register", 10000, 1, None,
        ("保育所と、保育所型・幼保連携型の認定こども園（10月1日） ÷ その年の1月1日の住民基本台"
         "帳人口。小規模保育や幼稚園型のこども園は入らない。",
         "Nurseries and certified centres of nursery or combined type (1 October) ÷ registered "
         "residents on 1 January of that year; small-scale care is not in it."),
        ("送り迎えの道は、毎日通える道ですか。", "Can the way to nursery be managed every day?"),
    ),
    rate(
        "nurseries_per_children", F,
        ("15歳未満千人あたり保育所等", "Nursery centres per 1,000 children under 15"),
        ("か所", "per 1,000 children"),
        "nurseries", "population_under_15", 1000, 1, None,
        ("保育所等数 ÷ 15歳未満人口（国勢調査）。0～5歳の人口は収めた資料にない。",
         "Nursery centres ÷ people under 15 (census); ages 0–5 are not in the packaged files."),
        ("あずけたいときに、あずけられていますか。",
         "Can you leave your child when you need to?"),
    ),
    rate(
        "kindergarten_children_rate", F,
        ("幼稚園児の数", "Kindergarten children per 1,000 residents"),
        ("人（千人あたり）", "per 1,000 residents"),
        "kindergarten_children", "population_register", 1000, 1, None,
        ("学校基本調査、5月1日。施設のある市区町村で数える。幼保連携型のこども園は入らない。",
         "School survey, 1 May, counted where the kindergarten stands; certified centres of "
         "combined type are not in it."),
        ("幼稚園・保育園・家庭、どれを選んでも安心ですか。",
         "Kindergarten, nursery or home: is each a good choice here?"),
    ),
    rate(
        "elementary_pupils_rate", F, ("小学生の数", "Elementary pupils per 1,000 residents"),
        ("人（千人あたり）", "per 1,000 residents"),
        "elementary_pupils + compulsory_lower_pupils", "population_register", 1000, 1, None,
        ("学校基本調査、5月1日。学校のある市区町村で数え、国立と私立、義務教育学校の前期課程を"
         "含む。",
         "School survey, 1 May, counted where the school stands; national and private schools "
         "and the lower course of compulsory education schools included."),
        ("放課後、子どもたちはどこにいますか。", "Where are children after school?"),
    ),
    rate(
        "junior_high_students_rate", F,
        ("中学生の数", "Junior high students per 1,000 residents"),
        ("人（千人あたり）", "per 1,000 residents"),
        "junior_high_pupils + compulsory_upper_pupils", "population_register", 1000, 1, None,
        ("学校基本調査、5月1日。学校のある市区町村で数え、国立と私立、義務教育学校の後期課程を"
         "含む。",
         "School survey, 1 May, counted where the school stands; national and private schools "
         "and the upper course of compulsory education schools included."),
        ("中学生が安心していられる場所は、家と学校のほかにありますか。",
         "Is there a place for teenagers beside home and school?"),
    ),
    rate(
        "pupils_per_teacher", F,
        ("小学校教員1人あたり児童数", "Pupils per elementary school teacher"), ("人", "pupils"),
        "elementary_pupils", "elementary_teachers", 1, 1, None,
        ("学校基本調査、5月1日。", "School survey, 1 May."),
        ("先生が子どもと向き合う時間は、足りていますか。",
         "Do teachers have enough time for each child?"),
    ),
    rate(
        "students_per_teacher", F,
        ("中学校教員1人あたり生徒数", "Students per junior high teacher"), ("人", "students"),
        "junior_high_pupils", "junior_high_teachers", 1, 1, None,
        ("学校基本調査、5月1日。", "School survey, 1 May."),
        ("部活動や学びを、まちの人はどう手伝えますか。",
         "How can townspeople help with clubs and learning?"),
    ),
    rate(
        "education_spending_per_pupil", F,
        ("児童・生徒1人あたり教育費", "Education spending per pupil"),
        ("千円", "thousand yen"),
        "expenditure_education", "elementary_pupils + junior_high_pupils + comp"
        "ulsory_lower_pupils + compulsory_upper_pupils", 1, 0, None,
        ("市町村の教育費（決算、年度）÷ その市区町村の学校の小中学生（国立と私立を含む）。社会教"
         "育や工事の費用を含み、政令指定都市では2017年度から教職員の給与も含む。",
         "Municipal education spending ÷ pupils of the schools there (national and private "
         "included). Adult education and building works are in it, and in designated cities "
         "teachers' pay from fiscal 2017."),
        ("子どもの学びに、まちはどこで力を入れていますか。",
         "Where does the town put its strength into learning?"),
    ),
    rate(
        "nursery_use", F,
        ("保育所等の定員に対する在所児（都道府県）",
         "Children per 100 nursery places (prefectures)"),
        ("％", "%"),
        "nursery_children", "nursery_capacity", 100, 1, None,
        ("社会福祉施設等調査、10月1日。", "Survey of social welfare institutions, 1 October."),
        ("空きがあっても、使えないのはどんなときですか。", "When is a free place of no use?"),
        only="prefecture",
        missing=elsewhere(
            "「保育所等関連状況取りまとめ」（こども家庭庁）",
            "the annual nursery summary of the Children and Families Agency",
        ),
    ),
    rate(
        "nursery_waiting_rate", F,
        ("待機児童（定員千人あたり、都道府県）",
         "Children waiting per 1,000 nursery places (prefectures)"),
        ("人", "per 1,000 places"),
        "nursery_waiting", "nursery_capacity", 1000, 1, "lower",
        ("保育所等利用待機児童数、4月1日 ÷ 定員。", "Children waiting on 1 April ÷ capacity."),
        ("数に出ない「待っている人」は、いますか。",
         "Are there people waiting whom no number shows?"),
        only="prefecture",
        missing=elsewhere(
            "「保育所等関連状況取りまとめ」（こども家庭庁）",
            "the annual nursery summary of the Children and Families Agency",
        ),
    ),
    rate(
        "children_per_nursery_worker", F,
        ("保育士1人あたり在所児（都道府県）", "Children per nursery teacher (prefectures)"),
        ("人", "children"),
        "nursery_children", "nursery_workers", 1, 1, None,
        ("社会福祉施設等調査、10月1日。", "Survey of social welfare institutions, 1 October."),
        ("保育の仕事をつづけたくなるのは、どんな職場ですか。",
         "What workplace makes nursery teachers stay?"),
        only="prefecture",
        missing=elsewhere(
            "社会福祉施設等調査（厚生労働省）",
            "the Survey of Social Welfare Institutions",
        ),
    ),
    rate(
        "advancing_to_university", F,
        ("高校卒業者の大学等進学率（都道府県）", "High school graduates going on (prefectures)"),
        ("％", "%"),
        "high_school_advanced", "high_school_graduates", 100, 1, None,
        ("学校基本調査。", "School survey."),
        ("学んだ人が、もどってきたくなるまちですか。",
         "Is it a town graduates want to return to?"),
        only="prefecture",
        missing=elsewhere("学校基本調査（文部科学省）", "the School Basic Survey"),
    ),
    plain(
        "education_consumption", F,
        ("教育費（二人以上の世帯、月額、県庁所在市）",
         "Monthly household spending on education, prefectural capital"),
        ("円", "yen"),
        "consumption_education", 0, None,
        ("家計調査。標本調査で、年ごとのゆれが大きい。",
         "Family income and expenditure survey; a sample, it varies from year to year."),
        ("教育のお金の心配は、子どもを持つ考えにどう関わりますか。",
         "How do worries about education costs affect plans for children?"),
        only="prefecture",
        missing=elsewhere(
            "家計調査（総務省、県庁所在市のみ）",
            "the Family Income and Expenditure Survey, prefectural capitals only",
        ),
    ),
)  # fmt: skip
