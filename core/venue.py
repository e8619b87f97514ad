"""A laptop in a hall: the address that phones reach, and whether one has come.

The server listens on this computer alone until who administers opens it to the hall; then on the
computer's own address in the local network too, on the same port.
"""

import asyncio
import ipaddress
import socket
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from http.client import HTTPConnection, HTTPException

from core.errors import Refused
from core.loopback import is_loopback

ELSEWHERE = ("192.0.2.1", "10.255.255.255")
"""Nothing is sent there: the system only says by which of its addresses it would."""
SECONDS = 3


def own_addresses() -> list[str]:
    """IPv4 addresses of this computer in its networks, the usual one first."""
    found: dict[str, None] = {}
    for far in ELSEWHERE:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
            try:
                line.connect((far, 9))
                found[line.getsockname()[0]] = None
            except OSError:
                continue
    with suppress(OSError):
        found |= dict.fromkeys(socket.gethostbyname_ex(socket.gethostname())[2])
    return [one for one in found if not ipaddress.ip_address(one).is_loopback and one != "0.0.0.0"]


class Venue:
    """Whether the hall can come in.

    Attributes:
        address: that phones open, without a slash at its end; "" while only this computer can.
        arrived: whether another device has asked for something since it was opened.
    """

    def __init__(self) -> None:
        self.address, self.arrived, self.port = "", False, 0
        self.loop: asyncio.AbstractEventLoop | None = None
        self.protocol: Callable[[], asyncio.Protocol] | None = None
        self.server: asyncio.Server | None = None
        self.own: frozenset[str] = frozenset()

    def begin(self, address: str | None, port: int) -> None:
        """Say how the server was started: on this computer alone, or for others too."""
        self.port = port
        if not is_loopback(address or ""):
            open_to_all = address in (None, "", "0.0.0.0", "::")
            found = own_addresses() if open_to_all else [str(address)]
            self._told(found[0] if found else "")

    def open(self) -> None:
        """Listen in the local network, and ask there whether it answers. From a thread.

        Raises:
            Refused: there is no network, the port is taken there, or nothing answers.
        """
        if self.address:
            return
        found = own_addresses()
        if not found:
            raise Refused("venue.no_network")
        if self.loop is None or self.protocol is None:
            raise Refused("venue.cannot")
        try:
            self.server = asyncio.run_coroutine_threadsafe(
                self.loop.create_server(self.protocol, found[0], self.port), self.loop
            ).result(SECONDS)
        except (OSError, TimeoutError):
            raise Refused("venue.cannot") from None
        self._told(found[0])
        if not self.answers():
            self.close()
            raise Refused("venue.silent")

    def close(self) -> None:
        """Only this computer again; who is connected stays so until they leave."""
        if self.server is not None and self.loop is not None:
            self.loop.call_soon_threadsafe(self.server.close)
            self.server = None
            self._told("")

    def answers(self) -> bool:
        """Whether the server answers at the address that phones open."""
        line = HTTPConnection(self.address.partition("://")[2], timeout=SECONDS)
        try:
            line.request("GET", "/health")
            return line.getresponse().status == 200
        except (OSError, HTTPException):
            return False
        finally:
            line.close()

    def seen(self, client: str) -> None:
        """Note that a request came from there."""
        if self.address and not self.arrived and client not in self.own:
            self.arrived = not is_loopback(client)

    def _told(self, address: str) -> None:
        self.own, self.arrived = frozenset(own_addresses()), False
        self.address = f"http://{address}:{self.port}" if address else ""


@cache
def venue() -> Venue:
    """Of this process."""
    return Venue()
