"""Cards of the nouns: everything `board.js` needs to draw one (docs/cards.md)."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from core.clock import in_japan
from core.latest import latest
from core.units import with_unit
from core.workshop import carrying
from core.workshop.groups import placed
from core.workshop.model import (
    Asked,
    Check,
    Edition,
    Figure,
    Insight,
    Issue,
    Kpi,
    Measured,
    Noun,
    Persona,
    Promise,
    UseCase,
    Workshop,
    shortened,
)
from core.workshop.nouns import EDITABLE, LINKS, REQUIRED, Table
from core.workshop.progress import progress

Card = dict[str, Any]
TYPES: dict[Table, str] = {
    "figures": "figure",
    "insights": "insight",
    "issues": "issue",
    "personas": "persona",
    "use_cases": "use_case",
    "kpis": "kpi",
    "promises": "promise",
}
LONG = {
    "text",
    "why",
    "life",
    "eases",
    "people_part",
    "rule_continue",
    "rule_change",
    "rule_stop",
    "what",
}


class Chain:
    """Who points to whom, both ways, leaving out what is hidden or taken from sight."""

    def __init__(self, workshop: Workshop) -> None:
        self.workshop = workshop
        self.back: dict[str, list[tuple[Table, Noun]]] = defaultdict(list)
        self.forth: dict[str, list[tuple[Table, Noun]]] = defaultdict(list)
        for (table, field), before in LINKS.items():
            for noun in getattr(workshop, table).values():
                for target in getattr(noun, field):
                    self._tie(table, noun, before, target)
        for kpi in workshop.kpis.values():
            self._tie("kpis", kpi, "use_cases", kpi.use_case_id)
            if kpi.figure_id:
                self._tie("kpis", kpi, "figures", kpi.figure_id)

    def ties(self, noun_id: str) -> tuple[Noun, ...]:
        """All that is tied to a noun, before and after it."""
        before, after = self.back.get(noun_id), self.forth.get(noun_id)
        return tuple(noun for _, noun in (*(before or ()), *(after or ())))

    def _tie(self, table: Table, noun: Noun, before: Table, target_id: str) -> None:
        target = getattr(self.workshop, before).get(target_id)
        if target is None or self._unseen(noun) or self._unseen(target):
            return
        self.back[noun.id].append((before, target))
        self.forth[target.id].append((table, noun))

    def _unseen(self, noun: Noun) -> bool:
        return noun.stage_id in self.workshop.hidden or bool(getattr(noun, "muted", False))


@latest
def chain(workshop: Workshop) -> Chain:
    """The chain of this very state."""
    return Chain(workshop)


def label(table: Table, noun: Any) -> str:
    """A short name of `noun`, in people's own words."""
    if isinstance(noun, Figure):
        return f"{noun.title_ja} {with_unit(number(noun.value, noun.decimals), noun.unit_ja)}"
    named = f"{noun.who}：{noun.what}" if isinstance(noun, Promise) else ""
    text: str = named or getattr(noun, "text", None) or getattr(noun, "title", None) or noun.name
    return shortened(text)


def link_label(table: Table, noun: Any) -> str | Card:
    """The same for a link, a figure's in both languages."""
    if isinstance(noun, Figure):
        value = number(noun.value, noun.decimals)
        return {
            "ja": f"{noun.title_ja} {with_unit(value, noun.unit_ja)}",
            "en": f"{noun.title_en} {value} {noun.unit_en}",
        }
    return label(table, noun)


def number(value: float, decimals: int) -> str:
    """A figure's value as exact as it is, with a real minus."""
    return f"{value:,.{decimals}f}".replace("-", "−")


def plain(value: float) -> str:
    """A number as a person typed it: no trailing zeros."""
    return f"{value:,.4f}".rstrip("0").rstrip(".")


def baseline(workshop: Workshop, kpi: Kpi) -> str:
    """The number a KPI began with, as exact as its figure or as typed; empty when unknown."""
    figure = workshop.figures.get(kpi.figure_id)
    if figure is not None:
        return number(figure.value, figure.decimals)
    return "" if kpi.baseline is None else plain(kpi.baseline)


