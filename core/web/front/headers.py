"""Headers on every answer, Streamlit's own pages, files and errors among them."""

from starlette.datastructures import MutableHeaders
from starlette.types import Message, Scope, Send

COMPONENT = "/component/"
"""Streamlit shows components in frames on its own pages; nothing else may be framed."""


def policy(host: str, scripts: tuple[str, ...], *, framed: bool) -> str:
    """What a page of Streamlit may load: what this server gives, and nothing from elsewhere.

    Tried with Streamlit 1.67 on every page: it sets styles by script, loads the scripts of
    our live parts from `blob:`, and draws pictures from `data:` and `blob:`. Its charts run
    without `unsafe-eval`. Old Safari wants the socket's address by name.

    Args:
        scripts: SHA-256 in base64 of those that stand in its page.
    """
    inline = "".join(f" 'sha256-{one}'" for one in scripts)
    sockets = f" ws://{host} wss://{host}" if host else ""
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' blob:{inline}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            f"connect-src 'self'{sockets}",
            "worker-src 'self' blob:",
            "frame-src 'self'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'self'" if framed else "frame-ancestors 'none'",
        )
    )


def with_headers(
    scope: Scope, send: Send, host: str, scripts: tuple[str, ...], *, close: bool
) -> Send:
    """`send`, which adds what an answer does not say itself.

    Args:
        host: as the browser names us, once it is known to be ours; else "".
        scripts: as `policy` wants them.
        close: end the connection with this answer.
    """
    framed = scope["path"].startswith(COMPONENT)

    async def adding(message: Message) -> None:
        if message["type"] in ("http.response.start", "websocket.http.response.start"):
            headers = MutableHeaders(scope=message)
            headers.setdefault("Content-Security-Policy", policy(host, scripts, framed=framed))
            headers.setdefault("X-Content-Type-Options", "nosniff")
            headers.setdefault("Referrer-Policy", "same-origin")
            headers.setdefault("X-Frame-Options", "SAMEORIGIN" if framed else "DENY")
            headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
            if close:
                headers["Connection"] = "close"
        await send(message)

    return adding
