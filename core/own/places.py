"""Which area a row speaks of: from its code, its name, or both."""

from core.own.cells import narrow, plain
from core.own.model import Problem
from core.stats.package import COUNTRY, Area, Package


def check_digit(five: str) -> str:
    """The sixth digit of a local government code."""
    total = sum(int(digit) * weight for digit, weight in zip(five, range(6, 1, -1), strict=True))
    return str((11 - total % 11) % 10)


class Places:
    """Finds areas by code and by name; the country is no area one can give data for."""

    def __init__(self, package: Package, default: Area | None = None) -> None:
        """`default`: the area of rows that name none."""
        self.default = default
        self.by_code = {a.area_code: a for a in package.areas() if a.area_code != COUNTRY}
        self.by_name: dict[str, list[Area]] = {}
        for area in self.by_code.values():
            for name in {area.name, area.prefecture_name + area.name}:
                self.by_name.setdefault(name, []).append(area)

    def find(self, code: str, name: str, row: int) -> Area | Problem:
        """The area, or what is wrong and what to write instead."""
        typed, words = narrow(code), narrow(name).replace(" ", "")
        if not typed and not words:
            return self.default or Problem("no_area", row, "code")
        if not typed:
            return self._named(words, row)
        area = self._coded(typed, words, row)
        if isinstance(area, Area) and words and area not in self.by_name.get(words, []):
            shown = {"code": plain(typed), "name": plain(words), "found": area.name}
            return Problem("area_differs", row, "code", shown)
        return area

    def _named(self, words: str, row: int) -> Area | Problem:
        found = self.by_name.get(words, [])
        if len(found) == 1:
            return found[0]
        if self.default in found and self.default is not None:
            return self.default
        if not found:
            return Problem("area_unknown", row, "area", {"name": plain(words)[:40]})
        names = "・".join(f"{a.prefecture_name}{a.name}" for a in found)
        return Problem("area_ambiguous", row, "area", {"name": plain(words), "names": names})

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
        if lost in self.by_name.get(words, []):
            return lost
        shown = {"code": typed, "right": f"0{typed}", "name": lost.name}
        return Problem("lost_zero", row, "code", shown)
