"""Cases of our own: written, read by somebody else, handed on as files."""

from functools import partial
from typing import Any

import streamlit as st

from core.accounts import User
from core.cases import LEVELS
from core.errors import Refused
from core.own_cases import OwnCase, file_of, from_file, made, own_cases
from core.text import Text
from core.workshop.ref import blank
from pages.forms.form import Answer, Form
from pages.shared import current, login
from pages.shared.markdown import bold

WORDS = ("title", "place", "partners", "summary", "eases", "people_part", "cost", "pains")
EFFECT = ("text", "value", "base", "period", "source", "caution")
LONG = ("summary", "eases", "people_part", "caution")
OPEN = ("cost",)
"""What a case need not say."""
STAGES = ("young", "marriage", "pregnancy", "infant", "school", "move")
MEANINGS = ("hope", "handy", "relief")


def show(say: Text) -> None:
    """Those that are shown, for everybody; the others and the forms for who has an account."""
    user = login.account()
    st.caption(say("case.own_note"))
    current.show_refusal("own-case-list")
    kept = own_cases().all()
    seen = [one for one in kept.values() if one.read_by or user is not None]
    if not seen:
        st.caption(say("case.own_none"))
    for one in seen:
        _one(one, user, say)
    if user is None:
        st.caption(say("case.own_login"))
        return
    left, right = st.columns([2, 1])
    with left.expander(say("case.own_write")):
        _write(user, say)
    with right:
        _bring(user, say)


def _one(one: OwnCase, user: User | None, say: Text) -> None:
    case, of = one.case, say.language
    with st.container(border=True):
        st.markdown(f"{bold(case.title.of(of))}　{case.place.of(of)}")
        st.caption(say("case.own_shown") if one.read_by else say("case.own_waits", on=one.on))
        st.write(case.summary.of(of))
        for effect in case.effects:
            words = f"{effect.text.of(of)}（{effect.source.of(of)}、{effect.level.of(of)}）"
            st.markdown(words)
            st.caption(effect.judged.of(of))
        row = st.container(horizontal=True)
        name = f"{case.title.ja}.json"
        row.download_button(
            say("case.own_file"), file_of(case), name, "application/json", key=f"f-{case.case_id}"
        )
        if user is None:
            return
        if not one.read_by:
            row.button(say("case.own_read"), key=f"r-{case.case_id}",
                       on_click=partial(_act, "shown", case.case_id, user))  # fmt: skip
        row.button(say("case.own_remove"), key=f"x-{case.case_id}", type="tertiary",
                   on_click=partial(_act, "remove", case.case_id, user))  # fmt: skip


def _act(what: str, key: str, user: User) -> None:
    with current.refusals("own-case-list"):
        getattr(own_cases(), what)(key, user)
        current.forget()


def _write(user: User, say: Text) -> None:
    form = Form("own-case", say, user.username)
    for name in (*WORDS, *EFFECT):
        draw: Any = st.text_area if name in LONG else st.text_input
        form.field(draw, name, say(f"case.f_{name}"), max_chars=200)
        if name == "pains":
            form.field(
                st.pills, "stages", say("case.f_stages"), STAGES, first=[], selection_mode="multi",
                format_func=lambda one: say(f"case.stage_{one}"),
            )  # fmt: skip
            form.field(
                st.pills, "meanings", say("case.f_meanings"), MEANINGS, first=[],
                selection_mode="multi", format_func=lambda one: say(f"sheet.meaning_{one}"),
            )  # fmt: skip
    form.field(st.number_input, "n", say("case.f_n"), min_value=1, step=1)
    form.field(
        st.selectbox, "level", say("case.f_level"), list(LEVELS), first="self_report",
        format_func=lambda one: LEVELS[one].of(say.language),
    )  # fmt: skip

    def go(answer: Answer) -> str:
        needed = (name for name in (*WORDS, *EFFECT) if name not in OPEN)
        missing = [say(f"case.f_{name}") for name in needed if blank(answer[name])]
        if missing:
            raise Refused("seat.required", field=say("compare.and").join(missing))
        own_cases().add(made(_table(answer)), user)
        return say("case.own_kept")

    form.submit(say("case.own_go"), go, type="primary", key="own-case-go")


def _table(answer: Answer) -> dict[str, Any]:
    """A case as its files have it, of the fields."""

    def both(name: str) -> dict[str, str]:
        return {"ja": answer[name].strip(), "en": answer[name].strip()}

    effect: dict[str, Any] = {name: both(name) for name in EFFECT}
    effect |= {"evidence_level": answer["level"]} | ({"n": answer["n"]} if answer["n"] else {})
    table = {
        **{name: both(name) for name in ("title", "place", "partners", "summary", "people_part")},
        "what_it_eases": both("eases"),
        "pains": [word.strip() for word in answer["pains"].replace(",", "、").split("、") if word],
        "stages": answer["stages"],
        "meanings": answer["meanings"],
        "effects": [effect],
    }
    return table | ({"cost": both("cost")} if answer["cost"].strip() else {})


def _bring(user: User, say: Text) -> None:
    file = st.file_uploader(say("case.own_bring"), type="json", key="own-case-file")
    if file is None:
        return
    try:
        case = from_file(file.getvalue())
    except Refused as refusal:
        st.warning(current.refusal_words(refusal))
        return

    def take() -> None:
        with current.refusals("own-case-file"):
            own_cases().add(case, user, file.name)
            current.done("own-case-file", say("case.own_brought"))

    st.write(f"{case.title.of(say.language)}（{case.place.of(say.language)}）")
    current.show_refusal("own-case-file")
    st.button(say("case.own_go"), on_click=take, key="own-case-take")
    current.show_done("own-case-file")
