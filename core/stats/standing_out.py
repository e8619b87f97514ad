"""The figure of a place that lies farthest from its peers, in a sentence."""

from dataclasses import dataclass

from core.stats.catalog import INDICATORS
from core.stats.figure import Figure, figure
from core.stats.indicator import Bilingual
from core.stats.package import Package
from core.stats.peers import PeerSet
from core.stats.remark import crowded, few, swing
from core.stats.scores import OUTWARD
from core.stats.sentence import amount, degree, english_years, japanese_years, short
from core.stats.window import window

FAR = 1.0
"""Widths of the peers' middle half away from their median: then a place stands out."""

FEWEST = 5
"""Figures below which none can be said to stand out."""


@dataclass(frozen=True)
class Said:
    """A sentence and the indicators it rests on."""

    words: Bilingual
    indicator_ids: tuple[str, ...]


def standing_out(package: Package, area_code: str, peer_set: PeerSet) -> Said:
    """Of the figures with a direction, without what chance, a handful or a year's works explain."""
    names = [name.lstrip("-") for field in OUTWARD.values() for name in field]
    found = [figure(package, name, area_code, peer_set) for name in names]
    known = [one for one in found if one.value is not None and one.peer_median is not None]
    far = sorted(
        (one for one in known if _countable(package, one) and _distance(one) > FAR),
        key=_distance,
        reverse=True,
    )
    if not known:
        return Said(
            Bilingual(
                "くらべる相手とならべられる数字がない。",
                "There is no figure that could be compared with peers.",
            ),
            (),
        )
    if len(known) < FEWEST:
        many = len(known)
        return Said(
            Bilingual(
                f"くらべる相手とならべられる数字は{many}つしかなく、どこが目立つとは言えない。",
                f"Only {many} figures can be compared with peers: too few to say what stands out.",
            ),
            (),
        )
    label = known[0].peer_label
    if not far:
        return Said(
            Bilingual(
                f"くらべられる{len(known)}の数字に、{label.ja}の中央値から大きく離れたものはない。",
                f"None of {len(known)} figures lies far from the median of: {label.en}.",
            ),
            (),
        )
    why = crowded(package, INDICATORS[far[0].indicator_id], package.cube.row[area_code])
    return _far(far[0], len(known), why)


def _far(one: Figure, compared: int, why: Bilingual) -> Said:
    value, median = one.value or 0.0, one.peer_median or 0.0
    high, low = degree(one.title.ja, one.unit.ja)
    higher_ja, higher_en = (high, "above") if value > median else (low, "below")
    here_ja, here_en = amount(one, value, "ja"), short(one, value)
    there_ja, there_en = amount(one, median, "ja"), short(one, median)
    label_en = one.peer_label.en[:1].lower() + one.peer_label.en[1:]
    years, many = japanese_years(one), f"{compared}{'つ' if compared < 10 else ''}"
    return Said(
        Bilingual(
            f"くらべられる{many}の数字のうち、{one.peer_label.ja}の中央値から最も離れているのは"
            f"「{one.title.ja}」。{here_ja}（{years}）で、中央値{there_ja}より{higher_ja}。{why.ja}",
            f"Of {compared} figures that can be compared, the farthest from the median of its "
            f"peers, {label_en}, is “{one.title.en}”: {here_en} ({english_years(one)}), "
            f"{higher_en} their {there_en}.{why.en}",
        ),
        (one.indicator_id,),
    )


def _countable(package: Package, one: Figure) -> bool:
    """Not one building or doctor more or less, not chance alone, not the works of one year."""
    indicator, row = INDICATORS[one.indicator_id], package.cube.row[one.area_code]
    years = window(package, indicator, row)
    if one.unit.ja.startswith("か所") or (
        years and few(package, indicator, row, years) is not None
    ):
        return False
    if years and swing(package, indicator, row, years).ja:
        return False
    if one.low is None or one.high is None or one.peer_median is None:
        return True
    return not one.low <= one.peer_median <= one.high


def _distance(one: Figure) -> float:
    """From the peers' median, in widths of their middle half."""
    if None in (one.value, one.peer_median, one.peer_low, one.peer_high):
        return 0.0
    width = float(one.peer_high or 0) - float(one.peer_low or 0)
    apart = abs(float(one.value or 0) - float(one.peer_median or 0))
    return apart / width if width > 0 else 0.0
