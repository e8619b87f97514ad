"""Own series as figures: shown, pinned and frozen like official ones, and marked as own."""

from core.bilingual import Bilingual
from core.own.model import PUBLISHED, Item, OwnSeries
from core.own.rules import is_tfr, scale, share_interval
from core.stats.catalog import FIELDS
from core.stats.figure import Figure
from core.units import plain

PREFIX = "own_"
QUESTION = Bilingual(
    "この値は、みなさんの実感とあっていますか。だれの声が入っていないでしょうか。",
    "Does this match what you see? Whose voice is not in it?",
)


def is_own(indicator_id: str) -> bool:
    return indicator_id.startswith(PREFIX)


def field_of(one: OwnSeries) -> str:
    """Field of the catalogue; "" where none was given."""
    return one.field if one.field in FIELDS else ""


def as_figure(one: OwnSeries) -> Figure:
    """The newest value with its years, source and mark; peers and chance are unknown."""
    item = one.newest
    low, high = chance(item)
    decimals = max(each.decimals for each in one.items)
    return Figure(
        indicator_id=one.indicator_id,
        area_code=one.area_code,
        area_name=one.area_name,
        title=Bilingual(f"{one.name}（{one.mark.ja}）", f"{one.name} ({one.mark.en})"),
        unit=Bilingual(one.unit, one.unit),
        decimals=decimals,
        value=item.value,
        year=item.year,
        years_label=f"{item.year}年度" if item.fiscal else "",
        low=low,
        high=high,
        series=tuple((year, value) for year, value in _years(one)),
        sentence=_sentence(one, decimals),
        question=QUESTION,
        sources=tuple(f"{one.mark.ja}：{source}" for source in _sources(one)),
        sources_en=tuple(f"{one.mark.en}: {source}" for source in _sources(one)),
        package_version=version(one),
        basis="provided",
    )


def version(one: OwnSeries) -> str:
    """Names the import of the newest value, as a package's version names the package."""
    return f"own-{one.origins[-1]}"


def chance(item: Item) -> tuple[float | None, float | None]:
    """What the number of answers leaves open, 95 %; unknown without it or on a 1–5 scale."""
    if item.kind != "subjective" or not item.respondents or scale(item.unit) != "percent":
        return None, None
    return share_interval(item.value, item.respondents)


def _years(one: OwnSeries) -> list[tuple[int, float | None]]:
    known = {item.year: item.value for item in one.items}
    first, last = min(known), max(known)
    return [(year, known.get(year)) for year in range(first, last + 1)]


def _sources(one: OwnSeries) -> list[str]:
    return list(dict.fromkeys(item.source for item in one.items))


def _sentence(one: OwnSeries, decimals: int) -> Bilingual:
    """Value, year, the year before as given, and how far it can be trusted."""
    item = one.newest
    unit, unit_en = one.unit, f" {one.unit}" if one.unit else ""
    if unit[:1].isdigit():
        unit, unit_en = f"（{unit}）", f" ({unit})"
    year = f"{item.year}年度" if item.fiscal else f"{item.year}年"
    ja = f"{one.area_name}の{one.name}は{plain(item.value, decimals)}{unit}（{year}）。"
    en = f"{one.name} of {one.area_name}: {plain(item.value, decimals)}{unit_en} ({item.year})."
    if len(one.items) > 1:
        before = one.items[-2]
        ja += f"{before.year}年は{plain(before.value, decimals)}{unit}だった。"
        en += f" {before.year}: {plain(before.value, decimals)}{unit_en}."
    if one.mark == PUBLISHED:
        ja += "公表された統計の値で、自治体が取りこんだ。くらべる相手の値は収めていない。"
        en += (
            " Published statistics, put in by the municipality; figures of peers are not packaged."
        )
    else:
        ja += f"{one.mark.ja}の値で、ほかの市区町村とはくらべられない。"
        en += f" {one.mark.en.capitalize()}: not comparable with other municipalities."
    if is_tfr(one.name):
        ja += "小さな町では1年の値は偶然で大きく動くため、何年分の値かを出典で確かめる。"
        en += " In small towns a single year moves by chance: see which years it covers."
    return Bilingual(ja, en)
