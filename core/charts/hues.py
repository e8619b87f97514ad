"""Colours of the classes of a map."""

from typing import Any

BLUES = ("#f1f6ff", "#a9c3fb", "#6d94f5", "#2f5fdc", "#00118f")
"""Light is low, dark is high; neighbours differ in lightness, so it reads without colour."""
BROWNS = ("#fde7cc", "#f5b97a", "#dc8026", "#a85408", "#6b3000")
"""The same below zero: the darker, the farther from it."""
SWATCH: dict[str, Any] = {
    "symbolType": "square",
    "symbolSize": 260,
    "symbolStrokeColor": "#666666",
    "symbolStrokeWidth": 1,
}
