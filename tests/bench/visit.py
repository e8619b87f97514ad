"""A browser on a page of Streamlit's, without drawing: it speaks the page's own protocol."""

import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import aiohttp
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

Drawn = Callable[[str, str], Awaitable[float]]
"""Asks for a page with a query; seconds until it was drawn to its end."""


@asynccontextmanager
async def visit(url: str, cookie: str = "") -> AsyncIterator[Drawn]:
    async with (
        aiohttp.ClientSession(headers={"Cookie": cookie} if cookie else None) as http,
        http.ws_connect(f"{url}/_stcore/stream", origin=url, max_msg_size=0) as socket,
    ):

        async def drawn(page: str, query: str) -> float:
            asked, start = BackMsg(), time.perf_counter()
            asked.rerun_script.page_name, asked.rerun_script.query_string = page, query
            await socket.send_bytes(asked.SerializeToString())
            async for message in socket:
                told = ForwardMsg.FromString(message.data)
                assert told.delta.new_element.WhichOneof("type") != "exception", page
                if told.WhichOneof("type") == "script_finished":
                    return time.perf_counter() - start
            raise ConnectionError(page)

        yield drawn
