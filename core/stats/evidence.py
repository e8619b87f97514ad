"""A figure frozen for a workshop's log."""

from core.errors import Refused
from core.stats.figure import Figure

Scalar = str | int | float | None


def frozen(figure: Figure, language: str = "ja") -> dict[str, Scalar]:
    """Plain keys for the event that pins a figure; both languages, whoever asks.

    Raises:
        Refused: the figure has no value, and nothing can rest on it.
    """
    if figure.value is None:
        raise Refused("refused.figure_missing", why=getattr(figure.missing, language, ""))
    return {
        "indicator_id": figure.indicator_id,
        "area_code": figure.area_code,
        "area_name": figure.area_name,
        "title_ja": figure.title.ja,
        "title_en": figure.title.en,
        "unit_ja": figure.unit.ja,
        "unit_en": figure.unit.en,
        "value": figure.value,
        "decimals": figure.decimals,
        "year": figure.year,
        "years_label": figure.years_label,
        "low": figure.low,
        "high": figure.high,
        "peer_median": figure.peer_median,
        "peer_label_ja": figure.peer_label.ja,
        "peer_reason_ja": figure.peer_reason.ja,
        "peer_label_en": figure.peer_label.en,
        "peer_reason_en": figure.peer_reason.en,
        "source_ja": " / ".join(figure.sources),
        "source_en": " / ".join(figure.sources_en),
        "package_version": figure.package_version,
        "sentence_ja": figure.sentence.ja,
        "sentence_en": figure.sentence.en,
    }
