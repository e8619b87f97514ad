"""Which area a row speaks of: from its code, its name, or both."""

from core.files.cells import narrow, plain
from core.files.problem import Problem
from core.own import names
from core.stats.area import Area
from core.stats.package import COUNTRY, Package


def check_digit(five: str) -> str:
    """The sixth digit of a local government code."""
    total = sum(int(digit) * weight for digit, weight in zip(five, range(6, 1, -1), strict=True))
    return str((11 - total % 11) % 10)


class Places:
    """Finds areas by code and by name; the country is no area one can give data for.

    Attributes:
        named: areas that rows named themselves.
        blank: rows that name none, and so are of the page's town.
    """

    def __init__(self, package: Package, default: Area | None = None) -> None:
        """`default`: the area of rows that name none."""
        self.default = default
        self.named: set[str] = set()
        self.blank: list[int] = []
        self.by_code = {a.area_code: a for a in package.areas() if a.area_code != COUNTRY}
        self.by_name: dict[str, list[Area]] = {}
        self.folded: dict[str, list[Area]] = {}
        for area in self.by_code.values():
            for name in {area.name, area.prefecture_name + area.name}:
                self.by_name.setdefault(name, []).append(area)
                self.folded.setdefault(names.same(name), []).append(area)
        for old, now in names.NOW.items():
            area = self.by_code[now]
            for name in (names.OLD[old], area.prefecture_name + names.OLD[old]):
                self.folded.setdefault(names.same(name), []).append(area)
            self.by_code.setdefault(old, area)

    def find(self, code: str, name: str, row: int, prefecture: str = "") -> Area | Problem:
        """The area, or what is wrong and what to write instead."""
        typed, words = narrow(code), narrow(name).replace(" ", "")
        before = narrow(prefecture).replace(" ", "")
        if words in ("", "-") and before:
            words = before
        elif before and not words.startswith(before):
            words = before + words
        if not typed and not words:
            self.blank.append(row)
            return self.default or Problem("no_area", row, "code")
        area = self._named(words, row) if not typed else self._both(typed, words, row)
        if isinstance(area, Area):
            self.named.add(area.area_code)
        return area

    def unclear(self) -> list[Problem]:
        """Rows that name no town in a file whose other rows name another than the page's."""
        own = {self.default.area_code} if self.default else set()
        if not self.named - own:
            return []
        return [Problem("blank_area", row, "code") for row in self.blank]

    def called(self, words: str) -> list[Area]:
        """Every area that a name may mean: as it is, else however it is written."""
        if found := self.by_name.get(words):
            return found
        if found := self.folded.get(names.same(words)):
            return found
        shorter = (self.folded.get(names.same(one)) for one in names.without_district(words))
        return next((found for found in shorter if found), [])

    def _both(self, typed: str, words: str, row: int) -> Area | Problem:
        area = self._coded(typed, words, row)
        if isinstance(area, Area) and words and area not in self.called(words):
            shown = {"code": plain(typed), "name": plain(words), "found": area.name}
            return Problem("area_differs", row, "code", shown)
        return area

    def _named(self, words: str, row: int) -> Area | Problem:
        found = self.called(words)
        if len(found) == 1:
            return found[0]
        if self.default in found and self.default is not None:
            return self.default
        if not found:
            return self._near(words, row)
        told = "・".join(f"{a.prefecture_name}{a.name}" for a in found)
        return Problem("area_ambiguous", row, "area", {"name": plain(words), "names": told})

    def _near(self, words: str, row: int) -> Problem:
        """No town is called so: which one was meant?"""
        shown = {"name": plain(words)[:40]}
        near = names.close(names.same(words), list(self.folded)) if len(words) < 30 else []
        areas = dict.fromkeys(area for name in near for area in self.folded[name])
        if not areas:
            return Problem("area_unknown", row, "area", shown)
        told = "・".join(f"{a.prefecture_name}{a.name}" for a in list(areas)[:3])
        return Problem("area_near", row, "area", shown | {"near": told})

    def _coded(self, typed: str, words: str, row: int) -> Area | Problem:
        known = self.by_code
        if len(typed) == 5 and typed in known:
            return known[typed]
        digits = typed.isascii() and typed.isdigit()
        if digits and len(typed) == 6 and typed[:5] in known:
            right = typed[:5] + check_digit(typed[:5])
            if typed == right:
                return known[typed[:5]]
            return Problem("check_digit", row, "code", {"code": typed, "right": right})
        if digits and len(typed) == 4 and f"0{typed}" in known:
            return known[f"0{typed}"]  # a spreadsheet took the zero away; no code has four digits
        if digits and len(typed) == 5 and f"0{typed[:4]}" in known:
            lost = known[f"0{typed[:4]}"]
            if check_digit(lost.area_code) == typed[4]:
                return self._lost_zero(lost, typed, words, row)
        key = "code_unknown" if digits and len(typed) in (5, 6) else "code"
        return Problem(key, row, "code", {"code": plain(typed)[:20]})

    def _lost_zero(self, lost: Area, typed: str, words: str, row: int) -> Area | Problem:
        """Five digits may be six without the zero, or a ward: the name decides."""
        if lost in self.called(words):
            return lost
        shown = {"code": typed, "right": f"0{typed}", "name": lost.name}
        return Problem("lost_zero", row, "code", shown)
