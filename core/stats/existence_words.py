"""The check of existence in words: what was found, how sure it is, what it rests on."""

from core.bilingual import Bilingual
from core.stats.conditions import CENSUS_YEAR, CONDITIONS
from core.stats.existence import Existence
from core.stats.recognisable import RECOGNISABLE
from core.units import plain, rounded

UNIT = {"people": Bilingual("人", "people"), "households": Bilingual("世帯", "households")}
WOULD_TELL = {
    "moved": Bilingual(
        "国勢調査の「移動人口」の集計（男女・年齢・働き方など）か住民基本台帳人口移動報告（男女・年齢）",
        "the census tabulation of movers (by sex, age and work) or the internal migration report "
        "(by sex and age)",
    ),
    "nationality": Bilingual(
        "国勢調査の、国籍に男女・年齢・働き方をかけ合わせた表",
        "the census tables that cross nationality with sex, age and work",
    ),
    "commute": Bilingual(
        "国勢調査の「従業地・通学地による集計」（男女・年齢・産業など）",
        "the census tabulation by place of work or schooling (by sex, age and industry)",
    ),
    "work": Bilingual(
        "国勢調査の「就業状態等基本集計」（男女・年齢・働き方・産業）",
        "the census tabulation on labour force status (by sex, age, work and industry)",
    ),
    "birth": Bilingual(
        "国勢調査の、世帯の家族類型に子どもの年齢をかけ合わせた表",
        "the census tables that cross the type of household with the age of the children",
    ),
}
"""Group of conditions → the tables that cross it with others; the first that fits is named."""


def about(value: float, language: str) -> str:
    """A number of people as it may be said: two digits; below ten only that."""
    if value < 0.5:
        return "0"
    if value < RECOGNISABLE:
        return f"{RECOGNISABLE}未満" if language == "ja" else f"fewer than {RECOGNISABLE}"
    step = 10 ** max(0, len(str(int(value))) - 2)
    return plain(float(rounded(value / step)) * step, 0)


def counted(value: float, unit: Bilingual) -> Bilingual:
    """A number with its unit: `480世帯`, `10世帯未満`."""
    ja = about(value, "ja")
    ja = f"{RECOGNISABLE}{unit.ja}未満" if ja.endswith("未満") else ja + unit.ja
    return Bilingual(ja, f"{about(value, 'en')} {unit.en}")


def exactly(value: float, unit: Bilingual) -> Bilingual:
    """What a municipality itself counted, as it is; below ten only that."""
    if value < RECOGNISABLE:
        return counted(value, unit)
    return Bilingual(plain(value, 0) + unit.ja, f"{plain(value, 0)} {unit.en}")


def named(conditions: tuple[str, ...]) -> Bilingual:
    """The conditions as one name."""
    titles = [CONDITIONS[name].title for name in conditions]
    return Bilingual("・".join(one.ja for one in titles), ", ".join(one.en for one in titles))


def value(found: Existence) -> Bilingual:
    """The number or range, short."""
    unit = UNIT[found.universe]
    if found.verdict == "none":
        return Bilingual(f"0{unit.ja}", f"0 {unit.en}")
    most = counted(found.high, unit)
    if found.verdict == "few":
        return most
    if found.exact:
        return Bilingual(f"約{most.ja}", f"about {most.en}")
    low, low_en = about(found.low, "ja"), about(found.low, "en")
    if found.verdict == "unknown":
        return Bilingual(f"公表された表からは分からない（{low}〜{most.ja}）",
                         f"published tables cannot tell ({low_en} to {most.en})")  # fmt: skip
    guess = counted(found.estimate, unit)
    near, near_en = ("", "") if found.estimate < RECOGNISABLE else ("約", "about ")
    return Bilingual(
        f"見当 {near}{guess.ja}（{low}〜{most.ja}）",
        f"perhaps {near_en}{guess.en} ({low_en} to {about(found.high, 'en')})",
    )


def sentence(found: Existence) -> Bilingual:
    """What was found, plainly; what to do where there are too few."""
    who, unit = named(found.conditions), UNIT[found.universe]
    start = Bilingual(
        f"{found.area.named.ja}で「{who.ja}」に当てはまる",
        f"{found.area.named.en}, {who.en}: ",
    )
    told = _few(found, unit) if found.verdict in ("none", "few") else _many(found, unit)
    return Bilingual(start.ja + told.ja, start.en + told.en)


