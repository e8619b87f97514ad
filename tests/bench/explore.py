"""The same questions to the packaged statistics and to the CSV files with pandas; a page's time.

Usage: python tests/bench/explore.py [--json]

Aims: all indicators × all municipalities × all years in 40 ms; what a page draws from
(every figure of one place) far below 300 ms. The CSV files lie beside the repository;
where they do not, their columns stay empty.
"""

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

import pandas as pd
from report import ROOT, Row, Table, run
from streamlit.testing.v1 import AppTest

from core.config import config
from core.process import warm
from core.stats.catalog import INDICATORS
from core.stats.figure import figure_among, figures
from core.stats.package import Package, open_package
from core.stats.values import table
from core.stats.window import over, window
from data.build import RAW

TIMES, PLACE = 5, "01210"
PLACES = ("14100", "29362", "13402", "07546", "01209", "20209", "13101", "47382", "33623", PLACE)
EDITIONS = range(2018, 2027)
NO_PANDAS: Row = {"pandas ms": "–", "pandas in memory ms": "–", "times": "–"}
NOTE = (
    f"Median of {TIMES}. Package: from the observations in memory, with nothing derived kept "
    "(cold) or as a running server has it (warm). pandas: the nine SSDSE-A files read, joined "
    "and asked; in memory: asked only. All indicators also need the register and the census, "
    "which pandas is spared here. A page run is Streamlit's run of its script."
)


def milliseconds(question: Callable[[], object]) -> float:
    """Median of several askings."""
    times = []
    for _ in range(TIMES):
        start = time.perf_counter()
        question()
        times.append((time.perf_counter() - start) * 1000)
    return median(times)


def read_csv() -> pd.DataFrame:
    """All editions, long: code, year, item, value; of two editions the newer counts."""
    parts = []
    for edition in EDITIONS:
        path = RAW / f"ssdse-a/SSDSE-A-{edition}.csv"
        raw = pd.read_csv(path, encoding="cp932", header=None, dtype=str)
        years = raw.iloc[1, 3:].astype(str)
        body = raw.iloc[3:, 3:].set_axis(raw.iloc[0, 3:], axis=1)
        body.insert(0, "code", raw.iloc[3:, 0].str[1:])
        long = body.melt("code", var_name="item")
        long["year"] = long["item"].map(dict(zip(raw.iloc[0, 3:], years, strict=True)))
        long["value"] = pd.to_numeric(long["value"], errors="coerce")
        parts.append(long)
    together = pd.concat(parts)
    return together.drop_duplicates(["code", "item", "year"], keep="last")


def births(frame: pd.DataFrame) -> object:
    """One series: the births of one municipality."""
    return frame[(frame["item"] == "A4101") & (frame["code"] == PLACE)].sort_values("year")


def birth_rates(frame: pd.DataFrame) -> object:
    """Births per 1,000 residents, every municipality, the newest year."""
    wide = frame[frame["item"].isin(["A4101", "A1101"])].pivot_table(
        "value", "code", "item", aggfunc="last"
    )
    return 1000 * wide["A4101"] / wide["A1101"]


def everything(frame: pd.DataFrame) -> object:
    """Every item of every municipality and year, as a table of three dimensions."""
    return frame.set_index(["item", "code", "year"])["value"].unstack(["item", "year"])


def cold(package: Package, question: Callable[[], object]) -> Callable[[], object]:
    def asked() -> object:
        package.memory.clear()
        figure_among.cache_clear()
        return question()

    return asked


def page_runs() -> list[Row]:
    """Rooms time of a page: Streamlit's run of its script, with nothing sent anywhere."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["LIVE_PATH"] = str(Path(folder) / "w.duckdb")
        config.cache_clear()
        app = AppTest.from_file(ROOT / "pages/index.py", default_timeout=120)
        app.query_params["area"] = PLACE
        app.run()
        warm()  # as the server does by itself at its start
        rows = []
        for page in ("overview", "compare", "ages", "map", "sources"):
            app.switch_page(f"explore/{page}.py")
            start = time.perf_counter()
            app.run()
            first = (time.perf_counter() - start) * 1000
            assert not app.exception
            again = milliseconds(app.run)
            name = f"page run: {page}"
            rows.append({"question": name, "cold ms": first, "warm ms": again} | NO_PANDAS)
    return rows


def measure() -> Table:
    package = open_package(config().stats_path)
    cube, births_, rate = package.cube, INDICATORS["births"], INDICATORS["birth_rate"]

    def newest() -> object:
        years = window(package, rate, cube.row["00000"])
        assert years
        return over(package, rate, years)

    def indicators() -> object:
        return [table(package, one) for one in INDICATORS.values()]

    def places() -> object:
        return [figures(package, place) for place in PLACES]

    def in_sql() -> object:
        return package.rows("SELECT measure, year, count(value) FROM observations GROUP BY 1, 2")

    frame = read_csv() if RAW.exists() else None
    reading = milliseconds(read_csv) if frame is not None else 0.0
    asked: list[tuple[str, Callable[[], object], Callable[[pd.DataFrame], object] | None]] = [
        ("births of one place, all years", lambda: table(package, births_), births),
        ("births per 1,000, all places, newest", newest, birth_rates),
        (f"{len(INDICATORS)} indicators × all places × all years", indicators, everything),
        ("observations counted by measure and year (SQL)", in_sql, None),
        (f"page: all figures of a place, mean of {len(PLACES)}", places, None),
    ]
    opening = milliseconds(lambda: Package(config().stats_path).cube)
    rows: list[Row] = [{"question": "opening: all observations into memory", "cold ms": opening,
                        "warm ms": "–"} | NO_PANDAS]  # fmt: skip
    for name, question, in_pandas in asked:
        each = len(PLACES) if question is places else 1
        first = milliseconds(cold(package, question)) / each
        question()
        row: Row = {"question": name, "cold ms": first, "warm ms": milliseconds(question) / each}
        rows.append(row | against(frame, in_pandas, reading, first))
    title = "Regional figures: package and pandas on CSV; pages"
    return Table(title, NOTE, [*rows, *page_runs()])


def against(
    frame: pd.DataFrame | None,
    question: Callable[[pd.DataFrame], object] | None,
    reading: float,
    ours: float,
) -> Row:
    if frame is None or question is None:
        return NO_PANDAS
    known = frame  # for the closure: not None
    only = milliseconds(lambda: question(known))
    return {
        "pandas ms": reading + only,
        "pandas in memory ms": only,
        "times": f"{(reading + only) / ours:,.0f}×",
    }


if __name__ == "__main__":
    run(measure)
