"""A figure frozen for a workshop's log."""

from collections.abc import Iterable

from core.bilingual import Bilingual, flat
from core.errors import Refused
from core.stats.figure import Figure

Scalar = str | int | float | None
KEPT = (
    *("indicator_id", "area_code", "area_name", "area_romaji", "title", "unit", "value"),
    *("decimals", "year", "years_label", "low", "high", "peer_median", "peer_label"),
    *("peer_reason", "package_version", "sentence", "basis"),
)
"""What a workshop keeps of a figure."""


def joined(*figures: Figure) -> Bilingual:
    """Every source of these figures, once, as one text."""
    ja = [line for one in figures for line in one.sources]
    en = [line for one in figures for line in one.sources_en]
    return Bilingual(" / ".join(dict.fromkeys(ja)), " / ".join(dict.fromkeys(en)))


def apart(told: Iterable[str]) -> tuple[str, ...]:
    """Every source, once, of texts as `joined` makes them."""
    return tuple(dict.fromkeys(part for one in told for part in one.split(" / ") if part))


def frozen(figure: Figure, language: str = "ja") -> dict[str, Scalar]:
    """Plain keys for the event that pins a figure; both languages, whoever asks.

    Raises:
        Refused: the figure has no value, and nothing can rest on it.
    """
    if figure.value is None:
        why = figure.missing.of(language) if figure.missing else ""
        raise Refused("refused.figure_missing", why=why)
    return flat({name: getattr(figure, name) for name in KEPT} | {"source": joined(figure)})
