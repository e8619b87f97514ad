"""Who leads on a first start, before there is an account: whoever knows what the terminal says.

Neither an address nor a header proves that somebody sits here: the other side writes them.
"""

import secrets
import socket
import sys
import threading
import time
import webbrowser
from functools import cache

MOST_WRONG = 20
"""Wrong numbers in all until the next start; the address still opens."""


class First:
    """The address that opens once, and the six digits; both are new after each use."""

    def __init__(self) -> None:
        self.address, self.wrong = "", 0
        self.turn = threading.Lock()
        self._renew()

    def opened(self, key: str) -> bool:
        """Whether `key` is the one of the address; then it is used up."""
        with self.turn:
            return self._use(secrets.compare_digest(key.encode(), self.key.encode()))

    def typed(self, digits: str) -> bool:
        """Whether these are the six digits; then they are used up. So are too many guesses."""
        with self.turn:
            if self.wrong >= MOST_WRONG:
                return False
            right = secrets.compare_digest(digits.encode(), self.digits.encode())
            self.wrong += not right
            return self._use(right)

    def tell(self, address: str) -> None:
        """Say at the terminal how to lead; `address`: of this server, without a slash."""
        self.address = address
        wide = " ".join(chr(ord(digit) + 0xFEE0) for digit in self.digits)
        print(
            f"\n{'━' * 72}\n"
            "  司会をする人は、このアドレスを開いてください（1回だけ使えます）\n"
            "  To lead, open this address (it works once):\n\n"
            f"      {address}/start/{self.key}\n\n"
            f"  または {address}/open で、6けたの番号を / or type these digits there:\n\n"
            f"      {wide}\n"
            f"{'━' * 72}\n",
            flush=True,
        )

    def _use(self, right: bool) -> bool:
        if right:
            self._renew()
            if self.address:
                self.tell(self.address)
        return right

    def _renew(self) -> None:
        self.key = secrets.token_urlsafe(24)
        self.digits = f"{secrets.randbelow(10**6):06}"


@cache
def first() -> First:
    """Of this process."""
    return First()


def show(address: str, port: int) -> None:
    """Open the address where somebody sits at the terminal and has a browser."""
    if not sys.stdout.isatty():
        return
    try:
        found = webbrowser.get()
    except webbrowser.Error:
        return
    if type(found) is webbrowser.GenericBrowser:  # one in letters would take the terminal
        return
    threading.Thread(target=_open, args=(found, address, port), daemon=True).start()


def _open(found: webbrowser.BaseBrowser, address: str, port: int) -> None:
    for _ in range(100):
        with socket.socket() as line:
            if line.connect_ex(("127.0.0.1", port)) == 0:
                found.open(f"{address}/start/{first().key}")
                return
        time.sleep(0.2)
