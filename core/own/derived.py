"""What is computed from tables by age, as figures that can be shown and pinned."""

from collections.abc import Iterator, Sequence

from core.own.ages import Ages
from core.own.fertility import Split, splits
from core.own.figures import NO_PEERS, NOTHING, PREFIX
from core.own.flow import Change, Flow, cohort, moves
from core.own.model import MARK
from core.stats.figure import Figure
from core.stats.indicator import Bilingual
from core.stats.sentence import plain

QUESTION = Bilingual(
    "結婚と、結婚したあとの出産。どちらの手前で、だれが立ち止まっていそうですか。",
    "Marrying, and having children once married: where do people stop, and who?",
)
QUESTION_MOVES = Bilingual(
    "この年ごろの人は、何をきっかけに動いていますか。だれに聞けば分かりますか。",
    "What makes people of this age move, and whom could we ask?",
)
PEOPLE, SHARE = Bilingual("人", "people"), Bilingual("％", "%")
SEX_WORDS = {"women": Bilingual("女性", "women"), "men": Bilingual("男性", "men")}
TWENTIES = (20, 30)


def derived(ages: Ages, area_code: str) -> Iterator[Figure]:
    """Rate, marriage and births of the married of the newest census; moves of people in their 20s.

    Only what the tables suffice for.
    """
    for one in splits(ages)[:1]:
        yield from _fertility(ages, one, area_code)
    flow = moves(ages) or cohort(ages)
    if flow:
        yield from _moves(ages, flow, area_code)


def years_ja(years: Sequence[int]) -> str:
    """`2018–22年`, or each year where some are missing between: `2018・2020年`."""
    return f"{_span(years, '・')}年"


def years_en(years: Sequence[int]) -> str:
    return _span(years, ", ")


def _span(years: Sequence[int], between: str) -> str:
    first, last = years[0], years[-1]
    if len(years) > 2 and last - first == len(years) - 1:
        return f"{first}–{last % 100:02d}"
    return between.join(map(str, years))


def _fertility(ages: Ages, one: Split, area_code: str) -> Iterator[Figure]:
    label = years_ja(one.birth_years)
    births = f"{label}の出生、{one.year}年の女性"
    en = f"births {years_en(one.birth_years)}, women {one.year}"
    sources = ages.sources("population", "married", "births")
    women = sum(g.women for g in one.groups)
    married = sum(g.married for g in one.groups)
    yield _figure(
        ages, area_code, "tfr",
        Bilingual("合計特殊出生率（年齢別の表から計算）",
                  "Total fertility rate (from tables by age)"),
        NOTHING, 2, one.rate, one.year, label, (one.low, one.high), sources,
        Bilingual(f"合計特殊出生率（{births}から計算）は{one.rate:.2f}"
                  f"（偶然のはば{one.low:.2f}〜{one.high:.2f}）。",
                  f"Total fertility rate {one.rate:.2f} (chance {one.low:.2f} to {one.high:.2f}); "
                  f"{en}."),
        QUESTION,
    )  # fmt: skip
    share = 100 * married / women
    yield _figure(
        ages, area_code, "married",
        Bilingual("有配偶率（15～49歳の女性）", "Married, women aged 15–49"), SHARE, 1, share,
        one.year, "", (None, None), ages.sources("population", "married"),
        Bilingual(f"{one.year}年の15～49歳の女性{women:,.0f}人のうち、"
                  f"結婚している人は{share:.1f}％。",
                  f"Of {women:,.0f} women aged 15–49 in {one.year}, {share:.1f}% are married."),
        QUESTION,
    )  # fmt: skip
    if not married:
        return
    per = 1000 / (len(one.birth_years) * married)
    rate, low, high = one.births * per, *(limit * per for limit in one.births_range)
    yield _figure(
        ages, area_code, "married_births",
        Bilingual("有配偶出生率（15～49歳）", "Births per 1,000 married women aged 15–49"),
        Bilingual("人（千人あたり）", "per 1,000 married women"), 1,
        rate, one.year, label, (low, high), sources,
        Bilingual(f"結婚している15～49歳の女性千人あたり、1年に{rate:.1f}人"
                  f"（偶然のはば{low:.1f}〜{high:.1f}）が生まれた（{label}）。",
                  f"{rate:.1f} births a year per 1,000 married women aged 15–49 "
                  f"(chance {low:.1f} to {high:.1f}); {en}."),
        QUESTION,
    )  # fmt: skip


