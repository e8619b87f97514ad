"""Tables of population with ages across: the residents' register, and the projections of 社人研."""

import re

from core.files import cells
from core.files.problem import BadFile, Problem
from core.files.sheet import Row
from core.own.ages import name_of
from core.own.estat_counts import AGE
from core.own.model import Item
from core.own.official import NAMES_WITHIN, Read, Table, first_year, numbers
from core.stats.ages.tables import ALL_AGES, OLDEST, Cell, Sex
from core.stats.area import Area

FEWEST_AGES = 10
LAST_PROJECTED = 2100
SEX: dict[str, Sex | None] = {"男": "men", "女": "women", "男性": "men", "女性": "women",
                              "計": None, "総数": None, "男女計": None}  # fmt: skip
PROJECTED, REGISTERED = "将来推計人口", "住民基本台帳人口"
GROUPS = (("0～14歳", 0, 14), ("15～64歳", 15, 64), ("65歳以上", 65, 200))
Counts = dict[tuple[str, Sex | None, int], dict[int, float]]
"""Area, sex and year → first year of age → people."""


def is_table(made: Table) -> bool:
    """Whether the ages stand across."""
    return len({low for low in map(_low, made.heads) if low is not None}) >= FEWEST_AGES


def is_projection(made: Table) -> bool:
    told = "推計" in made.title and ("将来" in made.title or "結果" in made.title)
    return told or any("市などの別" in head for head in made.heads)


def read(made: Table, town: Area, last_year: int) -> Read:
    """Total, three ages and women of 20–39 of the town and its prefecture, year by year.

    They are never mixed with the tables by age of the census, which count otherwise.

    Raises:
        BadFile: the town is not in it, or its year or sexes are not told.
    """
    if not made.mine:
        raise BadFile("official_no_area", area=town.name)
    projected = is_projection(made)
    counts: Counts = {}
    areas: dict[str, Area] = {}
    for area, row in made.mine:
        year = _year(row, made)
        if year is None or not 1920 <= year <= (LAST_PROJECTED if projected else last_year):
            raise BadFile("official_year")
        areas[area.area_code] = area
        for sex, ages in _by_sex(row, made).items():
            key = (area.area_code, sex, year)
            if key in counts:
                raise BadFile("official_twice", area=area.name)
            counts[key] = ages
    items = tuple(item for key, ages in counts.items()
                  for item in _summed(areas[key[0]], key, ages, counts, made))  # fmt: skip
    if not items:
        raise BadFile("official_sex")
    said = "official_projected" if projected else "official_ages"
    ask = None
    if not projected and first_year(made.title) is None:
        ask = Problem("ask_year", details={"year": str(made.year()), "area": town.name})
    return Read(items, (Problem(said, details={"title": made.title[:80] or PROJECTED}),), ask)


def _low(head: str) -> int | None:
    """First year of the five-year group (or the open one) that a heading names."""
    if "再掲" in head or "うち" in head:
        return None
    for word in head.split(" "):
        found = AGE.fullmatch(word.replace("から", "~"))
        if found and found[1] and int(found[2]) == int(found[1]) + 4:
            return int(found[1])
        if found and found[4] in ("以上", "~") and int(found[3]) >= OLDEST:
            return int(found[3])
    return None


def _sex(words: list[str]) -> Sex | str | None:
    """The sex that one of some words names; "" where none does."""
    return next((SEX[word] for word in words if word in SEX), "")


def _by_sex(row: Row, made: Table) -> dict[Sex | None, dict[int, float]]:
    """Ages of a row, by the sex of the row or of the group of columns."""
    told = [cells.narrow(row.told(at)) for at in range(NAMES_WITHIN)]
    of_row = _sex(told)
    found: dict[Sex | None, dict[int, float]] = {}
    for at, head in enumerate(made.heads):
        low = _low(head)
        sex = of_row if of_row != "" else _sex(re.split(r"[ ()・]", head))
        value = numbers(row, at)
        if low is None or value is None or sex == "":
            continue
        ages = found.setdefault("men" if sex == "men" else "women" if sex == "women" else None, {})
        if "以上" in head and any(low < other for other in ages):
            continue  # 85歳以上 behind 90～94歳: told again
        if low in ages:
            raise BadFile("official_sex")
        ages[low] = value
    return found


def _year(row: Row, made: Table) -> int | None:
    for at in range(NAMES_WITHIN):
        head = made.heads[at] if at < len(made.heads) else ""
        if re.search("年(?!齢)|西暦", head) and (found := cells.year(row.told(at))):
            return found[0]
    return made.year()


def _summed(
    area: Area, key: tuple[str, Sex | None, int], ages: dict[int, float], counts: Counts,
    made: Table,
) -> list[Item]:  # fmt: skip
    """Total and three ages of both sexes; women of 20–39."""
    code, sex, year = key
    what = PROJECTED if is_projection(made) else REGISTERED
    found = _each(area, sex, year, ages, made) if what == PROJECTED and sex else []
    if sex == "women":
        young = sum(value for low, value in ages.items() if 20 <= low < 40)
        found.append(_item(area, f"{what}（女・20～39歳）", year, young, made))
        men = counts.get((code, "men", year))
        if (code, None, year) in counts or men is None:
            return found
        ages = {low: value + men.get(low, 0.0) for low, value in ages.items()}
    elif sex == "men":
        return found
    sums = [(f"（{name}）", sum(v for low, v in ages.items() if first <= low <= last))
            for name, first, last in GROUPS]  # fmt: skip
    both = [("（総数）", sum(ages.values())), *sums]
    return [*found, *(_item(area, what + name, year, value, made) for name, value in both)]


def _each(area: Area, sex: Sex, year: int, ages: dict[int, float], made: Table) -> list[Item]:
    """Every five-year age of one sex, the open one from 85 on; nothing where one is missing."""
    people = {low: value for low, value in ages.items() if low < OLDEST}
    if set(people) != set(ALL_AGES) - {OLDEST}:
        return []
    people[OLDEST] = sum(value for low, value in ages.items() if low >= OLDEST)
    return [_item(area, name_of(Cell("projected", sex, low)).ja, year, value, made)
            for low, value in people.items()]  # fmt: skip


def _item(area: Area, name: str, year: int, value: float, made: Table) -> Item:
    return Item(name, "人", "objective", "population", area.area_code, area.name, year, False,
                value, 0, made.source(name))  # fmt: skip