def evidence(figure: Figure) -> Card:
    return {
        "id": figure.id,
        "title": {"ja": figure.title_ja, "en": figure.title_en},
        "value": {
            "ja": with_unit(number(figure.value, figure.decimals), figure.unit_ja),
            "en": f"{number(figure.value, figure.decimals)} {figure.unit_en}",
        },
        "note": {
            "ja": f"{figure.area_name}・{figure.years_label or f'{figure.year}年'}",
            "en": f"{figure.area_name}, {figure.year}",
        },
        "source": {"ja": figure.source_ja, "en": figure.source_en},
        "peers": _peers(figure),
        "indicator": figure.indicator_id if not figure.indicator_id.startswith("own_") else "",
    }


def _peers(figure: Figure) -> Card | str:
    """With whom the figure was compared and why, as it was chosen then."""
    if not figure.peer_label_ja:
        return ""
    label_en = figure.peer_label_en or figure.peer_label_ja
    return {
        "ja": f"{figure.peer_label_ja}。{figure.peer_reason_ja}",
        "en": f"{label_en}. {figure.peer_reason_en or figure.peer_reason_ja}",
    }


def fields(table: Table, noun: Noun) -> list[Card]:
    """What may be edited in place, as the board draws it."""
    return [
        {
            "name": name,
            "label": {"key": f"field.{name}"},
            "value": getattr(noun, name),
            "kind": "long" if name in LONG else "text",
            "max": longest,
            "required": name in REQUIRED,
            "edit": {"kind": "edited", "event": {"table": table, "id": noun.id, "field": name}},
        }
        for name, longest in EDITABLE[table].items()
    ]


def acts(table: Table, noun: Any, *, voted: bool = False) -> list[Card]:
    """Acts that everybody who may write can do on this noun."""
    if table not in ("insights", "issues"):
        return []
    one = TYPES[table]
    return [
        {
            "kind": f"{one}_voted",
            "event": {f"{one}_id": noun.id, "on": not voted},
            "label": {"key": "act.agree", "n": len(noun.votes)},
            "tone": "plain",
            "pressed": voted,
        }
    ]


def mute(noun: Any) -> Card:
    return {
        "kind": "insight_muted",
        "event": {"insight_id": noun.id, "on": not noun.muted},
        "label": {"key": "act.unmute" if noun.muted else "act.mute"},
        "tone": "quiet",
        "pressed": noun.muted,
    }


def card(chain: Chain, table: Table, noun: Noun) -> Card:
    """The card of one noun, without who made it."""
    drawn = _DRAW[table](chain.workshop, noun)
    back, forth = chain.back.get(noun.id, []), chain.forth.get(noun.id, [])
    ties = [(tie, "leading") for tie in back] + [(tie, "lagging") for tie in forth]
    chips = [*_came(chain.workshop, noun), *drawn.get("chips", ())]
    return {
        "type": TYPES[table],
        "place": TYPES[table],
        "order": noun.seq,
        "evidence": [],
        "history": [],
        "missing": _missing(chain, table, noun),
        "links": [
            {
                "to": other.id,
                "label": link_label(kind, other),
                "kind": {"key": f"field.{way}" if kind == table else f"section.{TYPES[kind]}"},
                **({"chips": told} if (told := verdict(other)) else {}),
            }
            for (kind, other), way in ties
        ],
        "fields": [] if table == "insights" else fields(table, noun) + drawn.pop("known", []),
        "acts": acts(table, noun),
        **drawn,
        "chips": chips,
    }


def _came(workshop: Workshop, noun: Noun) -> list[Card]:
    """From which day's meeting a card was carried."""
    day = workshop.before.came.get(noun.id) if workshop.before else None
    return [{"words": {"key": "field.came", "day": day}}] if day else []


def _figure(workshop: Workshop, noun: Any) -> Card:
    return {
        "evidence": [evidence(noun)],
        "text": {"ja": noun.sentence_ja, "en": noun.sentence_en},
    }