def _moves(ages: Ages, flow: Flow, area_code: str) -> Iterator[Figure]:
    by_moves = flow.kind == "moves"
    sources = ages.sources(*(("moved_in", "moved_out") if by_moves else ("population",)))
    for sex, word in SEX_WORDS.items():
        found = flow.young("women" if sex == "women" else "men", *TWENTIES)
        if len(found) < 2:
            continue
        value = sum(one.value for one in found)
        low, high = _reach(found)
        label, title, says = _told(flow, word, value, found)
        if low is not None and high is not None:
            least, most = plain(low, 0, "+"), plain(high, 0, "+")
            says = Bilingual(
                says.ja + f"偶然のはばは{least}〜{most}人。",
                says.en + f" Chance: {least} to {most}.",
            )
        yield _figure(
            ages, area_code, f"twenties_{sex}", title, PEOPLE, 0, value, flow.years[-1], label,
            (low, high), sources, says, QUESTION_MOVES,
        )  # fmt: skip


def _told(
    flow: Flow, who: Bilingual, value: float, found: Sequence[Change]
) -> tuple[str, Bilingual, Bilingual]:
    """Label of the years, title and sentence of people in their twenties."""
    signed = plain(value, 0, "+")
    if flow.kind == "moves":
        label = years_ja(flow.years)
        label += "の合計" if len(flow.years) > 1 else ""
        title = Bilingual(
            f"20代の{who.ja}の転入−転出", f"{who.en.capitalize()} in their 20s: net moves"
        )
        return label, title, Bilingual(
            f"{label}、20代の{who.ja}は、転入から転出をひくと{signed}人。",
            f"{years_en(flow.years)}: moves in minus moves out of {who.en} in their 20s "
            f"{signed}.",
        )  # fmt: skip
    then, now = flow.years
    start = sum(one.start or 0 for one in found)
    title = Bilingual(
        f"20代になった{who.ja}の増減（5年間）", f"{who.en.capitalize()} reaching their 20s: change"
    )
    return f"{then}→{now}年", title, Bilingual(
        f"{then}年に15～24歳だった{who.ja}{start:,.0f}人は、{now}年に20代で{start + value:,.0f}人"
        f"（{signed}人）。",
        f"{start:,.0f} {who.en} aged 15–24 in {then} were {start + value:,.0f} in their 20s in "
        f"{now} ({signed}).",
    )  # fmt: skip


def _reach(found: Sequence[Change]) -> tuple[float | None, float | None]:
    """Chance of a sum of independent groups; None where one is unknown."""
    halves = [
        (one.chance_high - one.value) for one in found if one.chance_high is not None
    ]  # fmt: skip
    if len(halves) < len(found):
        return None, None
    value, half = sum(one.value for one in found), sum(h * h for h in halves) ** 0.5
    return value - half, value + half


def _figure(
    ages: Ages,
    area_code: str,
    name: str,
    title: Bilingual,
    unit: Bilingual,
    decimals: int,
    value: float,
    year: int,
    label: str,
    chance: tuple[float | None, float | None],
    sources: tuple[str, ...],
    sentence: Bilingual,
    question: Bilingual,
) -> Figure:
    return Figure(
        indicator_id=f"{PREFIX}by_age_{name}",
        area_code=area_code,
        area_name=ages.area_name,
        title=Bilingual(f"{title.ja}（{MARK.ja}）", f"{title.en} ({MARK.en})"),
        unit=unit,
        decimals=decimals,
        value=value,
        year=year,
        years_label=label,
        low=chance[0],
        high=chance[1],
        series=((year, value),),
        sentence=Bilingual(
            f"{ages.area_name}の{sentence.ja}" if not sentence.ja[0].isdigit()
            else f"{ages.area_name}：{sentence.ja}", f"{ages.area_name}: {sentence.en}",
        ),
        question=question,
        sources=tuple(f"{MARK.ja}：{one}から計算" for one in sources),
        sources_en=tuple(f"{MARK.en}: computed from {one}" for one in sources),
        package_version=f"own-{ages.origin()}",
        **NO_PEERS,
    )  # fmt: skip
