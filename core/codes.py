"""The six letters by which a workshop is found."""

import re
import secrets

from core import seat
from core.errors import Refused

CODE = re.compile(rf"[{seat.ALPHABET}]{{6}}|DEMO")


def typed_code(text: str) -> str:
    """The six letters, however they were typed: small, full-width, with spaces.

    Raises:
        Refused: not the form of a code.
    """
    code = seat.typed(text)
    if not CODE.fullmatch(code):
        raise Refused("refused.no_such_code")
    return code


def new_code() -> str:
    return "".join(secrets.choice(seat.ALPHABET) for _ in range(6))
