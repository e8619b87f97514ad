"""The layer of ours before Streamlit and before our own routes."""

from starlette.middleware import Middleware

from core.web.front.front import Front
from core.web.front.uploads import Held


def front(
    address: str | None, open_files: int | None, held: Held, scripts: tuple[str, ...]
) -> Middleware:
    """What `Front` asks for, ready to be handed to Streamlit's application."""
    return Middleware(Front, address=address, open_files=open_files, held=held, scripts=scripts)
