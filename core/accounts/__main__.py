"""`python -m core.accounts create`: make an account, or give one a new password; `first`: make
one unless there is an administrator; `reset` takes
away somebody's second factor (a lost device)."""

import argparse
import getpass
import sys

from core.accounts import Accounts, User, accounts
from core.private import close_to_others


def create(known: Accounts, administrator: bool) -> User:
    """Ask for name and password, twice at a terminal, and make the account.

    Raises:
        ValueError: something typed cannot be.
    """
    asking = sys.stdin.isatty()
    username = input("利用者名 / user name: " if asking else "").strip()
    name = input("表示する名前 / display name: " if asking else "").strip()
    if asking:
        password = getpass.getpass("合いことば（10文字以上） / password: ")
        again = getpass.getpass("もう一度 / again: ")
    else:
        password = again = input()
    if password != again:
        raise ValueError("2回の合いことばがちがいます。 / The two passwords differ.")
    return known.create(username, name, password, administrator=administrator)


def reset(known: Accounts) -> User:
    """Take away the second factor of an account.

    Raises:
        ValueError: there is no such account.
    """
    username = input("利用者名 / user name: " if sys.stdin.isatty() else "").strip()
    user = known.user(username)
    if user is None:
        raise ValueError("そのような利用者はいません。 / There is no such account.")
    known.set_second(username, "")
    return user


def main() -> int:
    """Do what is asked; where it cannot be, say why and change nothing."""
    parser = argparse.ArgumentParser(prog="python -m core.accounts")
    parser.add_argument("act", choices=["create", "first", "reset"])
    parser.add_argument("--facilitator", action="store_true", help="司会だけ / no administrator")
    given = parser.parse_args()
    close_to_others()
    try:
        if given.act == "reset":
            print(f"2つめの確認をなくしました / no second factor: {reset(accounts()).username}")
            return 0
        if given.act == "first" and accounts().administered:
            return 0
        user = create(accounts(), not given.facilitator)
    except (EOFError, KeyboardInterrupt):
        print("\n何も変えていません。 / Nothing changed.", file=sys.stderr)
        return 1
    except ValueError as error:
        print(f"{error}\n何も変えていません。 / Nothing changed.", file=sys.stderr)
        return 1
    print(f"つくりました / created: {user.username}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
