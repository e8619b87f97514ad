"""How a web socket's frames are read: in small pieces, and not for ever after its end.

Pings, and what still comes after the closing, never reach the application: a flood of either, read
in pieces of 256 KB as they come from the system, would hold all rooms for half a second each.
"""

from typing import Any

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from core.limits import Pace

PIECE = 2048
"""Bytes that are taken apart in one go: at most some 300 frames, a few milliseconds."""
FRAMES = 200, 50
"""Frames of one socket, at once and a second; a slider of Streamlit sends a few."""
LATE_BYTES = 2048
"""What may come after the closing: the other end's answer, and what was on its way."""


class Frames(WebSocketsSansIOProtocol):
    """One web socket; whoever sends too much is hung up on."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.pace, self.late, self.over = Pace(*FRAMES), 0, False

    def data_received(self, data: bytes) -> None:
        for at in range(0, len(data), PIECE):
            piece = data[at : at + PIECE]
            self.late += len(piece) if self.close_sent else 0
            if self.over or self.late > LATE_BYTES:
                self.transport.abort()
                return
            super().data_received(piece)

    def handle_text(self, event: Any) -> None:
        self._count()
        super().handle_text(event)

    def handle_bytes(self, event: Any) -> None:
        self._count()
        super().handle_bytes(event)

    def handle_cont(self, event: Any) -> None:
        self._count()
        super().handle_cont(event)

    def handle_ping(self) -> None:
        self._count()
        super().handle_ping()

    def handle_pong(self, event: Any) -> None:
        self._count()
        super().handle_pong(event)

    def _count(self) -> None:
        self.over = self.over or not self.pace.one()
