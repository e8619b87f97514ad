"""Who leads or administers."""

import re
from dataclasses import dataclass

SHORTEST = 10
LONGEST_BYTES = 72
"""bcrypt reads no further: a longer password is refused rather than cut."""


@dataclass(frozen=True)
class User:
    """Who leads or administers. `local`: the user of this computer, while no account exists."""

    username: str
    display_name: str
    administrator: bool = False
    local: bool = False


LOCAL = User("local", "このパソコンの司会", administrator=True, local=True)


def owns(user: User, owner: str) -> bool:
    """Whether a workshop is this user's; what was opened before there were accounts is the
    administrators'."""
    return owner == user.username or (user.administrator and owner == LOCAL.username)


def check(username: str, password: str) -> None:
    """Raise ValueError for a name of another form, or a password that could not be typed at the
    login."""
    if not re.fullmatch(r"[a-z0-9][a-z0-9._-]{1,31}", username) or username == LOCAL.username:
        raise ValueError(
            "利用者名は、英小文字・数字・._- の2〜32文字です（local は使えません）。"
            " / A user name is 2-32 of a-z 0-9 . _ - and not “local”."
        )
    if len(password) < SHORTEST or len(password.encode()) > LONGEST_BYTES:
        raise ValueError(
            "合いことばは、10文字以上、72バイト以内です。"
            " / A password has 10 characters or more, and 72 bytes at most."
        )
    if password != password.strip() or not password.isprintable():
        raise ValueError(
            "合いことばの前後の空白と、見えない文字は使えません。"
            " / A password neither begins nor ends with a space."
        )
