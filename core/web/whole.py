"""All scripts of a light page in one file: a phone asks once where it had asked twenty times.

The page's script and all it imports are put one after the other, each in a scope of its own. What
comes later (`import("/seat/menu.js")`) is given from the same place under `/seat/whole/<page>/`,
where its imports of what has come already lead back to that one file: nothing is there twice.
"""

import re
from functools import lru_cache

from starlette.requests import Request
from starlette.responses import Response

from core.web.kept import STATIC, Kept, keep, sent

PAGES = ("seat", "join", "screen")
KIND = "text/javascript"
NAME = re.compile(r"([\w-]+)\.js")
ANY = re.compile(r"(?m)^\s*(?:import\b(?!\()|export\b)[^\n]*")
IMPORT = re.compile(r'import (?:\* as (\w+)|(\w+)|\{ ([^}]+) \}) from "/seat/([\w-]+)\.js";')
EXPORT = re.compile(r"(?m)^export (default )?(?=(?:async )?(?:function|const) (\w+))")
LATER = re.compile(r"([\"'`])/seat/(?=(?:[\w-]|\$\{\w+\})+\.js\b(?!on))")
REMARK = re.compile(r"(?m)^\s*(?://[^\n]*|/\*\*(?:[^*]|\*(?!/))*\*/)\n")


def script(page: str, name: str, request: Request) -> Response:
    """A script as that page asks for it; 404 where there is none."""
    part = NAME.fullmatch(name)
    if page not in PAGES or part is None or not (STATIC / name).is_file():
        return Response("Not Found", 404)
    changed = max(path.stat().st_mtime_ns for path in STATIC.glob("*.js"))
    return sent(_kept(page, part[1], changed), request)


@lru_cache(maxsize=128)
def _kept(page: str, name: str, changed: int) -> Kept:
    """`changed`: when any of them was, in nanoseconds, so that another edition is read anew."""
    return keep(text(page, name).encode(), KIND)


def text(page: str, name: str) -> str:
    """What `/seat/whole/<page>/<name>.js` says.

    Raises:
        ValueError: a script is written in a way that cannot be put together.
    """
    parts = members(page)
    if name == page:
        whole = "".join(_part(one) for one in parts[:-1])
        said = f"export const parts = {{}};\n{whole}{{\n{_body(page)[0]}}}\n"
    elif name in parts:
        names = _body(name)[1]
        given = ", ".join(one for one in names if one != "default")
        said = f'import {{ parts }} from "/seat/{page}.js";\n'
        said += f"export const {{ {given} }} = parts[{name!r}];\n" if given else ""
        said += f"export default parts[{name!r}].default;\n" if "default" in names else ""
    else:
        said = _read(name)
    return LATER.sub(rf"\1/seat/whole/{page}/", said)


def members(page: str) -> list[str]:
    """The page's script and what it imports, each after all that it needs itself.

    Raises:
        ValueError: two of them need each other.
    """
    found: list[str] = []

    def add(name: str, above: tuple[str, ...]) -> None:
        if name in above:
            raise ValueError(f"{name}.js: {' > '.join(above)}")
        if name not in found:
            for *_, other in IMPORT.findall(_read(name)):
                add(other, (*above, name))
            found.append(name)

    add(page, ())
    return found


def _part(name: str) -> str:
    body, names = _body(name)
    given = ", ".join(f"default: {names[one]}" if one == "default" else one for one in names)
    return f"parts[{name!r}] = (() => {{\n{body}return {{ {given} }};\n}})();\n"


def _body(name: str) -> tuple[str, dict[str, str]]:
    """A script without its imports and exports, and what it gives: name outside → inside."""
    said = REMARK.sub("", _read(name))
    names = {"default" if default else one: one for default, one in EXPORT.findall(said)}
    said = EXPORT.sub("", IMPORT.sub(_taken, said))
    if left := ANY.search(said):
        raise ValueError(f"{name}.js: {left[0]}")
    return said, names


def _taken(found: re.Match[str]) -> str:
    everything, default, some, name = found.groups()
    if everything:
        return f"const {everything} = parts[{name!r}];"
    inside = f"default: {default}" if default else some.replace(" as ", ": ")
    return f"const {{ {inside} }} = parts[{name!r}];"


def _read(name: str) -> str:
    return (STATIC / f"{name}.js").read_text(encoding="utf-8")
