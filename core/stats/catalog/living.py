"""Indicators of one field."""

from core.stats.indicator import Indicator

INDICATORS: tuple[Indicator, ...] = ()
