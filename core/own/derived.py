"""What is computed from tables by age, as figures that can be shown and pinned."""

from collections.abc import Iterator
from dataclasses import dataclass

from core.bilingual import NOTHING, Bilingual
from core.own.ages import mark
from core.own.figures import PREFIX
from core.stats.ages.fertility import Split, splits
from core.stats.ages.flow import Flow, Together, cohort, moves, together
from core.stats.ages.tables import SEXES, Ages, years_en, years_ja
from core.stats.figure import Figure
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
PER_THOUSAND = Bilingual("人（千人あたり）", "per 1,000 married women")
SEX_WORDS = {"women": Bilingual("女性", "women"), "men": Bilingual("男性", "men")}
TWENTIES = (20, 30)


@dataclass(frozen=True, kw_only=True)
class Computed:
    """What one figure says; the place and the mark are the same for all."""

    name: str
    title: Bilingual
    unit: Bilingual
    decimals: int
    value: float
    low: float | None = None
    high: float | None = None
    year: int
    label: str = ""
    sources: tuple[str, ...]
    says: Bilingual
    question: Bilingual


def derived(ages: Ages, area_code: str) -> Iterator[Figure]:
    """Rate, marriage and births of the married of the newest census; moves of people in their 20s.

    Only what the tables suffice for.
    """
    for split in splits(ages)[:1]:
        for one in _fertility(ages, split):
            yield _figure(ages, area_code, one)
    flow = moves(ages) or cohort(ages)
    for one in _moves(ages, flow) if flow else ():
        yield _figure(ages, area_code, one)


def _fertility(ages: Ages, one: Split) -> Iterator[Computed]:
    whole, label = one.between(15, 50), years_ja(one.birth_years)
    sources = ages.sources("population", "married", "births")
    en = f"births {years_en(one.birth_years)}, women {one.year}"
    yield Computed(
        name="tfr", unit=NOTHING, decimals=2, value=one.rate, low=one.low, high=one.high,
        year=one.year, label=label, sources=sources, question=QUESTION,
        title=Bilingual("合計特殊出生率（年齢別の表から計算）",
                        "Total fertility rate (from tables by age)"),
        says=Bilingual(f"合計特殊出生率（{label}の出生、{one.year}年の女性から計算）は"
                       f"{plain(one.rate, 2)}"
                       f"（偶然のはば{plain(one.low, 2)}〜{plain(one.high, 2)}）。",
                       f"Total fertility rate {plain(one.rate, 2)} "
                       f"(chance {plain(one.low, 2)} to {plain(one.high, 2)}); {en}."),
    )  # fmt: skip
    share = 100 * whole.married / whole.women
    yield Computed(
        name="married", unit=SHARE, decimals=1, value=share, year=one.year,
        sources=ages.sources("population", "married"), question=QUESTION,
        title=Bilingual("有配偶率（15～49歳の女性）", "Married, women aged 15–49"),
        says=Bilingual(f"{one.year}年の15～49歳の女性{plain(whole.women, 0)}人のうち、"
                       f"結婚している人は{plain(share, 1)}％。",
                       f"Of {plain(whole.women, 0)} women aged 15–49 in {one.year}, "
                       f"{plain(share, 1)}% are married."),
    )  # fmt: skip
    if not whole.married:
        return
    rate, (low, high) = whole.per_thousand, whole.married_range
    yield Computed(
        name="married_births", unit=PER_THOUSAND, decimals=1, value=rate, low=low, high=high,
        year=one.year, label=label, sources=sources, question=QUESTION,
        title=Bilingual("有配偶出生率（15～49歳）", "Births per 1,000 married women aged 15–49"),
        says=Bilingual(f"結婚している15～49歳の女性千人あたり、1年に{plain(rate, 1)}人"
                       f"（偶然のはば{plain(low, 1)}〜{plain(high, 1)}）が生まれた（{label}）。",
                       f"{plain(rate, 1)} births a year per 1,000 married women aged 15–49 "
                       f"(chance {plain(low, 1)} to {plain(high, 1)}); {en}."),
    )  # fmt: skip


def _moves(ages: Ages, flow: Flow) -> Iterator[Computed]:
    by_moves = flow.kind == "moves"
    sources = ages.sources(*(("moved_in", "moved_out") if by_moves else ("population",)))
    for sex in SEXES:
        groups = flow.young(sex, *TWENTIES)
        if len(groups) < 2:
            continue
        found = together(groups)
        label, title, says = (_moved if by_moves else _aged)(flow, SEX_WORDS[sex], found)
        if found.low is not None and found.high is not None:
            least, most = plain(found.low, 0, "+"), plain(found.high, 0, "+")
            says += Bilingual(f"偶然のはばは{least}〜{most}人。", f" Chance: {least} to {most}.")
        yield Computed(
            name=f"twenties_{sex}", unit=PEOPLE, decimals=0, value=found.value, low=found.low,
            high=found.high, year=flow.years[-1], label=label, sources=sources,
            question=QUESTION_MOVES, title=title, says=says,
        )  # fmt: skip


def _moved(flow: Flow, who: Bilingual, found: Together) -> tuple[str, Bilingual, Bilingual]:
    """Label of the years, title and sentence of moves in the twenties."""
    signed, label = plain(found.value, 0, "+"), years_ja(flow.years)
    label += "の合計" if len(flow.years) > 1 else ""
    title = Bilingual(
        f"20代の{who.ja}の転入−転出", f"{who.en.capitalize()} in their 20s: net moves"
    )
    return label, title, Bilingual(
        f"{label}、20代の{who.ja}は、転入から転出をひくと{signed}人。",
        f"{years_en(flow.years)}: moves in minus moves out of {who.en} in their 20s {signed}.",
    )  # fmt: skip


def _aged(flow: Flow, who: Bilingual, found: Together) -> tuple[str, Bilingual, Bilingual]:
    """The same of a cohort that reached its twenties."""
    (then, now), signed = flow.years, plain(found.value, 0, "+")
    start, end = plain(found.start, 0), plain(found.start + found.value, 0)
    title = Bilingual(
        f"20代になった{who.ja}の増減（5年間）", f"{who.en.capitalize()} reaching their 20s: change"
    )
    return f"{then}→{now}年", title, Bilingual(
        f"{then}年に15～24歳だった{who.ja}{start}人は、{now}年に20代で{end}人（{signed}人）。",
        f"{start} {who.en} aged 15–24 in {then} were {end} in their 20s in {now} ({signed}).",
    )  # fmt: skip


def _figure(ages: Ages, area_code: str, one: Computed) -> Figure:
    between = "：" if one.says.ja[0].isdigit() else "の"
    marked = mark(ages)
    return Figure(
        indicator_id=f"{PREFIX}by_age_{one.name}",
        area_code=area_code,
        area_name=ages.area_name,
        title=Bilingual(f"{one.title.ja}（{marked.ja}）", f"{one.title.en} ({marked.en})"),
        unit=one.unit,
        decimals=one.decimals,
        value=one.value,
        year=one.year,
        years_label=one.label,
        low=one.low,
        high=one.high,
        series=((one.year, one.value),),
        sentence=Bilingual(
            f"{ages.area_name}{between}{one.says.ja}", f"{ages.area_name}: {one.says.en}"
        ),
        question=one.question,
        sources=tuple(f"{marked.ja}：{source}から計算" for source in one.sources),
        sources_en=tuple(f"{marked.en}: computed from {source}" for source in one.sources),
        package_version=f"own-{ages.origin}",
        basis="provided",
    )
