"""Indicators of families and homes."""

from core.stats.indicator import Bilingual, Indicator, plain, rate

F = "family"
CENSUS = ("国勢調査、10月1日現在。", "Census, 1 October.")
OWN_STARTS = Bilingual(
    "新設住宅の市区町村別の値は収めた資料にない。国土交通省「住宅着工統計」で確かめられる。",
    "Housing starts of municipalities are not packaged; see the Building Starts statistics.",
)


def share(
    name: str, ja: str, en: str, count: str, base: str, ask_ja: str, ask_en: str
) -> Indicator:
    """A share of private households, in %."""
    note = (f"一般世帯に占める割合。{CENSUS[0]}", f"Share of private households. {CENSUS[1]}")
    return rate(name, F, (ja, en), ("％", "%"), count, base, 100, 1, None, note, (ask_ja, ask_en))


INDICATORS: tuple[Indicator, ...] = (
    plain(
        "households", F, ("一般世帯数", "Private households"), ("世帯", "households"),
        "households_private", 0, None, CENSUS,
        ("どんな世帯がふえ、どんな世帯がへっていますか。", "Which households grow in number, which shrink?"),
    ),
    rate(
        "household_size", F, ("1世帯の人数", "People per household"), ("人", "people"),
        "household_members", "households_private", 1, 2, None, CENSUS,
        ("家族だけでまわらないとき、だれが手を貸せますか。", "When a family cannot manage alone, who can help?"),
    ),
    share("couples_with_children", "夫婦と子どもの世帯の割合", "Couples with children",
          "households_couple_children", "households_general",
          "子どものいる家族は、休みの日にどこですごしますか。", "Where do families with children spend days off?"),
    share("couples_only", "夫婦のみの世帯の割合", "Couple-only households",
          "households_couple", "households_general",
          "これから子どもを考える夫婦は、何を気にかけていますか。", "What is on the mind of couples thinking about children?"),
    share("lone_mothers", "母と子どもの世帯の割合", "Lone mothers with children",
          "households_mother_children", "households_general",
          "ひとりで家計と子育てを担う人の1日は、どうなっていますか。", "What is a day like for somebody who earns and raises children alone?"),
    share("lone_fathers", "父と子どもの世帯の割合", "Lone fathers with children",
          "households_father_children", "households_general",
          "父親が気がるに相談できる場は、ありますか。", "Is there a place where fathers can ask for advice?"),
    share("three_generations", "3世代世帯の割合", "Three-generation households",
          "households_three_generation", "households_general",
          "祖父母が近くにいない家族は、だれをたよりますか。", "Whom do families without grandparents nearby rely on?"),
    share("nuclear_families", "核家族世帯の割合", "Nuclear families",
          "households_nuclear", "households_private",
          "親だけで子育てする時間は、1日にどれくらいありますか。", "How long in a day are parents alone with their children?"),
    share("single_households", "単独世帯の割合", "One-person households",
          "households_single", "households_private",
          "ひとりぐらしの人とまちがつながるきっかけは何ですか。", "What connects people living alone with the town?"),
    share("elderly_singles", "65歳以上のひとりぐらしの割合", "People aged 65+ living alone",
          "households_elderly_single", "households_private",
          "子どもと高齢の人が顔を合わせる場は、どこですか。", "Where do children and older people meet?"),
    share("elderly_couples", "高齢夫婦のみの世帯の割合", "Elderly couple-only households",
          "households_elderly_couple", "households_private",
          "高齢の夫婦の家は、これからだれが使いますか。", "Who will use the homes of elderly couples?"),
    rate(
        "dwellings_started_rate", F, ("新設住宅（都道府県、千人あたり）", "New dwellings per 1,000 (prefectures)"),
        ("戸", "per 1,000"), "dwellings_started", "population_estimate", 1000, 1, None,
        ("新設住宅戸数 ÷ 10月1日の人口。", "Dwellings started ÷ population of 1 October."),
        ("若い家族が住みたい家は、ここで見つかりますか。", "Can young families find the home they want here?"),
        only="prefecture", missing=OWN_STARTS,
    ),
    rate(
        "owned_dwellings_share", F, ("新設住宅のうち持家の割合（都道府県）", "Owner-occupied share of new dwellings (prefectures)"),
        ("％", "%"), "dwellings_owned", "dwellings_started", 100, 1, None,
        ("住宅着工統計。", "Building starts."),
        ("借りる家と買う家、どちらが見つけにくいですか。", "Which is harder to find: to rent or to buy?"),
        only="prefecture", missing=OWN_STARTS,
    ),
)  # fmt: skip
