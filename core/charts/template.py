"""Charts are composed with Altair once and filled with figures many times.

Composing and checking a chart takes Altair 0.1–0.4 s, filling one less than a millisecond;
a page draws up to twenty.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt

Spec = dict[str, Any]
"""A Vega-Lite chart as plain data."""
Rows = Sequence[Mapping[str, Any]]


class Template:
    """A chart with open places: data by name, and texts or lists that begin with `$`.

    `alt.NamedData("peers")` is filled with rows, `alt.NamedData("$map")` with data of another
    form, a text `"$unit"` with a value, a list `["$ticks"]` with a list.
    """

    def __init__(self, chart: alt.LayerChart) -> None:
        self.spec: Spec = chart.to_dict()
        shared = self.spec.pop("data", None)  # Streamlit would send it as a table of its own
        for layer in self.spec["layer"] if shared else []:
            layer.setdefault("data", shared)

    def fill(self, data: Mapping[str, Rows], **words: Any) -> Spec:
        """The chart with rows and words in their places.

        Raises:
            KeyError: a place is left open.
        """
        filled: Spec = _filled(self.spec, data, words)
        return filled


def _filled(node: Any, data: Mapping[str, Rows], words: Mapping[str, Any]) -> Any:
    match node:
        case {"name": str(name), **rest} if not rest:
            return (
                words[name[1:]]
                if name.startswith("$")
                else {"values": [dict(row) for row in data[name]]}
            )
        case dict():
            return {key: _filled(value, data, words) for key, value in node.items()}
        case [str(name)] if name.startswith("$"):
            return words[name[1:]]
        case list():
            return [_filled(value, data, words) for value in node]
        case str() if node.startswith("$"):
            return words[node[1:]]
    return node
