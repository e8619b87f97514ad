"""Words of a stage as who leads reads them."""

from core.text import Text
from core.workshop.meeting import StagePlan


def words(of: StagePlan, name: str, say: Text) -> str:
    return str(getattr(of, f"{name}_{say.language}"))
