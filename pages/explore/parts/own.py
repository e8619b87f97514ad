"""The parts of the page for own data. All words of files went through `cells.plain`."""

import json
from collections.abc import Sequence

import streamlit as st

from core import tables
from core.accounts import User
from core.clock import in_japan
from core.errors import Refused
from core.files.problem import Problem
from core.own import template
from core.own.ages import cell_of
from core.own.columns import COLUMNS
from core.own.model import KINDS, Draft, Import, Item, OwnSeries, mark_of
from core.own.store import OwnStore, may_remove, own_series
from core.process import rooms
from core.record.days import moment
from core.stats.package import Area
from core.text import Text
from core.units import plain
from pages.explore.parts import cached
from pages.shared import current
from pages.shared.markdown import badge, bold, bullets, plain_table

PREVIEW, MESSAGES = 8, 50
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def uploader_words(say: Text) -> str:
    """Streamlit's uploader speaks English only: its words in ours, by style."""
    zone = "[data-testid=stFileUploaderDropzone]"
    button = f"{zone} [data-testid=stBaseButton-secondary] p"
    browse, failed = (json.dumps(say(f"own.{key}"), ensure_ascii=False)
                      for key in ("browse", "upload_failed"))  # fmt: skip
    return f"""<style>
      {button} {{ font-size: 0; }}
      {button}::after {{ content: {browse}; font-size: 14px; }}
      {zone} [data-testid=stFileUploaderDropzoneInstructions] {{ display: none; }}
      {zone}:has([aria-invalid=true]) {{ flex-wrap: wrap; height: auto; }}
      {zone}:has([aria-invalid=true])::after
        {{ content: {failed}; color: #b00020; flex-basis: 100%; font-size: 15px; }}
    </style>"""


def templates(area: Area, say: Text) -> None:
    """Both forms as Excel and CSV, and current figures in the wide form."""
    language, newest = say.language, rooms().package.cube.newest

    def export() -> bytes:
        official = cached.figures(area.area_code)
        lines = template.wide_lines(language, area, own_series(area.area_code), official)
        return template.wide_book(language, lines)

    long, wide = st.columns(2)
    with long.container(border=True):
        st.write(say("own.long_note"))
        row = st.container(horizontal=True)
        download(row, say("own.long_xlsx"), lambda: template.long_template(language), "long.xlsx")
        download(row, say("own.long_csv"), lambda: template.long_csv(language), "long.csv")
    with wide.container(border=True):
        st.write(say("own.wide_note"))
        row = st.container(horizontal=True)
        download(
            row,
            say("own.wide_xlsx"),
            lambda: template.wide_template(language, area, newest),
            f"wide-{area.area_code}.xlsx",
        )
        download(row, say("own.wide_csv"), lambda: template.wide_csv(language, newest), "wide.csv")
    st.caption(say("own.export_note"))
    download(st, say("own.export"), export, f"figures-{area.area_code}.xlsx")


def download(place, label, data, name) -> None:  # type: ignore[no-untyped-def]
    kind = XLSX if name.endswith("xlsx") else "text/csv"
    place.download_button(
        label, data, file_name=f"tsudoi-{name}", mime=kind, key=name, on_click="ignore"
    )


def where(problem: Problem, say: Text) -> str:
    """Row and column of a message."""
    if not problem.row:
        return say("own.where_file")
    title = COLUMNS.get(problem.column)
    column = getattr(title, say.language) if title else problem.column
    if not column:
        return say("own.where_row_only", row=problem.row)
    return say("own.where_row", row=problem.row, column=column)


def words(problem: Problem, say: Text) -> str:
    """What is wrong and what to do."""
    listed = [str(getattr(one, say.language)) for one in problem.names]
    names = "".join(f"「{one}」" for one in listed) if say.language == "ja" else ", ".join(listed)
    return say(f"own.problem_{problem.key}", **{"names": names, **problem.details})


def problems(read: Draft, say: Text) -> None:
    """Every message; a list to take away when there are many."""
    found = read.problems
    st.error(say("own.bad", n=len(found)))
    st.markdown(bullets(f"{bold(where(one, say))}　{words(one, say)}" for one in found[:MESSAGES]))
    if len(found) > MESSAGES:
        st.caption(say("own.bad_more", n=MESSAGES))
        rows = [[where(one, say), words(one, say)] for one in found]
        download(st, say("own.bad_download"), tables.csv_bytes(rows), "corrections.csv")


def number(item: Item, language: str) -> str:
    """A value with its unit as given; a unit that begins with a digit in brackets."""
    value, unit = plain(item.value, item.decimals), item.unit
    if unit[:1].isdigit():
        return f"{value}（{unit}）" if language == "ja" else f"{value} ({unit})"
    return f"{value}{unit}" if language == "ja" else f"{value} {unit}".strip()


