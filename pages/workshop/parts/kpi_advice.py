"""What is known about a target, beside it while it is typed: never a verdict, never a block."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

import streamlit as st

from core.chance import unchanged
from core.charts.course import course
from core.clock import today
from core.process import rooms
from core.record.drawn import Course
from core.stats.aim import Aim, aim, beyond_target
from core.stats.births_chance import concerned
from core.stats.catalog import INDICATORS
from core.stats.peers import default
from core.text import Text
from core.units import plain, with_unit
from core.workshop import Room
from core.workshop.chance import SHARE, counted
from core.workshop.nouns.figures import Figure
from pages.forms.form import Form
from pages.workshop.parts import template

MOST = 100_000


@dataclass(frozen=True)
class Typed:
    """What stands in the fields, saved or not; numbers that cannot be read are None."""

    title: str
    figure: Figure | None
    unit: str
    base: float | None
    target: float | None
    due: date | None


def show(room: Room, form: Form, typed: Typed, drawn: Any, side: Any, say: Text) -> None:
    """The line under the questions, the advice in the column `side`."""
    found = _aim(typed)
    with drawn:
        template.draw("aim_title", say, title=_title(typed, say))
        one = _course(typed, found, say)
        if one is not None:
            st.vega_lite_chart(course(one, say.language), width="stretch")
    with side:
        for words in _boxes(typed, found, say):
            with st.container(border=True):
                template.draw("aim", say, **words)
        if reference := st.session_state.get("kpi-pattern"):
            st.caption(say("aim.reference", words=reference))
        if concerned(typed.title, typed.figure.indicator_id if typed.figure else ""):
            _first(room, form, say)


def _aim(typed: Typed) -> Aim | None:
    figure = typed.figure
    if figure is None or figure.indicator_id not in INDICATORS:
        return None
    package = rooms().package
    year = typed.due.year if typed.due else figure.year + 5
    peers = default(package, figure.area_code)
    return aim(package, figure.indicator_id, figure.area_code, peers, max(1, year - figure.year))


def _n(value: float) -> str:
    return plain(value, 0 if abs(value - round(value)) < 0.005 else 1)


def _title(typed: Typed, say: Text) -> str:
    """The target in words; what is missing for it."""
    if typed.target is None:
        return say("aim.no_target")
    ja = say.language == "ja"  # whose unit may stand on both sides of its number

    def amount(value: float) -> str:
        return with_unit(_n(value), typed.unit) if ja else _n(value)

    words = {"target": amount(typed.target), "unit": "" if ja else typed.unit}
    if typed.base is None:
        return say("aim.only_target", **words)
    if typed.base == typed.target:
        return say("aim.same", **words)
    share = _n(abs(typed.target / typed.base - 1) * 100) if typed.base else ""
    way = "aim.more" if typed.target > typed.base else "aim.less"
    words |= {"base": amount(typed.base), "by": amount(abs(typed.target - typed.base))}
    told = say(way, **words)
    return told + (say("aim.share", n=share) if share and "%" not in typed.unit else "")


def _course(typed: Typed, found: Aim | None, say: Text) -> Course | None:
    """Past, the straight way to the target, and no action."""
    past = [(f"{year}-07-01", value) for year, value in found.past.items()] if found else []
    base = past[-1] if past else ("", 0.0)
    if not past and typed.base is not None:
        base = (today().isoformat(), typed.base)
        past = [base]
    if not past:
        return None
    due = str(typed.due) if typed.due else ""
    plan = (base, (due, typed.target)) if due > base[0] and typed.target is not None else None
    going = (base, (due, found.going_on)) if found and found.going_on is not None and due else None
    target = (base[0], due, typed.target) if plan and typed.target is not None else None
    return Course(
        typed.unit, base, tuple(past), (target,) if target else (), plan, going, (),
        _title(typed, say),
    )  # fmt: skip


def _boxes(typed: Typed, found: Aim | None, say: Text) -> list[dict[str, Any]]:
    """Each a title that says it, a line, and a strip of peers where there is one."""
    boxes: list[dict[str, Any]] = []
    if found is None:
        boxes.append({"title": say("aim.no_peers"), "text": say("aim.no_peers_note")})
    elif typed.target is not None and typed.base is not None:
        boxes += _peers(found, typed.base, typed.target, typed.unit, say)
    boxes += _chance(typed, found, say)
    strength = found.strength if found else "before"
    boxes.append({
        "title": say("aim.strength", words=say(f"aim.strength_{strength}")),
        "text": say(f"aim.strength_{strength}_note"),
    })  # fmt: skip
    return boxes


def _peers(found: Aim, base: float, target: float, unit: str, say: Text) -> list[dict[str, Any]]:
    """What places like ours changed in as many years; else where they stand."""
    up, label = target > base, found.label.of(say.language)
    needed = found.needed(base, target)
    if found.strength == "peers" and needed is not None and target != base:
        n, of = beyond_target(found.changes, needed, up), len(found.changes)
        mark = "%" if found.relative else f" {unit}"
        decimals = 0 if found.relative else 1
        share = f"{plain(needed, decimals, '+')}{mark}"
        key = "aim.peers_none" if not n else "aim.peers_some"
        title = say(key, label=label, span=found.span, n=n, of=of, need=share)
        own = ""
        if found.own is not None:
            own = say("aim.own_change", n=f"{plain(found.own, decimals, '+')}{mark}")
        return [{"title": title, "text": own, "strip": _strip(found.changes, found.own, needed),
                 "ends": (say("aim.here"), say("aim.target_mark", n=share))}]  # fmt: skip
    if len(found.levels) > 2:
        n = beyond_target(found.levels, target, up)
        title = say("aim.levels", label=label, of=len(found.levels), n=n, target=_n(target),
                    unit=unit)  # fmt: skip
        return [{"title": title, "text": say("aim.levels_note"),
                 "strip": _strip(found.levels, base, target),
                 "ends": (say("aim.here"), say("aim.target_mark", n=_n(target)))}]  # fmt: skip
    return [{"title": say("aim.no_peers"), "text": say("aim.few_peers")}]


def _strip(values: tuple[float, ...], own: float | None, target: float) -> dict[str, Any]:
    """Places on a line from 0 to 100 %: every peer, their middle, ourselves, the target."""
    every = [*values, target, *([own] if own is not None else [])]
    low, high = min(every), max(every)
    width = (high - low) or 1.0

    def at(value: float) -> float:
        return round(3 + 94 * (value - low) / width, 1)

    middle = values[len(values) // 2]
    return {
        "ticks": [at(one) for one in values],
        "middle": at(middle),
        "own": None if own is None else at(own),
        "target": at(target),
        "zero": at(0.0) if low < 0 < high else None,
    }


def _chance(typed: Typed, found: Aim | None, say: Text) -> list[dict[str, Any]]:
    """How far it moves although nothing changes; of a share that cannot be said."""
    base = typed.base
    span = found.chance if found else None
    if span is None and base is not None and counted(typed.unit) and 0 <= base < MOST:
        span = unchanged(round(base))
    if span is not None and base is not None:
        title = say("aim.chance", low=_n(span[0]), high=_n(span[1]), unit=typed.unit)
        inside = typed.target is not None and span[0] <= typed.target <= span[1]
        key = "aim.chance_inside" if inside else "aim.chance_outside"
        if typed.target is None:
            key = "aim.chance_open"
        return [{"title": title, "text": say(key), "care": inside}]
    if SHARE.search(typed.unit):
        return [{"title": say("aim.share_title"), "text": say("aim.share_note")}]
    return []


def _first(room: Room, form: Form, say: Text) -> None:
    """Births are never refused: what moves first is offered beside them."""
    with st.container(border=True, key="aim-first"):
        template.draw("aim", say, title=say("aim.first"), text=say("aim.first_note"))
        for n, (_, use) in enumerate(list(room.workshop.seen("use_cases").items())[:3]):
            title = say("aim.first_of", title=use.title)[:80]
            st.button(title, key=f"aim-first-{n}", on_click=partial(_put, form, title, say))


def _put(form: Form, title: str, say: Text) -> None:
    form.put("figure", "own")
    form.put("title", title)
    form.put("unit", say("aim.people"))
    form.put("target", "")
