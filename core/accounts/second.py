"""The second factor: six digits of an authenticator (RFC 6238) that change every 30 seconds."""

import io

import pyotp
import segno

from core.clock import now

STEP = 30
"""Seconds that six digits count."""
NAME = "Tsudoi"


def new_secret() -> str:
    """What the server and the authenticator share: 160 bits in base 32."""
    return str(pyotp.random_base32())


def address(secret: str, username: str) -> str:
    """What an authenticator reads from the picture."""
    return str(pyotp.TOTP(secret).provisioning_uri(username, issuer_name=NAME))


def picture(secret: str, username: str) -> str:
    """The address as a QR code, in SVG."""
    svg = io.BytesIO()
    segno.make(address(secret, username), error="m").save(svg, kind="svg", border=2, scale=4)
    return svg.getvalue().decode()


def step_of(secret: str, digits: str) -> int | None:
    """The 30 seconds that these digits belong to, one step early or late; None for wrong ones."""
    if not (digits.isascii() and digits.isdecimal()):
        return None
    current, asked = int(now().timestamp()) // STEP, pyotp.TOTP(secret)
    for step in (current, current - 1, current + 1):
        if pyotp.utils.strings_equal(digits, asked.at(step * STEP)):
            return step
    return None