def year(item: Item, say: Text) -> str:
    return say("own.fiscal" if item.fiscal else "own.calendar", year=item.year)


def _table(items: Sequence[Item], say: Text) -> None:
    """Three columns, so that a phone shows them without squeezing."""
    kinds = {kind: getattr(title, say.language) for kind, title in KINDS.items()}
    between = "　" if say.language == "ja" else ", "
    rows = [
        [between.join(pair) for pair in
         ((i.name, kinds[i.kind]), (number(i, say.language), year(i, say)),
          (i.area_name, i.source))]
        for i in items
    ]  # fmt: skip
    heads = [say(f"own.{key}") for key in ("name", "value", "source")]
    plain_table(dict(zip(heads, row, strict=True)) for row in rows)


def preview(read: Draft, replaced: int, say: Text) -> None:
    """What would be taken in, and what to think of before."""
    items = read.items
    st.info(say("own.good", rows=f"{len(items):,}"))
    areas = sorted({i.area_name for i in items})
    years = sorted({i.year for i in items})
    names = len({i.indicator_id for i in items})
    span = str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"
    st.write(say("own.summary", areas=_few(areas), names=names, years=span))
    notes = [words(one, say) for one in read.notes]
    if replaced:
        notes.append(say("own.replaced", n=replaced))
    if notes:
        st.warning(bold(say("own.notes")) + bullets(notes))
    if len(items) > PREVIEW:
        st.caption(say("own.first_rows", n=PREVIEW))
    _table(items[:PREVIEW], say)


def sheets(read: Draft, key: str, say: Text) -> None:
    """Which sheet was read, and the others to choose from."""
    if read.sheet:
        st.write(say("own.sheet_read", sheet=read.sheet))
    if len(read.sheets) > 1:
        at = read.sheets.index(read.sheet) if read.sheet in read.sheets else None
        st.selectbox(say("own.sheet_choose"), read.sheets, index=at, key=key)


def agreed(read: Draft, key: str, say: Text) -> bool:
    """Whether somebody agreed to what a file was taken for; nothing to ask is agreed."""
    if read.ask is None:
        return True
    st.warning(words(read.ask, say))
    return st.checkbox(say("own.ask"), key=key)


def _few(names: Sequence[str]) -> str:
    shown = "・".join(names[:5])
    return shown if len(names) <= 5 else f"{shown} … ({len(names)})"


def series_table(series: Sequence[OwnSeries], say: Text) -> None:
    """The newest value of every indicator of this area, with the mark; tables by age in a line."""
    if not series:
        st.caption(say("own.shown_none"))
        return
    mark = mark_of(item for one in series for item in one.items)
    st.markdown(badge(mark.of(say.language), "orange"))
    single = [one.newest for one in series if not cell_of(one.name)]
    if single:
        _table(single, say)
    by_age = [item for one in series if cell_of(one.name) for item in one.items]
    if by_age:
        years = sorted({item.year for item in by_age})
        span = f"{years[0]}–{years[-1]}"
        row = st.container(horizontal=True, vertical_alignment="center")
        row.write(say("own.by_age", n=f"{len(by_age):,}", years=span))
        row.page_link("explore/ages.py", label=say("ages.title"))


def imports(store: OwnStore, user: User, say: Text) -> None:
    """Who took in which file when; each can be removed by who did it or an administrator."""
    kept = store.all()
    if not kept:
        st.caption(say("own.kept_none"))
    for one in reversed(kept):
        with st.container(border=True):
            mark = mark_of(one.items).of(say.language)
            st.markdown(f"{bold(one.file_name)}　{badge(mark, 'orange')}")
            names = sorted({item.area_name for item in one.items})
            at = moment(in_japan(one.at), say)
            line = {"at": at, "name": one.user_name, "areas": _few(names)}
            st.write(say("own.kept_line", **line, n=f"{len(one.items):,}"))
            st.caption(say("own.kept_sha", sha=one.sha256))
            if may_remove(user, one):
                _remover(store, one, user, say)


def _remover(store: OwnStore, one: Import, user: User, say: Text) -> None:
    def remove() -> None:
        try:
            store.remove(one.import_id, user)
        except Refused as refusal:
            current.refuse(refusal)
            return
        current.done("own", say("own.removed"))

    with st.popover(say("own.remove")):
        st.write(say("own.remove_sure", file=one.file_name, n=len(one.items)))
        st.button(say("own.remove_yes"), key=f"remove-{one.import_id}", on_click=remove)
