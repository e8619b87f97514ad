"""What the wall shows large: a person, use cases as they were weighed, a KPI, what was decided.

Everything here is what an observer may see, composed for people who sit eight metres away.
"""

from typing import Any

from core.workshop import boards
from core.workshop.acts import choosing, showing, weighing
from core.workshop.card import Words
from core.workshop.chain import chain
from core.workshop.model import N, Workshop
from core.workshop.nouns.issues import Issue
from core.workshop.nouns.kpis import Kpi
from core.workshop.nouns.personas import Persona, quote, too_few
from core.workshop.nouns.promises import Promise
from core.workshop.nouns.use_cases import UseCase
from core.workshop.wall_kpi import aim

Scene = dict[str, Any]
MARK_NOT = "screen.mark_not"
REVIEWING = "look_back"
"""The stage of an agenda in which what an earlier meeting decided is read again."""


def scene(workshop: Workshop) -> Scene | None:
    """What stands there now; None: cards, votes and counts, as their own cards say."""
    if workshop.closed:
        return closing(workshop)
    shown = showing.shown(workshop)
    if shown is not None:
        return pinned(workshop, shown)
    plan = workshop.plan
    about = plan.composer if plan else ""
    if boards.apart(workshop):
        return {"kind": "tables", "rows": boards.rows(workshop)}
    if workshop.hides(workshop.stage.stage_id):
        return None
    if weighing.running(workshop) is not None or (
        about == UseCase.one and weighing.opened(workshop)
    ):
        return estimates(workshop)
    if about == Persona.one and (person := _alone(workshop, Persona)):
        return persona(workshop, person)
    if (about == Kpi.one or workshop.stage.stage_id == REVIEWING) and (kpi := _aimed(workshop)):
        return aim(workshop, kpi)
    return None


def pinned(workshop: Workshop, shown: dict[str, str]) -> Scene:
    """What who leads points at."""
    noun = workshop.noun(shown["card"]) if shown["card"] else None
    if isinstance(noun, Persona):
        return persona(workshop, noun)
    if isinstance(noun, Kpi):
        return aim(workshop, noun)
    if shown["indicator"]:
        return {"kind": "chart", "indicator": shown["indicator"]}
    return {"kind": "card", "card": shown["card"]}


def _alone(workshop: Workshop, kind: type[N]) -> N | None:
    """The one that was chosen, or that there is."""
    seen = workshop.seen(kind)
    chosen = [one for one in seen.values() if one.id in workshop.chosen]
    found = chosen or list(seen.values())
    return found[0] if len(found) == 1 else None


def _aimed(workshop: Workshop) -> Kpi | None:
    """The KPI that was decided on, else the newest."""
    seen = workshop.seen(Kpi).values()
    return max(seen, key=lambda one: (choosing.holds(workshop, one), one.seq), default=None)


def persona(workshop: Workshop, one: Persona) -> Scene:
    """Somebody invented: sentence, life, how many such people there may be, who has met one."""
    check = one.checks[-1] if one.checks else None
    issue = next(
        (tied for tied in chain(workshop).back.get(one.id, ()) if isinstance(tied, Issue)), None
    )
    return {
        "kind": "person",
        "name": one.name,
        "life": one.life,
        "quote": quote(one),
        "strong": [one.bottleneck, one.wish],
        "asked": {"ja": check.named_ja, "en": check.named_en} if check else None,
        "count": {"ja": check.value_ja, "en": check.value_en} if check else None,
        "source": {"ja": check.source_ja, "en": check.source_en} if check else None,
        "marks": [
            {
                "of": {"key": "screen.mark_figure"},
                "yes": check is not None and check.verdict in ("many", "maybe_few"),
                "words": {"key": f"field.mark_{check.verdict}" if check else MARK_NOT},
            },
            *(
                {"of": {"key": key}, "yes": bool(known), "words": known or {"key": MARK_NOT}}
                for key, known in (
                    ("screen.mark_survey", one.known_by("survey")),
                    ("screen.mark_met", one.heard),
                )
            ),
        ],
        "few": too_few(one),
        "issue": issue.label() if issue else "",
    }


def estimates(workshop: Workshop) -> Scene:
    """The use cases by name while they are weighed; then where the room put each."""
    running = weighing.running(workshop)
    if running is not None:
        names = sorted(workshop.seen(UseCase).values(), key=lambda one: one.seq)
        return {
            "kind": "weighing",
            "names": [one.title for one in names],
            "said": len(running.given),
        }
    seen = workshop.seen(UseCase)
    spots = [spot for spot in weighing.spots(workshop) if spot.use_case_id in seen]
    round_ = weighing.opened(workshop)
    return {
        "kind": "weighed",
        "n": len(round_.given) if round_ else 0,
        "spots": [
            {
                "id": spot.use_case_id,
                "title": spot.title,
                "effect": spot.weight.all.effect,
                "effort": spot.weight.all.effort,
                "chosen": spot.use_case_id in workshop.chosen,
                "apart": _apart(spot),
            }
            for spot in spots
        ],
    }


def _apart(spot: weighing.Spot) -> Words | None:
    """Where two sectors see it otherwise, in words."""
    found = weighing.apart(spot.weight)
    if found is None:
        return None
    axis, more, less = found
    by = dict(spot.weight.by)

    def level(sector: Any) -> Words:
        return {"key": f"estimate.{weighing.level(getattr(by[sector], axis))}"}

    return {
        "key": f"screen.apart_{axis}",
        "title": spot.title,
        "more": {"key": f"section.{more}"},
        "less": {"key": f"section.{less}"},
        "high": level(more),
        "low": level(less),
    }


def closing(workshop: Workshop) -> Scene:
    """What was decided, when it is looked at next, who promised what, and what was left."""
    kpi = _aimed(workshop)
    chosen = [one for one in workshop.seen(UseCase).values() if one.id in workshop.chosen]
    issues = workshop.seen(Issue)
    taken = [one for one in issues.values() if one.id in workshop.chosen]
    decided: Words = ""
    if chosen or taken:
        decided = (chosen or taken)[0].label()
    elif kpi is not None:
        decided = kpi.title
    promises = sorted(workshop.seen(Promise).values(), key=lambda one: one.now.due or "9")
    return {
        "kind": "closing",
        "decided": decided,
        "kpi": aim(workshop, kpi) if kpi else None,
        "promises": [
            {"sector": one.sector, "what": one.what, "who": one.who, "due": one.now.due}
            for one in promises
        ],
        "left": len(issues) - len(taken) if taken else 0,
    }
