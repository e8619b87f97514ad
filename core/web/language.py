"""Which language a browser gets: asked for, chosen before, or its own."""

from starlette.requests import HTTPConnection

from core.config import config
from core.text import LANGUAGES


def language_of(connection: HTTPConnection) -> str:
    asked = connection.query_params.get("language") or connection.cookies.get("language", "")
    if asked in LANGUAGES:
        return asked
    accepted = connection.headers.get("accept-language", "")[:2]
    return accepted if accepted in LANGUAGES else config().default_language
