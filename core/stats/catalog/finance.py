"""Indicators of municipal finance."""

from core.stats.indicator import Field, Indicator, plain, rate

F: Field = "economy"

INDICATORS: tuple[Indicator, ...] = (
    rate(
        "local_tax_per_resident", F, ("住民1人あたり地方税", "Local tax per resident"),
        ("千円", "thousand yen"),
        "local_tax", "population_register", 1, 0, None,
        ("市町村の決算（年度）÷ 1月1日の人口。", "Municipal accounts ÷ residents on 1 January."),
        ("まちのお金を、子どものために何から使いますか。",
         "On what would you first spend the town's money for children?"),
    ),
    rate(
        "local_tax_share", F, ("歳入に占める地方税の割合", "Local taxes in revenue"), ("％", "%"),
        "local_tax", "revenue", 100, 1, None,
        ("市町村の決算、年度。", "Municipal accounts, fiscal year."),
        ("国や県のお金にたよらずできることは、何ですか。",
         "What can be done without money from the state?"),
    ),
    rate(
        "welfare_share", F, ("歳出に占める民生費の割合", "Welfare in expenditure"), ("％", "%"),
        "expenditure_welfare", "expenditure", 100, 1, None,
        ("市町村の決算、年度。児童福祉のほか高齢者・障害者福祉を含む。",
         "Municipal accounts; welfare of children, older and disabled people."),
        ("お金をかけずに、支え合いでできることは何ですか。",
         "What can mutual help do without money?"),
    ),
    rate(
        "education_share", F, ("歳出に占める教育費の割合", "Education in expenditure"),
        ("％", "%"),
        "expenditure_education", "expenditure", 100, 1, None,
        ("市町村の決算、年度。政令指定都市では2017年度から教職員の給与を含む。",
         "Municipal accounts, fiscal year; in designated cities teachers' pay from 2017."),
        ("学校の建物や道具は、放課後も使えますか。",
         "Can school rooms and tools be used after school?"),
    ),
    rate(
        "works_share", F, ("歳出に占める土木費の割合", "Public works in expenditure"),
        ("％", "%"),
        "expenditure_works", "expenditure", 100, 1, None,
        ("市町村の決算、年度。", "Municipal accounts, fiscal year."),
        ("ベビーカーで歩きにくい道は、どこですか。", "Which streets are hard with a pram?"),
    ),
    plain(
        "current_balance_ratio", F, ("経常収支比率", "Current balance ratio"), ("％", "%"),
        "current_balance_ratio", 1, "lower",
        ("毎年の決まった支出 ÷ 毎年の決まった収入。市町村のみ、年度。",
         "Fixed yearly spending ÷ fixed yearly income; municipalities only."),
        ("新しいことを始めるために、何をやめられますか。",
         "What could be stopped to start something new?"),
    ),
    plain(
        "debt_service_ratio", F, ("実質公債費比率", "Real debt service ratio"), ("％", "%"),
        "debt_service_ratio", 1, "lower",
        ("借金の返済が収入に占める割合、3年平均。市町村のみ、年度。",
         "Share of income that repays debt, mean of three years; municipalities only."),
        ("子どもたちにのこすもの、のこさないものは何ですか。",
         "What do we leave to the children, and what not?"),
    ),
)  # fmt: skip
