"""A place in five sentences that are composed from its figures, with what they cannot say."""

from core.bilingual import Bilingual
from core.stats.catalog import INDICATORS
from core.stats.change import change_said
from core.stats.figure import figure
from core.stats.package import Package
from core.stats.peers import PeerSet
from core.stats.sentence import amount, english_name, number, plain
from core.stats.standing_out import Said, standing_out
from core.stats.values import evacuated_towns, newest_known

YEARS_BACK = 5


def glance(package: Package, area_code: str, peer_set: PeerSet) -> tuple[Said, ...]:
    """The fertility rate with births, how many, why it changes, what stands out, the unknown."""
    return (
        _births(package, area_code, peer_set),
        _population(package, area_code, peer_set),
        change_said(package, area_code),
        standing_out(package, area_code, peer_set),
        _unknown(package, area_code),
    )


def _population(package: Package, area_code: str, peer_set: PeerSet) -> Said:
    one = figure(package, "population", area_code, peer_set)
    by_year = {year: value for year, value in one.series if value is not None}
    if one.value is None or one.year is None:
        return Said(one.sentence, ("population",))
    ja = f"{one.area_name}の人口は{one.year}年1月1日に{amount(one, one.value, 'ja')}"
    en = f"{english_name(one)} had {number(one, one.value)} residents on 1 January {one.year}"
    if evacuated_towns(package)[package.cube.row[area_code]].any():
        ja += "（住民登録の数。避難により、住んでいる人の数とは異なる）"
        en += " (registered; because of the evacuation other than who lives there)"
    then = by_year.get(one.year - YEARS_BACK)
    if then:
        percent = 100 * (one.value - then) / then
        more_ja, more_en = ("多い", "more") if percent > 0 else ("少ない", "fewer")
        moved, before = plain(abs(percent), 1), plain(then, 0)
        if moved == "0.0":
            ja += f"。{YEARS_BACK}年前（{before}人）とほぼ同じ"
            en += f", about as many as {YEARS_BACK} years before ({before})"
        else:
            ja += f"。{YEARS_BACK}年前（{before}人）より{moved}％{more_ja}"
            en += f", {moved}% {more_en} than {YEARS_BACK} years before ({before})"
    return Said(Bilingual(ja + "。", en + "."), ("population",))


def _births(package: Package, area_code: str, peer_set: PeerSet) -> Said:
    """The rate where one is published, then how many were born."""
    born = figure(package, "births", area_code, peer_set).sentence
    for name in ("fertility_rate_municipal", "total_fertility_rate"):
        rate = figure(package, name, area_code, peer_set)
        if rate.value is not None:
            words = Bilingual(rate.sentence.ja + born.ja, f"{rate.sentence.en} {born.en}")
            return Said(words, (name, "births"))
    return Said(born, ("births",))


def _unknown(package: Package, area_code: str) -> Said:
    row = package.cube.row[area_code]
    missing = [one for one in INDICATORS.values() if newest_known(package, one)[row] < 0]
    ja = f"ここにある{len(INDICATORS)}の数字のうち{len(missing)}は、この地域の値がない"
    en = f"Of {len(INDICATORS)} figures {len(missing)} have no value for this place"
    if {INDICATORS["total_fertility_rate"], INDICATORS["fertility_rate_municipal"]} <= {*missing}:
        ja, en = ja + "（合計特殊出生率もその一つ）", en + " (the total fertility rate is one)"
    return Said(
        Bilingual(
            ja + "。数字だけでは理由は分からない。会って、たずねて確かめる。",
            en + ". Figures alone do not tell why: meet people and ask.",
        ),
        (),
    )
