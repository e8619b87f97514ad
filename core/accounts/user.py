"""Who leads or administers."""

import re
from dataclasses import dataclass

SHORTEST = 12
"""As OWASP's ASVS 2.1.1 asks for."""
LONGEST_BYTES = 72
"""bcrypt reads no further: a longer password is refused rather than cut."""
USUAL = ("password", "passw0rd", "passwd", "qwertyuiop", "qwerty", "asdfghjkl", "asdfgh", "zxcvbnm",
         "abcdefghijklmnopqrstuvwxyz", "abcdefgh", "administrator", "admin", "letmein", "welcome",
         "iloveyou", "tsudoi", "つどい", "パスワード", "あいことば", "合いことば")  # fmt: skip
"""What is tried first; figures and signs behind it help little."""
DIFFERENT, OWN = 5, 4
"""So many different letters a password has, and so many beside what is usual."""


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
            "合いことばは、12文字以上、72バイト以内です。"
            " / A password has 12 characters or more, and 72 bytes at most."
        )
    if password != password.strip() or not password.isprintable():
        raise ValueError(
            "合いことばの前後の空白と、見えない文字は使えません。"
            " / A password neither begins nor ends with a space."
        )
    if usual(username, password):
        raise ValueError(
            "よく使われる言葉や利用者名に数字をつけたもの、数字だけのもの、同じ文字のくり返しは、"
            "合いことばに使えません。 / A password is not a usual word or the user name with"
            " figures, nor figures alone, nor a few letters again and again."
        )


def usual(username: str, password: str) -> bool:
    """Whether little is left of it without usual words, the name, figures and signs."""
    left = password.casefold()
    for word in (username, *USUAL):
        left = left.replace(word, "")
    own = re.sub(r"[\W\d_]", "", left)
    return len(set(password)) < DIFFERENT or len(own) < OWN