def _insight(workshop: Workshop, noun: Insight) -> Card:
    pinned = [workshop.figures[i] for i in noun.evidence_ids if i in workshop.figures]
    muted = [{"words": {"key": "act.muted"}, "tone": "caution"}] if noun.muted else []
    group = workshop.groups.get(noun.group)
    chips = [{"words": group.title}, *muted] if group else muted
    return {
        "text": noun.text,
        "evidence": [evidence(f) for f in pinned],
        "chips": chips,
        **placed(workshop, noun),
    }


TONES = {"asking": "plain", "holds": "ok", "fails": "caution"}


def verdict(noun: Noun) -> list[Card]:
    """What is known of a 課題 as a chip, also where others point to it; nothing before that."""
    if not isinstance(noun, Issue) or noun.verdict == "open":
        return []
    return [{"words": {"key": f"field.verdict_{noun.verdict}"}, "tone": TONES[noun.verdict]}]


def _issue(workshop: Workshop, noun: Issue) -> Card:
    """`known`: the newest answer as a fact that nobody edits; all of them are the history."""
    asked = [_asked(one) for one in reversed(noun.asked)]
    known = [
        {"name": "found", "label": one["words"], "value": one["text"], "kind": "long"}
        for one in asked[:1]
        if one["text"]
    ]
    return {"text": noun.text, "chips": verdict(noun), "history": asked, "known": known}


def _asked(one: Asked) -> Card:
    day, state = f"{in_japan(one.at):%Y-%m-%d}", {"key": f"field.verdict_{one.verdict}"}
    told = "：".join(filter(None, (one.whom, one.found)))
    return {"words": {"key": "field.promise_step", "day": day, "state": state}, "text": told}


def _persona(workshop: Workshop, noun: Persona) -> Card:
    marks = [f"field.mark_{noun.checks[-1].verdict}"] if noun.checks else []
    marks += ["field.mark_confirmed"] if noun.confirmed else []
    version = carrying.version(noun)
    told = [(check.at, _checked(n, check)) for n, check in enumerate(noun.checks, start=1)]
    told += [
        (f"{one.on}T24", _edition(n, one))  # as that day ended
        for n, one in enumerate(noun.editions, start=1)
        if n < version
    ]
    return {
        "title": noun.name,
        "quote": _quote(noun),
        "text": noun.life,
        "evidence": [_check(noun.checks[-1])] if noun.checks else [],
        "chips": [
            *([{"words": {"key": "field.version", "n": version}}] if noun.editions else []),
            *({"words": {"key": mark}} for mark in marks),
        ],
        "history": [card for _, card in sorted(told[::-1], key=lambda pair: pair[0], reverse=True)],
    }


def _quote(one: Persona | Edition) -> Card:
    wish = one.wish + "が" if one.wish.endswith("こと") else one.wish
    return {"key": "field.quote", "bottleneck": one.bottleneck, "wish": wish}


def _edition(number: int, one: Edition) -> Card:
    """How a persona read at the end of an earlier meeting."""
    words = {"key": "field.edition", "n": number, "day": one.on, "name": one.name}
    return {"words": words, "text": _quote(one)}


def _check(check: Check) -> Card:
    """The newest check as proof, beside the persona it speaks of."""
    return {
        "title": {"key": "field.check"},
        "value": {"ja": check.value_ja, "en": check.value_en},
        "note": {"ja": check.named_ja, "en": check.named_en},
        "source": {
            "ja": f"{check.method_ja}{check.source_ja}",
            "en": f"{check.method_en} {check.source_en}",
        },
    }


def _checked(number: int, check: Check) -> Card:
    words = {"key": "field.checked_on", "n": number, "day": f"{in_japan(check.at):%Y-%m-%d}"}
    return {"words": words, "text": {"ja": check.sentence_ja, "en": check.sentence_en}}


