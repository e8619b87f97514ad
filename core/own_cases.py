"""Cases that people of this installation wrote: seen by others once somebody else has read them.

One file a case, in the folder `cases` beside the accounts. The file that is handed on is the same
table, so that another installation may take it in, where it is read again before it is shown.
"""

import json
import re
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from core.accounts import User
from core.bilingual import NOTHING
from core.cases import CASE, Case, cases
from core.clock import today
from core.config import config
from core.errors import Refused
from core.private import write_private
from core.tomls import checked

FORMAT, VERSION = "tsudoi-case", 1
MOST_BYTES = 200_000
MOST = 500


@dataclass(frozen=True)
class OwnCase:
    """
    Attributes:
        by: account that wrote or brought it; `read_by`: who else read it, "" until then.
        origin: installation or person it says it comes from, as typed.
    """

    case: Case
    by: str
    on: str
    read_by: str = ""
    origin: str = ""


class OwnCases:
    """The cases in `folder`; read anew each time, so every process sees the same."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def all(self) -> dict[str, OwnCase]:
        """By id, the oldest first; a file that cannot be read is passed over."""
        found = dict(self._read())
        return dict(sorted(found.items(), key=lambda pair: (pair[1].on, pair[0])))

    def add(self, case: Case, user: User, origin: str = "") -> OwnCase:
        """Keep one, to be read by somebody else.

        Raises:
            Refused: too many are kept.
        """
        if len(self.all()) >= MOST:
            raise Refused("case.full")
        key = f"own-{secrets.token_hex(6)}"
        one = OwnCase(replace(case, case_id=key), user.username, today().isoformat(), "", origin)
        self._write(one)
        return one

    def shown(self, key: str, user: User) -> None:
        """Somebody has read it: from now on everybody sees it.

        Raises:
            Refused: it is gone, or who wrote it wants to be the reader too.
        """
        one = self._one(key)
        if one.by == user.username and not user.local:
            raise Refused("case.own_review")
        self._write(replace(one, read_by=user.username))

    def remove(self, key: str, user: User) -> None:
        """By who wrote it, or an administrator.

        Raises:
            Refused: it is gone or not theirs.
        """
        one = self._one(key)
        if one.by != user.username and not user.administrator:
            raise Refused("refused.role")
        (self.folder / f"{key}.json").unlink(missing_ok=True)

    def _one(self, key: str) -> OwnCase:
        found = self.all().get(key)
        if found is None:
            raise Refused("refused.gone")
        return found

    def _read(self) -> Iterator[tuple[str, OwnCase]]:
        for path in sorted(self.folder.glob("own-*.json")):
            try:
                body = json.loads(path.read_text(encoding="utf-8"))
                case = checked(CASE, body.pop("case"), path.name)
                yield case.case_id, OwnCase(case, **body)
            except (ValueError, TypeError, KeyError, OSError):
                continue

    def _write(self, one: OwnCase) -> None:
        body = {**asdict(one), "case": _table(one.case)}
        text = json.dumps(body, ensure_ascii=False)
        write_private(self.folder / f"{one.case.case_id}.json", text)


def _table(case: Case) -> dict[str, Any]:
    """As a file has it: what is not known is left out."""
    return {key: one for key, one in asdict(case).items() if one and one != asdict(NOTHING)}


def own_cases() -> OwnCases:
    """Those of this installation."""
    return OwnCases(config().secrets_folder / "cases")


def known(username: str = "") -> dict[str, Case]:
    """The catalogue, then own cases that were read; and what this account wrote itself."""
    mine = {
        key: one.case
        for key, one in own_cases().all().items()
        if one.read_by or (username and one.by == username)
    }
    return cases() | mine


def file_of(case: Case) -> bytes:
    """A case as a file to hand on."""
    body = {"format": FORMAT, "version": VERSION, "case": _table(case)}
    return json.dumps(body, ensure_ascii=False, indent=1).encode()


def from_file(data: bytes) -> Case:
    """The case of such a file.

    Raises:
        Refused: too large, not such a file, or something in it is missing or does not fit.
    """
    if len(data) > MOST_BYTES:
        raise Refused("case.not_ours")
    try:
        body = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise Refused("case.not_ours") from None
    if not isinstance(body, dict) or body.get("format") != FORMAT or not body.get("case"):
        raise Refused("case.not_ours")
    return made(body["case"])


def made(table: Mapping[str, Any]) -> Case:
    """A case of a table as people filled it in.

    Raises:
        Refused: what is missing or does not fit, by its field.
    """
    whole = {**table, "case_id": "own-new"}
    try:
        return checked(CASE, whole, "case")
    except ValueError as error:
        field = re.search(r"case, ([a-z_]+)", str(error))
        raise Refused("case.lacks", field=field[1] if field else "") from None
