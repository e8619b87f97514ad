"""Archives: what a successor needs in one file, and what everybody may use again."""

import io
import json
import zipfile
from collections.abc import Iterable, Mapping

from core.formats.csv import SAME_DAY, csv_files
from core.record.days import day
from core.record.report import Report
from core.text import Text

LICENCE = "CC-BY-4.0"
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/deed.ja"


def handover(report: Report, files: Mapping[str, bytes], text: Text) -> bytes:
    """What is due, who is in charge, what was promised and why it was decided so, as a text to
    read first, and beside it `files`: the record and its papers by name."""
    due = [one.title + text("record.colon") + " · ".join((one.text, *one.notes))
           for one in report.sections.get("promise", ())]  # fmt: skip
    parts: list[tuple[str, Iterable[str]]] = [
        (text("pack.told"), (text("record.colon").join(pair) for pair in report.story)),
        (text("kpi.next_title"), report.upcoming),
        *([(text("differ.title"), report.difference.lines(text))] if report.difference else []),
        (text("pack.promised"), due),
        (text("story.left_label"), report.left),
        (text("pack.files"), files),
        (text("export.sources"), report.sources),
    ]  # fmt: skip
    lines = [f"{report.area}　{report.title}", day(report.held_on, text), ""]
    for head, said in parts:
        told = [*said]
        lines += [f"■ {head}", *(f"・{one}" for one in told or [text("record.none")]), ""]
    if report.fingerprint:
        lines.append(text("record.fingerprint", sha256=report.fingerprint))
    return _zip({text("pack.first"): _text(lines), **files})


def open_data(report: Report, text: Text) -> bytes:
    """The tables of a record without names, with a licence and a description (Data Package).

    Args:
        report: the record without names, as it leaves the room.
    """
    with zipfile.ZipFile(io.BytesIO(csv_files(report))) as archive:
        tables = {name: archive.read(name) for name in archive.namelist()}
    about = {
        "name": "tsudoi-record",
        "title": f"{report.area} {report.title}",
        "description": text("pack.open_about"),
        "created": report.day,
        "licenses": [{"name": LICENCE, "path": LICENCE_URL}],
        "sources": [{"title": one} for one in report.sources],
        "resources": [
            {"name": f"table-{number:02}", "title": name[3:-4], "path": name, "format": "csv",
             "mediatype": "text/csv", "encoding": "utf-8"} for number, name in enumerate(tables, 1)
        ],
    }  # fmt: skip
    said = [text("pack.open_head", area=report.area, title=report.title),
            text("pack.open_about"), text("pack.licence", licence=LICENCE, url=LICENCE_URL),
            text("pack.credit", area=report.area, day=day(report.held_on, text))]  # fmt: skip
    if report.sample:
        said.insert(0, text("record.sample"))
    described = json.dumps(about, ensure_ascii=False, indent=2).encode()
    return _zip({text("pack.first"): _text(said), "datapackage.json": described, **tables})


def _text(lines: Iterable[str]) -> bytes:
    """For any editor of an office: BOM and CRLF."""
    return "\r\n".join(lines).encode("utf-8-sig")


def _zip(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            one = zipfile.ZipInfo(name, SAME_DAY)
            one.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(one, content)
    return out.getvalue()
