"""Files that are sent to Streamlit: by who leads alone, and not without end."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from starlette.requests import HTTPConnection

from core.accounts import leader

PATH = re.compile(r"/_stcore/upload_file/([^/]+)/.+")
MB = 1024 * 1024
MOST_FILE, MOST_OF_ONE, MOST_OF_ALL = 21 * MB, 60 * MB, 240 * MB
"""Of one file (with what surrounds it), of one page's session, and of all together."""
Held = Callable[[], Mapping[str, int]]
"""Bytes that Streamlit holds, for each session."""


class Uploads:
    def __init__(self, held: Held) -> None:
        self.held = held
        self.coming: Counter[str] = Counter()

    def refusal(self, connection: HTTPConnection, session: str) -> tuple[int, str] | None:
        """Status and text key, or None where this file may come."""
        client = connection.client.host if connection.client else ""
        if leader(connection.cookies, connection.headers, client) is None:
            return 403, "front.upload_account"
        if connection.scope["method"] not in ("PUT", "POST"):
            return None
        length = connection.headers.get("content-length", "")
        if not re.fullmatch("[0-9]{1,12}", length):
            return 411, "front.upload_length"
        return None if self.fits(session, int(length)) else (413, "front.upload_much")

    def fits(self, session: str, size: int) -> bool:
        """Whether a file of `size` bytes may come beside what lies here and what is coming."""
        held = self.coming + Counter(self.held())
        over = held[session] + size > MOST_OF_ONE or held.total() + size > MOST_OF_ALL
        return not over and size <= MOST_FILE

    @contextmanager
    def arriving(self, session: str, size: int) -> Iterator[None]:
        """Count a file while it comes."""
        self.coming[session] += size
        try:
            yield
        finally:
            self.coming[session] -= size
            if self.coming[session] <= 0:
                del self.coming[session]
