"""What the package holds: published products, and what of each indicator is known."""

import re
from dataclasses import dataclass

import numpy as np

from core.stats.catalog import INDICATORS
from core.stats.measure import MEASURES
from core.stats.package import Package, kept
from core.stats.source import citations
from core.stats.values import table

Both = dict[str, str]


@dataclass(frozen=True)
class Product:
    """A published product with its editions; texts by language.

    Attributes:
        files: name and SHA-256 of every raw file.
        values: numbers in the package that come from it.
        copy: how the copy was checked that they were taken from; empty of official files.
    """

    family: str
    title: Both
    producer: Both
    processing: Both
    editions: str
    url: str
    licence_name: str
    licence_url: str
    files: tuple[tuple[str, str], ...]
    values: int
    copy: Both


@dataclass(frozen=True)
class Coverage:
    """Attributes:
    formula: in the names of the published quantities, by language.
    citations: by language.
    municipalities: year and number of municipalities with a value, newest first.
    without: names of those that have none in any year, by language.
    """

    formula: Both
    years: tuple[int, ...]
    citations: dict[str, tuple[str, ...]]
    municipalities: tuple[tuple[int, int], ...]
    without: dict[str, tuple[str, ...]]

    @property
    def span(self) -> str:
        """First and last year; a dash where there is none."""
        first, last = (self.years[0], self.years[-1]) if self.years else ("–", "–")
        return str(first) if first == last else f"{first}–{last}"


@kept
def products(package: Package) -> list[Product]:
    """Every product of the package, those with most numbers first."""
    counts = dict(package.rows("SELECT source_id, count(value) FROM observations GROUP BY 1"))
    files: dict[str, list[tuple[str, str]]] = {}
    for source_id, path, digest in package.rows(
        "SELECT source_id, path, sha256 FROM source_files ORDER BY path"
    ):
        files.setdefault(source_id, []).append((path, digest))
    families: dict[str, list[tuple[str, ...]]] = {}
    for row in package.rows(PRODUCTS):
        families.setdefault(row[1], []).append(row)
    made = [
        Product(
            family=family,
            title={"ja": _without_edition(rows, 5), "en": _without_edition(rows, 6)},
            producer={"ja": rows[-1][3], "en": rows[-1][4]},
            processing={"ja": rows[-1][10], "en": rows[-1][11]},
            editions="、".join(row[2] for row in rows if row[2]) or "–",
            url=rows[-1][7],
            licence_name=rows[-1][8],
            licence_url=rows[-1][9],
            files=tuple(file for row in rows for file in files.get(row[0], [])),
            values=sum(counts.get(row[0], 0) for row in rows),
            copy={"ja": rows[-1][12], "en": rows[-1][13]},
        )
        for family, rows in families.items()
    ]
    return sorted(made, key=lambda one: -one.values)


PRODUCTS = """
    SELECT source_id, family, edition, producer_ja, producer_en, title_ja, title_en, url_main,
           licence_name, licence_url, processing_ja, processing_en, copy_ja, copy_en
    FROM sources ORDER BY source_id
"""


def _without_edition(rows: list[tuple[str, ...]], column: int) -> str:
    """The newest title; of several editions, the span of them."""
    title, first, last = rows[-1][column], rows[0][2], rows[-1][2]
    return title.replace(last, f"{first}–{last}") if last and first != last else title


@kept
def coverage(package: Package, indicator_id: str) -> Coverage:
    """What is known of an indicator.

    Raises:
        KeyError: no such indicator.
    """
    indicator, cube = INDICATORS[indicator_id], package.cube
    known = ~np.isnan(table(package, indicator))
    places = [a for a in package.areas() if a.kind == "municipality"]
    rows = [cube.row[a.area_code] for a in places]
    columns = np.flatnonzero(known.any(axis=0)).tolist()
    used = {
        cube.source_ids[n]
        for measure in indicator.measures
        for n in np.unique(cube.sources[measure][:, columns]).tolist()
        if n >= 0
    }
    found = [package.source(name) for name in used]
    nowhere = [a for a, row in zip(places, rows, strict=True) if not known[row].any()]
    return Coverage(
        formula={language: _readable(indicator.formula, language) for language in ("ja", "en")},
        years=tuple(cube.years[at] for at in columns),
        citations={language: citations(found, language) for language in ("ja", "en")},
        municipalities=tuple(
            (cube.years[at], int(known[rows, at].sum())) for at in reversed(columns)
        ),
        without={
            "ja": tuple(a.name for a in nowhere),
            "en": tuple(a.romaji or a.name for a in nowhere),
        },
    )


def _readable(formula: str, language: str) -> str:
    """The formula with the names of the published quantities and the signs of arithmetic."""
    plain = re.sub(r"nullif\(((?:[^()]|\([^()]*\))*), 0\)", r"(\1)", formula)
    plain = re.sub(r"\((\w+)\)", r"\1", plain)
    plain = re.sub(r"\b(\d+)\.0\b", r"\1", plain)
    marks = "「{0.ja}」" if language == "ja" else "“{0.en}”"
    worded = re.sub(r"[a-z][a-z0-9_]*", lambda m: marks.format(MEASURES[m[0]]), plain)
    return worded.replace("*", "×").replace("/", "÷").replace(" - ", " − ")
