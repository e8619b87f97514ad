"""The check of existence in words: what was found, how sure it is, what it rests on."""

from core.stats.conditions import CENSUS_YEAR, CONDITIONS
from core.stats.existence import Existence, about
from core.stats.indicator import Bilingual
from core.stats.recognisable import RECOGNISABLE

UNIT = {"people": Bilingual("人", "people"), "households": Bilingual("世帯", "households")}


def named(conditions: tuple[str, ...]) -> Bilingual:
    """The conditions as one name."""
    titles = [CONDITIONS[name].title for name in conditions]
    return Bilingual("・".join(one.ja for one in titles), ", ".join(one.en for one in titles))


def value(found: Existence) -> Bilingual:
    """The number or range, short."""
    unit = UNIT[found.universe]
    if found.verdict == "none":
        return Bilingual(f"0{unit.ja}", f"0 {unit.en}")
    if found.verdict == "few":
        return Bilingual(f"{RECOGNISABLE}{unit.ja}未満", f"fewer than {RECOGNISABLE} {unit.en}")
    if found.exact:
        return Bilingual(f"約{about(found.high, 'ja')}{unit.ja}",
                         f"about {about(found.high, 'en')} {unit.en}")  # fmt: skip
    guess, low, high = (about(n, "ja") for n in (found.estimate, found.low, found.high))
    guess_en, low_en = about(found.estimate, "en"), about(found.low, "en")
    near, near_en = ("", "") if found.estimate < RECOGNISABLE else ("約", "about ")
    return Bilingual(
        f"見当 {near}{guess}{unit.ja}（{low}〜{high}{unit.ja}）",
        f"perhaps {near_en}{guess_en} {unit.en} ({low_en} to {high})",
    )


def sentence(found: Existence) -> Bilingual:
    """What was found, plainly; what to do where there are too few."""
    who, unit = named(found.conditions), UNIT[found.universe]
    ja = f"{found.area.name}で「{who.ja}」に当てはまる"
    en = f"{found.area.romaji or found.area.name}, {who.en}: "
    if found.verdict == "none":
        return Bilingual(
            f"{ja}{unit.ja}は、公表された数ではいません。条件を見直してください。",
            f"{en}nobody, by the published counts. Think about the conditions again.",
        )
    if found.verdict == "few":
        return Bilingual(
            f"{ja}のは{RECOGNISABLE}{unit.ja}より少なく、だれのことか分かるおそれがあります。もっと広い言い方にしてください。",
            f"{en}fewer than {RECOGNISABLE}. People may be recognised: choose broader words.",
        )
    if found.exact:
        share = found.whole / found.high
        return Bilingual(
            f"{ja}のは約{about(found.high, 'ja')}{unit.ja}"
            f"（およそ{share:.0f}{unit.ja}に1{unit.ja}）。",
            f"{en}about {about(found.high, 'en')} {unit.en} (about one in {share:.0f}).",
        )
    most, guess = about(found.high, "ja"), about(found.estimate, "ja")
    least = f"少なくて{about(found.low, 'ja')}{unit.ja}、" if found.low >= RECOGNISABLE else ""
    least_en = f"at least {about(found.low, 'en')}, " if found.low >= RECOGNISABLE else ""
    near = "" if guess.endswith("未満") else "約"
    told = Bilingual(
        f"{ja}のは、{least}多くて{most}{unit.ja}。"
        f"条件どうしに関係がないとすると{near}{guess}{unit.ja}。",
        f"{en}{least_en}at most {about(found.high, 'en')} {unit.en}; "
        f"{about(found.estimate, 'en')} if the conditions had nothing to do with each other.",
    )  # fmt: skip
    if found.verdict == "many":
        return told
    return Bilingual(
        told.ja + "だれのことか分かるおそれがないか、確かめてください。",
        told.en + " Make sure that nobody can be recognised.",
    )


def method(found: Existence) -> Bilingual:
    """Which counts it rests on, and what was assumed."""
    unit = UNIT[found.universe]
    counts = [(t.title, about(n, "ja"), about(n, "en")) for t, n in found.used]
    ja = "、".join(f"{title.ja} {n}{unit.ja}" for title, n, _ in counts)
    en = "; ".join(f"{title.en} {n}" for title, _, n in counts)
    cross, cross_en = "", ""
    if not found.exact:
        cross = "すべてをかけ合わせた表はないので、公表された数からあり得る範囲を出した。"
        cross_en = " No table crosses them all, so this is the range the published counts leave."
    spread, spread_en = "", ""
    if found.universe == "people":
        spread = "年齢や働き方が分からない人は、分かる人と同じ割合で分けた。"
        spread_en = " People of unknown age or work are spread like the others."
    return Bilingual(
        f"国勢調査{CENSUS_YEAR}年（転入・出生は{CENSUS_YEAR}年の1年）。使った数：{ja}。{cross}{spread}",
        f"Census {CENSUS_YEAR} (moves and births: the year {CENSUS_YEAR}). Counts used: {en}."
        f"{cross_en}{spread_en}",
    )  # fmt: skip
