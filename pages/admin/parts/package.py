"""The part 「統計データ」 of the page 「保守」: what differs, install it, go back to one before."""

from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from core.accounts import User
from core.config import config
from core.keeping.audit import audit
from core.process import renew, rooms
from core.stats.measure import MEASURES
from core.text import Text
from data import candidate, replacing, update
from data.candidate import Refused
from data.update import Compared
from pages.shared import current
from pages.shared.markdown import bullets, plain_table, raw

PACKAGE = ".duckdb"
KINDS = ["duckdb", "xlsx", "ods", "csv"]
LARGEST = 10


def package(say: Text, user: User) -> None:
    """A file or a kept version, beside what is installed; then the button."""
    packaged = Path(config().stats_path).resolve()
    now = rooms().package.version
    st.subheader(say("data.title"))
    st.write(say("data.note", version=now))
    st.caption(say("data.kinds"))
    current.show_done("data")
    turn = st.session_state.setdefault("data-turn", 0)
    file = st.file_uploader(say("data.upload"), KINDS, key=f"data-file-{turn}")
    before = sorted(path for path in (packaged.parent / update.UPDATES).glob(f"*{PACKAGE}")
                    if path.stem != now)  # fmt: skip
    kept = None
    if before:
        kept = st.selectbox(say("data.kept"), before, index=None, key=f"data-kept-{turn}",
                            format_func=lambda path: path.stem,
                            placeholder=say("data.choose"))  # fmt: skip
    accept = st.checkbox(say("data.accept"), key=f"data-accept-{turn}")
    if st.button(say("data.compare"), disabled=not (file or kept)):
        with st.spinner(say("data.working")):
            st.session_state["data-found"] = _compared(file, kept, packaged, accept)
    if "data-found" in st.session_state:
        found, refused, _ = st.session_state["data-found"]
        _shown(found, refused, say, user)


Looked = tuple[Compared | None, tuple[str, ...], TemporaryDirectory[str]]
"""What was found, or why nothing was; and the folder it lies in while it is looked at."""


def _compared(file: UploadedFile | None, kept: Path | None, packaged: Path, accept: bool) -> Looked:
    folder, language = TemporaryDirectory(), current.text().language
    path = Path(folder.name) / "candidate.duckdb"
    try:
        if file is None:
            path = kept or packaged
        elif file.name.lower().endswith(PACKAGE):
            path.write_bytes(file.getvalue())
        else:
            replacing.written(candidate.read(packaged), file.name, file.getvalue(), path)
        accepted = None if accept else ()
        found = update.compared(path, packaged, allow_older=accept, accepted=accepted)
        return found, tuple(one.of(language) for one in found.refused), folder
    except Refused as refused:
        return None, tuple(one.of(language) for one in refused.reasons), folder


def _shown(found: Compared | None, refused: tuple[str, ...], say: Text, user: User) -> None:
    """Counts, sums, the largest changes and the whole report; why not, or the button."""
    if found and found.change is None:
        st.info(say("data.same"))
        return
    if found and found.change:
        change = found.change
        counts = change.measures[["changed", "added", "removed"]].sum().astype(int)
        st.write(say("data.summary", **{str(name): f"{n:,}" for name, n in counts.items()},
                     sums=f"{len(change.sums):,}", off=len(change.off)))  # fmt: skip
        _largest(found, say)
        with st.expander(say("data.full")):
            st.markdown(raw(found.text))
        st.download_button(say("data.download"), found.text, f"{found.version}.md", "text/markdown")
    if refused or found is None:
        st.error(say("data.refused") + bullets(refused))
        return

    def install() -> None:
        try:
            renew(found.install())
        except Refused as error:
            words = tuple(one.of(say.language) for one in error.reasons)
            st.session_state["data-found"] = (found, words, st.session_state["data-found"][2])
            return
        audit().note("updated", found.version, user.username)
        st.session_state["data-turn"] += 1
        del st.session_state["data-found"]
        current.done("data", say("data.installed", version=found.version))

    label = say("data.install", version=found.version)
    st.button(label, type="primary", key="data-install", on_click=install)


def _largest(found: Compared, say: Text) -> None:
    changed = found.change.changed if found.change else None
    if changed is None or changed.empty:
        return
    first = changed.iloc[changed["relative"].abs().argsort(kind="stable")[::-1]].head(LARGEST)
    names = {area.area_code: area.name for area in rooms().package.areas()}
    st.write(say("data.largest"))
    plain_table(
        {
            say("data.measure"): _title(row["measure"], say),
            say("data.area"): names.get(row["area_code"], row["area_code"]),
            say("data.year"): str(row["year"]),
            say("data.old"): f"{row['old']:,.10g}",
            say("data.new"): f"{row['new']:,.10g}",
        }
        for row in first.to_dict("records")
    )


def _title(name: str, say: Text) -> str:
    """What a measure is called; of one that this program does not know, its key."""
    one = MEASURES.get(name)
    return name if one is None else one.en if say.language == "en" else one.ja