def _few(found: Existence, unit: Bilingual) -> Bilingual:
    if found.impossible:
        return Bilingual(
            f"{unit.ja}は、いません。同時には成り立たない条件です。条件を見直してください。",
            "nobody. These conditions cannot be true at once. Think about them again.",
        )
    if found.verdict == "none":
        return Bilingual(
            f"{unit.ja}は、公表された数ではいません。条件を見直してください。",
            "nobody, by the published counts. Think about the conditions again.",
        )
    return Bilingual(
        f"のは{RECOGNISABLE}{unit.ja}より少なく、だれのことか分かるおそれがあります。もっと広い言い方にしてください。",
        f"fewer than {RECOGNISABLE}. People may be recognised: choose broader words.",
    )


def _many(found: Existence, unit: Bilingual) -> Bilingual:
    most = counted(found.high, unit)
    if found.exact:
        share = found.whole / found.high
        return Bilingual(
            f"のは約{most.ja}（およそ{plain(share, 0)}{unit.ja}に1{unit.ja}）。",
            f"about {most.en} (about one in {plain(share, 0)}).",
        )
    least, least_en = "", ""
    if found.low >= RECOGNISABLE:
        least = f"少なくて{counted(found.low, unit).ja}、"
        least_en = f"at least {about(found.low, 'en')}, "
    most_ja, most_en = f"のは、{least}多くて{most.ja}。", f"{least_en}at most {most.en}"
    if found.verdict == "unknown":
        table = would_tell(found)
        doubt, doubt_en = "何人いるか" if unit.ja == "人" else "何世帯あるか", "how many there are"
        if found.low < 0.5:
            doubt, doubt_en = "いるかどうか", "whether there are any"
        return Bilingual(
            f"{most_ja}公表された表からは、{doubt}は分かりません。{table.ja}にあれば分かります。"
            "なければ、当事者や窓口の人にたずねてください。",
            f"{most_en}. The packaged tables cannot tell {doubt_en}; {table.en} may. "
            "Otherwise ask those concerned, or whoever meets them.",
        )
    guess, near = counted(found.estimate, unit), "約" if found.estimate >= RECOGNISABLE else ""
    told = Bilingual(
        f"{most_ja}条件どうしに関係がないとすると{near}{guess.ja}。",
        f"{most_en}; {about(found.estimate, 'en')} if the conditions had nothing to do with "
        "each other.",
    )
    if found.verdict == "many":
        return told
    return Bilingual(
        told.ja + "だれのことか分かるおそれがないか、確かめてください。",
        told.en + " Make sure that nobody can be recognised.",
    )


def would_tell(found: Existence) -> Bilingual:
    """The publication that crosses such conditions."""
    if found.universe == "households":
        return WOULD_TELL["birth"]
    groups = {CONDITIONS[name].group for name in found.conditions}
    return next((told for group, told in WOULD_TELL.items() if group in groups),
                WOULD_TELL["work"])  # fmt: skip


def method(found: Existence) -> Bilingual:
    """Which counts it rests on, and what was assumed."""
    unit, year = UNIT[found.universe], found.year
    ja = "、".join(f"{t.title.ja} {counted(n, unit).ja}" for t, n in found.used)
    en = "; ".join(f"{t.title.en} {about(n, 'en')}" for t, n in found.used)
    cross, cross_en = "", ""
    if not found.exact:
        cross = (
            "すべてをかけ合わせた表はないので、公表された表をすべて合わせて、あり得る範囲を出した。"
        )
        cross_en = " No table crosses them all: this is the range that all of them together leave."
    spread, spread_en = "", ""
    if found.universe == "people":
        spread = "年齢や働き方が分からない人は、分かる人と同じ割合で分けた。"
        spread_en = " People of unknown age or work are spread like the others."
    also, also_en = "", ""
    if year == CENSUS_YEAR:
        also = f"（転入・出生は{year}年の1年）"
        also_en = f" (moves and births: the year {year})"
    else:
        also = "（5歳ごとの年齢がある、いちばん新しい数。いまの数ではない）"
        also_en = " (the newest with ages of five years; not today's number)"
    return Bilingual(
        f"国勢調査{year}年{also}。使った数：{ja}。{cross}{spread}",
        f"Census {year}{also_en}. Counts used: {en}.{cross_en}{spread_en}",
    )
