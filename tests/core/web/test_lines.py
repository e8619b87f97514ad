"""An answer goes out at once."""

import asyncio
import socket

from core.web.front.connection import send_at_once


def test_the_body_of_an_answer_does_not_wait_until_its_head_has_come() -> None:
    """Of a socket as uvicorn makes it, without naming its protocol."""

    async def taken() -> tuple[int, int]:
        listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        listening.bind(("127.0.0.1", 0))
        come: asyncio.Queue[asyncio.Transport] = asyncio.Queue()

        class Line(asyncio.Protocol):
            def connection_made(self, transport: asyncio.BaseTransport) -> None:
                assert isinstance(transport, asyncio.Transport)
                come.put_nowait(transport)

        loop = asyncio.get_running_loop()
        async with await loop.create_server(Line, sock=listening):
            with socket.create_connection(listening.getsockname()):
                transport = await come.get()
                line = transport.get_extra_info("socket")
                before = line.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
                send_at_once(transport)
                after = line.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
                transport.close()
        return before, after

    before, after = asyncio.run(taken())
    assert not before, "asyncio saw to it itself: this is needed no more"
    assert after
