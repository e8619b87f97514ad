"""The report of an update in Markdown: Japanese first, then English."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from core.stats.catalog import INDICATORS
from data.difference import Difference, Newest, Tables

LARGEST = 10
"""Changed values shown of each measure, and sums that do not add up."""
Row = Mapping[Any, Any]
Names = Mapping[Any, str]


def report(old: Tables, new: Tables, found: Difference, files: tuple[str, str]) -> str:
    """Markdown; `files`: SHA-256 of the database files of old and new."""
    titles = new["measures"].set_index("measure")["ja"].to_dict()
    titles = old["measures"].set_index("measure")["ja"].to_dict() | titles
    names = old["areas"].set_index("area_code")["name"].to_dict()
    names |= new["areas"].set_index("area_code")["name"].to_dict()
    parts = [
        ["# 統計データの更新 / Data update"],
        ["## 版とチェックサム / Versions and checksums", *_versions(old, new, files)],
        ["## 出典 / Sources", *_listed(old, new, "sources", "source_id")],
        ["## 原資料のファイル / Source files", *_listed(old, new, "source_files", "path")],
        ["## 地域 / Areas", *_listed(old, new, "areas", "area_code", "name")],
        ["## 測定値の定義 / Measures", *_listed(old, new, "measures", "measure", "ja")],
        ["## 最新の年が動く指標 / Indicators whose newest year moves", *_moves(*found.newest)],
        ["## 収録の範囲 / Coverage and range", *_coverage(found.measures, titles)],
        ["## 変わった値 / Changed values", *_changed(found, titles, names)],
        ["## 合計の照合 / Reconciliation of sums", *_sums(found, titles, names)],
    ]
    return "\n\n".join("\n".join([part[0], "", *part[1:]]).rstrip() for part in parts) + "\n"


def _versions(old: Tables, new: Tables, files: Sequence[str]) -> list[str]:
    before, after = (t["package"].iloc[0].to_dict() for t in (old, new))
    rows = [[name, before[name], after[name]] for name in before]
    rows.append(["database file SHA-256", *files])
    return _table(["", "いま / Installed", "新 / New"], rows)


def _listed(old: Tables, new: Tables, table: str, key: str, name: str = "") -> list[str]:
    """Rows added, removed, and changed, one a line; long texts are named, not quoted."""
    kept = (t[table].fillna("").drop_duplicates(key).set_index(key) for t in (old, new))
    before, after = (frame.to_dict("index") for frame in kept)
    lines = [f"- 加わった / added: {k} {after[k].get(name, '')}" for k in after if k not in before]
    lines += [f"- なくなった / removed: {k} {before[k].get(name, '')}"
              for k in before if k not in after]  # fmt: skip
    for one in (k for k in after if k in before and after[k] != before[k]):
        now, then = after[one], before[one]
        columns = [str(c) for c in now if now[c] != then.get(c)]
        said = [f"{c} {then.get(c)} → {now[c]}" if len(str(now[c])) <= 64 else c for c in columns]
        lines.append(f"- 変わった / changed: {one}: {', '.join(said)}")
    return lines or ["変わりなし / no change"]


def _moves(before: Newest, after: Newest) -> list[str]:
    ids = [name for name in INDICATORS if before.get(name) != after.get(name)]
    rows = [[INDICATORS[i].title.ja, i, before.get(i) or "—", after.get(i) or "—"] for i in ids]
    header = ["指標 / Indicator", "id", "いま / Installed", "新 / New"]
    return _table(header, rows) if rows else ["なし / none"]


def _coverage(measures: pd.DataFrame, titles: Names) -> list[str]:
    """A row per measure, those with differences first."""
    differing = measures[["added", "removed", "changed"]].sum(axis=1)
    rows = [
        [f"{titles.get(name, '')} `{name}`", *(_pair(row, side) for side in ("years", "areas")),
         *(_number(row[c]) for c in ("added", "removed", "changed")), _pair(row, "range")]
        for name, row in measures.loc[differing.sort_values(ascending=False, kind="stable").index]
        .to_dict("index").items()
    ]  # fmt: skip
    header = ["測定値 / Measure", "年 / Years", "最新年の地域数 / Areas in the newest year",
              "追加 / Added", "削除 / Removed", "変更 / Changed", "最小〜最大 / Range"]  # fmt: skip
    return _table(header, rows)


def _pair(row: Row, what: str) -> str:
    """`old → new`, or once where they are the same."""
    said: list[str] = []
    for side in ("old", "new"):
        if pd.isna(row[f"last_{side}"]):
            said.append("—")
        elif what == "years":
            first, last, n = (row[f"{c}_{side}"] for c in ("first", "last", "years"))
            said.append(f"{first:.0f}–{last:.0f} ({n:.0f})")
        elif what == "range":
            said.append(f"{_number(row[f'low_{side}'])}〜{_number(row[f'high_{side}'])}")
        else:
            said.append(_number(row[f"{what}_{side}"]))
    return " → ".join(dict.fromkeys(said))


def _changed(found: Difference, titles: Names, names: Names) -> list[str]:
    """The largest relative changes of each measure."""
    lines: list[str] = []
    for name, rows in found.changed.groupby("measure"):
        largest = rows.iloc[rows["relative"].abs().argsort(kind="stable")[::-1]].head(LARGEST)
        lines += [f"### {titles.get(str(name), '')} `{name}` ({len(rows):,})", ""]
        lines += _table(["地域 / Area", "年 / Year", "いま / Old", "新 / New", "増減 / Change"], [
            [f"{names.get(r['area_code'], '')} {r['area_code']}", r["year"],
             _number(r["old"]), _number(r["new"]), f"{100 * r['relative']:+,.1f} %"]
            for r in largest.to_dict("records")
        ])  # fmt: skip
        lines.append("")
    return lines or ["なし / none"]


def _sums(found: Difference, titles: Names, names: Names) -> list[str]:
    """Municipalities against prefectures and the country; known exceptions, then others."""
    rows = []
    for (measure, status), part in found.sums.groupby(["measure", "status"]):
        off = ((part["sum"] / part["value"] - 1).abs() * 100).max()
        rows.append([f"{titles.get(measure, '')} `{measure}`", status, f"{len(part):,}",
                     f"{off:.3f} %", (~part["fits"]).sum()])  # fmt: skip
    header = ["測定値 / Measure", "県・国の値 / Prefecture, country", "照合した数 / Compared",
              "最大の差 / Largest difference", "合わない数 / Not within tolerance"]  # fmt: skip
    lines = _table(header, sorted(rows, key=lambda row: str(row[1])))
    known = found.sums[~found.sums["fits"] & found.sums["late"]]
    for r in pd.concat([known, found.off.head(LARGEST)]).to_dict("records"):
        what = "既知の例外 / known exception" if r["late"] else "合わない / does not add up"
        lines.append(f"- {what}: `{r['measure']}` {names.get(r['area_code'])} {r['year']}: "
                     f"{_number(r['sum'])} ≠ {_number(r['value'])}")  # fmt: skip
    return lines


def _number(value: float) -> str:
    return "—" if pd.isna(value) else f"{value:,.10g}"


def _table(header: Sequence[str], rows: Sequence[Sequence[object]]) -> list[str]:
    lines = [header, ["---"] * len(header), *rows]
    escaped = ([str(cell).replace("|", "\\|") for cell in line] for line in lines)
    return [f"| {' | '.join(cells)} |" for cells in escaped] + [""]
