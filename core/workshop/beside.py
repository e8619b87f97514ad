"""What stands beside what a stage asks for: to read, and to keep for later."""

from core.workshop.compose import composers
from core.workshop.model import Workshop


def beside(about: str | None) -> str | None:
    """What people read while they write: the first that the composer points to of their words."""
    noun = composers().get(about or "")
    if noun is None or noun.composer is None:
        return None
    return next((tie["type"] for tie in noun.composer["links"] if "pins" not in tie), None)


def keeps(workshop: Workshop) -> dict[str, str] | None:
    """Where a figure waits on a phone until it is written about: the first composer after this
    stage that figures are pinned to."""
    ahead = workshop.agenda[workshop.agenda.index(workshop.plan) + 1 :] if workshop.plan else ()
    for plan in ahead:
        noun = composers().get(plan.composer)
        ties = noun.composer["links"] if noun and noun.composer else []
        if noun and noun.composer and (tie := next((t for t in ties if t.get("pins")), None)):
            return {"kind": noun.composer["kind"], "name": tie["name"]}
    return None
