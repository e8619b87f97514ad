"""The form of a page: what is typed stays until the server has it; then it is said to be done."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

import streamlit as st

from core.errors import Refused
from core.text import Text
from core.workshop.private_words import kinds, masked
from core.workshop.ref import blank
from pages.forms import drafts
from pages.shared import current

EMPTY = {"text_input": "", "text_area": "", "checkbox": False, "multiselect": []}
TEXTS = ("text_input", "text_area")
CHOICES = ("selectbox", "radio", "multiselect", "pills")

Answer = dict[str, Any]
Act = Callable[[Answer], str]
"""Does what was asked with the fields of a form and says so; a `Refused` changes nothing."""


class Form:
    """Fields, one act, what came of it. A refusal leaves the words; success empties the fields.

    Args:
        name: unique on its page; the widget of a field has the key `name-field`.
        about: whose it is and what it is about (workshop, seat, object): a draft of one never
            shows up in another.
        words: table of words that has the fields' names.
        ours: what is typed names who works here or reads along, and is not asked about.
        live: what is typed is known a moment after the last key; for a fragment.
    """

    def __init__(
        self,
        name: str,
        say: Text,
        *about: str,
        words: str = "field",
        ours: bool = False,
        live: bool = False,
    ) -> None:
        self.name, self.say, self.words, self.ours = name, say, words, ours
        self.acts: dict[str, Act] = {}
        self.texts: list[str] = []
        self.address = "/".join(("page", name, *about))
        self.firsts: Answer = {}
        self.live = live
        state = st.session_state
        known, self.drawn, self.held = state.get(f"{name}-form", (self.address, {}, {}))
        if known != self.address:  # what was typed in the same moment is about the new thing
            drawn, self.drawn = self.drawn, {}
            state.update(
                {key: to for key, to in drawn.items() if state.get(key) == self.held.get(key)}
            )
        state[f"{name}-form"] = self.address, self.drawn, self.held

    def key(self, field: str) -> str:
        return f"{self.name}-{field}"

    def field(self, draw: Any, field: str, *args: Any, first: Any = None, **more: Any) -> Any:
        """Draw a field with a widget of Streamlit's; what it holds now.

        Args:
            draw: `st.text_input`, or that of a column.
            first: what it holds before anybody typed; None for nothing.
            more: for the widget; `stay=True` keeps the field after success.
        """
        kind, stay = draw.__name__, more.pop("stay", False)
        self.texts += [field] if kind in TEXTS else []
        first = EMPTY.get(kind) if first is None else first
        self.hold(field, first, list(args[1]) if kind in CHOICES else (), kind, **more)
        if stay:
            del self.drawn[self.key(field)]
        if first is None and kind != "pills":
            more["index" if kind in CHOICES else "value"] = None
        return draw(*args, key=self.key(field), persist_state="session", **more)

    def hold(
        self, field: str, first: Any, options: Sequence[Any], kind: str = "", **limits: Any
    ) -> Any:
        """What belongs to the form: as it was, else as the device kept it, else `first`."""
        state, key = st.session_state, self.key(field)
        self.firsts[field] = self.drawn[key] = first
        kept = drafts.came(self.address, field)
        if state.setdefault(key, first) == first and kept is not None:
            with suppress(ValueError, TypeError):  # what was chosen is gone meanwhile
                state[key] = drafts.fitting(kind, kept, options, limits)
        return state[key]

    def need(self, answer: Answer, *fields: str) -> None:
        """Raise `Refused` with the field's name unless all `fields` are filled in."""
        for field in fields:
            given = answer.get(field)
            if given is None or (isinstance(given, str) and blank(given)):
                raise Refused("seat.required", field=self.say(f"{self.words}.{field}"))

    def button(self, label: str, act: Act, draw: Any = None, **more: Any) -> None:
        self.acts[label] = act
        (draw or st.button)(label, on_click=self._go, args=(label, act), **more)

    def submit(self, label: str, act: Act, **more: Any) -> None:
        """The end of a form: why it was refused, its button, what was done."""
        self.refusal()
        self.button(label, act, **more)
        current.show_done(self.name)
        self.keep()

    def refusal(self) -> None:
        """Why the act was refused, until what was sent is changed; above its button."""
        if st.session_state.get(f"{self.name}-sent") != self._held():
            current.mended(self.name)
        current.show_refusal(self.name)

    def typing(self, field: str) -> Any:
        """What a field that was drawn holds, also while it is being typed."""
        return drafts.typing(self.address, field, st.session_state.get(self.key(field)))

    @property
    def changed(self) -> bool:
        """Whether a field that was drawn holds something else than it began with."""
        held = st.session_state
        return any(held.get(self.key(one), first) != first for one, first in self.firsts.items())

    def put(self, field: str, value: Any) -> None:
        """Let a field hold something else; for a button's `on_click`."""
        drafts.untyped(self.address, field)
        st.session_state[self.key(field)] = value

    def keep(self) -> None:
        """After the last field: what they hold stays on the device."""
        state = st.session_state
        about, typed = state.get(f"{self.name}-real", ("", {}))
        if typed and typed == self._typed() and about in self.acts:
            self._ask(about, typed)
        fields = {
            field: (self.key(field), state[self.key(field)], first)
            for field, first in self.firsts.items()
        }
        self.held.update({key: held for key, held, _ in fields.values()})
        drafts.watch(self.address, self.name, fields, self.say, live=self.live)

    def _held(self) -> Answer:
        held = st.session_state
        return {field: held.get(self.key(field), first) for field, first in self.firsts.items()}

    def _typed(self) -> dict[str, str]:
        """The words that are typed now."""
        return {field: str(st.session_state.get(self.key(field)) or "") for field in self.texts}

    def _ask(self, label: str, typed: dict[str, str]) -> None:
        """Whether words that look like somebody real are meant so; one tap takes out numbers."""
        say, seem = self.say, {kind for words in typed.values() for kind in kinds(words)}
        named = "・".join(say(f"seat.real_{kind}") for kind in sorted(seem))
        st.warning(f"{say('seat.real')} {named}")
        row = st.container(horizontal=True)
        if any(masked(words) != words for words in typed.values()):
            row.button(say("seat.mend"), key=f"{self.name}-mend", on_click=self._mend)
        row.button(
            say("seat.send_anyway"),
            key=f"{self.name}-anyway",
            on_click=self._go,
            args=(label, self.acts[label], True),
        )

    def _mend(self) -> None:
        """Numbers and addresses are taken out; what only looks like a name is left."""
        st.session_state.update({self.key(f): masked(words) for f, words in self._typed().items()})

    def _go(self, label: str, act: Act, sure: bool = False) -> None:
        state, typed = st.session_state, self._typed()
        asks = not sure and not self.ours and any(map(kinds, typed.values()))
        state[f"{self.name}-real"] = (label, typed) if asks else ("", {})
        if asks:
            current.forget()
            return
        with current.refusals(self.name):
            state[f"{self.name}-sent"] = sent = self._held()
            told = act(dict(sent))
            state.update(self.drawn)
            drafts.sent(self.address)
            current.done(self.name, told)