def _use_case(workshop: Workshop, noun: UseCase) -> Card:
    proof = []
    if noun.case_id:
        proof = [
            {
                "title": noun.case_title,
                "value": "",
                "note": {"ja": noun.proof_ja, "en": noun.proof_en},
                "source": "",
            }
        ]
    return {"title": noun.title, "text": noun.eases, "evidence": proof}


def _kpi(workshop: Workshop, noun: Kpi) -> Card:
    now, base = noun.now, baseline(workshop, noun)
    aim = {
        "key": "field.aim" if base else "field.aim_only",
        "baseline": base,
        "target": plain(now.target),
        "unit": noun.unit,
        "due": now.due or "–",
    }
    figure = workshop.figures.get(noun.figure_id)
    tone = "caution" if noun.stopped else "plain"
    state = (
        {"key": "field.stopped"}
        if noun.stopped
        else {"key": "field.next_review_on", "day": now.next_review or "–"}
    )
    return {
        "title": noun.title,
        "text": aim,
        "evidence": [evidence(figure)] if figure else [],
        "chips": [
            {"words": {"key": "field.leading" if noun.leading else "field.lagging"}},
            {"words": {"key": "field.version", "n": now.number}},
            *_standing(noun),
            {"words": state, "tone": tone},
        ],
        "history": _told(noun),
    }


def _standing(kpi: Kpi) -> list[Card]:
    """The state as a chip, once there is an actual."""
    state = progress(kpi).state
    tone = "caution" if state == "behind" else "plain"
    return [{"words": {"key": f"field.state_{state}"}, "tone": tone}] if kpi.actuals else []


def _told(kpi: Kpi) -> list[Card]:
    """Versions and what was measured between them, newest first."""
    told = [(version.at, _version(kpi, version)) for version in kpi.versions]
    told += [(one.at, _measured(kpi, one)) for one in kpi.reported if not one.version]
    return [card for _, card in sorted(told, key=lambda pair: pair[0], reverse=True)]


def _measured(kpi: Kpi, one: Measured) -> Card:
    """A report; whether it still counts is told."""
    now = one in kpi.actuals
    key = "field.measured" if now else "field.measured_before"
    value = "–" if one.value is None else plain(one.value)
    words = {"key": key, "day": one.on, "value": value, "unit": kpi.unit}
    return {"words": words, "text": one.note}


def _version(kpi: Kpi, version: Any) -> Card:
    key = f"field.version_{version.decision or 'first'}"
    words = {
        "key": key,
        "n": version.number,
        "day": f"{in_japan(version.at):%Y-%m-%d}",
        "target": plain(version.target),
        "actual": "–" if version.actual is None else plain(version.actual),
        "unit": kpi.unit,
    }
    return {"words": words, "text": version.reason}


def _promise(workshop: Workshop, noun: Promise) -> Card:
    now = noun.now
    words = {"key": f"field.promise_{now.status}", "due": now.due or "–"}
    chip = {"words": words, "tone": "caution" if now.status == "dropped" else "plain"}
    steps = [
        {
            "words": {
                "key": "field.promise_step",
                "day": f"{in_japan(step.at):%Y-%m-%d}",
                "state": {"key": f"field.promise_{step.status}", "due": step.due or "–"},
            },
            "text": step.reason,
        }
        for step in reversed(noun.steps)
    ]
    return {"title": noun.who, "text": noun.what, "chips": [chip], "history": steps}


_DRAW: dict[Table, Callable[[Workshop, Any], Card]] = {
    "figures": _figure,
    "insights": _insight,
    "issues": _issue,
    "personas": _persona,
    "use_cases": _use_case,
    "kpis": _kpi,
    "promises": _promise,
}


