"""The fields of a form that a light page without scripts sends."""

from collections.abc import Iterable
from urllib.parse import parse_qs

from starlette.requests import Request

from core.errors import Refused
from core.web.http import MOST_BYTES, same_origin


async def fields(request: Request, names: Iterable[str], letters: int) -> dict[str, str]:
    """What was typed under each name, "" where nothing was, at most so many letters of each.

    Raises:
        Refused: from another page, or too large.
    """
    if not same_origin(request, or_none=True):
        raise Refused("refused.origin")
    data = b""
    async for part in request.stream():
        data += part
        if len(data) > MOST_BYTES:
            raise Refused("refused.too_large")
    found = parse_qs(data.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=10)
    return {name: (found.get(name) or [""])[0][:letters] for name in names}
