"""Imports of this installation: one file for each, written in one step, removed as a whole.

They lie in the folder `own` beside the workshops. A file is either there completely
or not at all, so a crash at any moment leaves what was there before.
"""

import json
import re
import secrets
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path

from core import clock
from core.accounts import User
from core.config import config
from core.errors import Refused
from core.own.ages import ages, cell_of
from core.own.derived import derived
from core.own.figures import as_figure, field_of
from core.own.model import Draft, Import, Item, OwnSeries, as_item
from core.private import synced, write_private
from core.stats.ages.tables import Ages
from core.stats.evidence import Scalar, frozen
from core.stats.figure import Figure

FORM = 1
"""Version of the files' form."""
BY_AGE = "population"
"""Field of what is computed from tables by age."""
ABANDONED_SECONDS = 3600


class OwnStore:
    """The imports in `folder`; read anew each time, so every process sees the same."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def add(self, draft: Draft, user: User) -> Import:
        """Keep a draft without problems.

        Raises:
            Refused: it has problems, or the very same file is kept already.
        """
        if draft.problems or not draft.items:
            raise Refused("refused.bad_request")
        if any(one.sha256 == draft.sha256 for one in self.all()):
            raise Refused("own.same_file")
        now = clock.now()
        made = Import(
            import_id=f"{now:%Y%m%dT%H%M%S%f}-{secrets.token_hex(4)}",
            username=user.username,
            user_name=user.display_name,
            at=now.isoformat(timespec="seconds"),
            file_name=draft.file_name,
            sha256=draft.sha256,
            items=draft.items,
        )
        text = json.dumps({"form": FORM, **asdict(made)}, ensure_ascii=False)
        write_private(self.folder / f"{made.import_id}.json", text)
        self._settle()
        return made

    def all(self) -> list[Import]:
        """Every import, oldest first."""
        return [one for path in sorted(self.folder.glob("*.json")) if (one := _read(path))]

    def remove(self, import_id: str, user: User) -> None:
        """Forget an import with all its values; values it replaced count again.

        Raises:
            Refused: there is none, or it is not this user's to remove.
        """
        path = self.folder / f"{import_id}.json"
        found = _read(path) if re.fullmatch(r"[0-9A-Za-z-]+", import_id) else None
        if found is None:
            raise Refused("own.gone")
        if not may_remove(user, found):
            raise Refused("own.not_yours")
        path.unlink(missing_ok=True)
        self._settle()

    def _settle(self) -> None:
        """The folder itself on disk, and no leftovers of a process that was killed."""
        for path in self.folder.glob("tmp*"):
            with suppress(FileNotFoundError):
                if path.stat().st_mtime < clock.now().timestamp() - ABANDONED_SECONDS:
                    path.unlink()
        synced(self.folder)

    def series(self, area_code: str) -> list[OwnSeries]:
        """Every indicator given for an area; of a year given twice the newer import counts."""
        return merged(self.all(), area_code)

    def replaced(self, items: Iterable[Item]) -> int:
        """How many values kept already these would replace."""
        kept = {(i.indicator_id, i.area_code, i.year) for one in self.all() for i in one.items}
        return sum((i.indicator_id, i.area_code, i.year) in kept for i in items)


def may_remove(user: User, one: Import) -> bool:
    """Who took a file in may remove it, and administrators may."""
    return user.administrator or user.username == one.username


def _read(path: Path) -> Import | None:
    """An import; None when somebody else has just removed it."""
    try:
        return _parsed(path, path.stat().st_mtime_ns)
    except FileNotFoundError:
        return None


@lru_cache(maxsize=200)
def _parsed(path: Path, _written: int) -> Import:
    """A file never changes: it is parsed once for each time it was written."""
    row = json.loads(path.read_text(encoding="utf-8"))
    del row["form"]
    return Import(**{**row, "items": tuple(as_item(one) for one in row["items"])})


def merged(imports: Iterable[Import], area_code: str) -> list[OwnSeries]:
    """Series of one area, in the order in which they were first given."""
    found: dict[str, dict[int, tuple[Item, str]]] = {}
    for one in imports:
        for item in one.items:
            if item.area_code == area_code:
                found.setdefault(item.indicator_id, {})[item.year] = (item, one.import_id)
    made = []
    for indicator_id, years in found.items():
        pairs = [years[year] for year in sorted(years)]
        newest = pairs[-1][0]
        made.append(
            OwnSeries(
                indicator_id=indicator_id,
                name=newest.name,
                unit=newest.unit,
                kind=newest.kind,
                field=newest.field,
                area_code=area_code,
                area_name=newest.area_name,
                items=tuple(item for item, _ in pairs),
                origins=tuple(origin for _, origin in pairs),
            )
        )
    return made


def own_store() -> OwnStore:
    """The store of this installation."""
    return OwnStore(config().secrets_folder / "own")


def own_series(area_code: str) -> list[OwnSeries]:
    """What was given for an area, all years."""
    return own_store().series(area_code)


def own_ages(area_code: str) -> Ages:
    """The tables by age given for an area."""
    return ages(own_series(area_code))


def own_figures(area_code: str) -> list[Figure]:
    """A figure for each own series of an area: the newest year, without peers.

    Of tables by age only what is computed from them.
    """
    series = own_series(area_code)
    single = [as_figure(one) for one in series if not cell_of(one.name)]
    return [*single, *derived(ages(series), area_code)]


def own_fields(area_code: str) -> dict[str, str]:
    """indicator_id → field of the catalogue; "" where none was given."""
    series = own_series(area_code)
    fields = {one.indicator_id: field_of(one) for one in series if not cell_of(one.name)}
    return fields | {one.indicator_id: BY_AGE for one in derived(ages(series), area_code)}


def own_evidence(area_code: str, indicator_id: str, language: str = "ja") -> dict[str, Scalar]:
    """An own figure frozen for a workshop's log, as `core.stats.evidence.frozen` does.

    Raises:
        Refused: nothing of that name is kept for the area.
    """
    for one in own_figures(area_code):
        if one.indicator_id == indicator_id:
            return frozen(one, language)
    raise Refused("refused.unknown")