def _missing(chain: Chain, table: Table, noun: Any) -> list[Card]:
    """Links of the chain that are not there yet, by name."""
    before = {kind for kind, _ in chain.back.get(noun.id, ())}
    if getattr(noun, "evidence_ids", ()):  # tied by its author, also while both are hidden
        before.add("figures")
    after = {kind for kind, _ in chain.forth.get(noun.id, ())}
    gaps = []
    if table == "insights" and "figures" not in before:
        gaps.append("gap.no_figure")
    if table == "issues":
        gaps += ["gap.no_insight"] * ("insights" not in before)
        gaps += ["gap.no_persona"] * ("personas" not in after and noun.verdict != "fails")
    if table == "personas":
        rests = [one for _, one in chain.back.get(noun.id, ()) if isinstance(one, Issue)]
        refuted = rests and all(one.verdict == "fails" for one in rests)
        gaps += ["gap.refuted"] * bool(refuted)
        gaps += ["gap.no_issue"] * (not before)
        gaps += ["gap.no_use_case"] * ("use_cases" not in after)
    if table == "use_cases":
        gaps += ["gap.no_persona_for"] * ("personas" not in before)
        gaps += ["gap.no_kpi"] * ("kpis" not in after)
    if table == "kpis":
        gaps += ["gap.no_baseline_figure"] * ("figures" not in before)
        gaps += _unset(noun)
    if table == "promises":
        gaps += ["gap.no_purpose"] * (not before)
    return [{"key": key} for key in gaps]


def _unset(kpi: Any) -> list[str]:
    """What a running KPI needs in order to be measured, reviewed and ended."""
    if kpi.stopped:
        return []
    gaps = ["gap.no_source"] * (not (kpi.data_source or kpi.figure_id or kpi.baseline_note))
    gaps += ["gap.no_due"] * (not kpi.now.due)
    gaps += ["gap.no_next_review"] * (not kpi.now.next_review)
    return gaps + ["gap.no_stop_rule"] * (not kpi.rule_stop)


def compose(composer: str) -> Card:
    """How the composer of a stage is drawn, and what it proposes."""
    return _COMPOSE[composer]


def _field(name: str, kind: str = "text", most: int = 200, required: bool = True) -> Card:
    return {
        "name": name,
        "label": {"key": f"field.{name}"},
        "hint": {"key": f"compose.{name}"},
        "kind": kind,
        "max": most,
        "required": required,
    }


def _link(name: str, one: str) -> Card:
    return {"name": name, "type": one, "label": {"key": f"compose.{name}"}}


_COMPOSE: dict[str, Card] = {
    "insight": {
        "kind": "insight_added",
        "event": {},
        "id": "insight_id",
        "fields": [_field("text", "long")],
        "links": [_link("evidence_ids", "figure")],
    },
    "issue": {
        "kind": "issue_added",
        "event": {},
        "id": "issue_id",
        "fields": [_field("text", "long")],
        "links": [_link("insight_ids", "insight")],
    },
    "persona": {
        "kind": "persona_added",
        "event": {},
        "id": "persona_id",
        "fields": [
            _field("name", most=20),
            _field("bottleneck", most=60),
            _field("wish", most=60),
            _field("life", "long", required=False),
        ],
        "links": [_link("issue_ids", "issue"), _link("insight_ids", "insight")],
    },
    "use_case": {
        "kind": "use_case_added",
        "event": {},
        "id": "use_case_id",
        "fields": [
            _field("title", most=80),
            _field("eases", "long", required=False),
            _field("people_part", "long", required=False),
        ],
        "links": [_link("persona_ids", "persona")],
    },
    "kpi": {
        "kind": "kpi_set",
        "event": {},
        "id": "kpi_id",
        "fields": [
            _field("title", most=80),
            _field("baseline", "number", required=False),
            _field("target", "number"),
            _field("unit", most=20),
            _field("due", "date"),
            _field("owner", most=40),
            _field("next_review", "date"),
            {
                **_field("leading", "choice", required=False),
                "label": {"key": "field.sign"},
                "options": [
                    {"value": "", "label": {"key": "field.leading"}},
                    {"value": "false", "label": {"key": "field.lagging"}},
                ],
            },
            _field("rule_continue", required=False),
            _field("rule_change", required=False),
            _field("rule_stop", required=False),
        ],
        "links": [
            {**_link("use_case_id", "use_case"), "one": True, "required": True},
            {**_link("figure_id", "figure"), "one": True},
        ],
    },
}
