"""Which file imports which: the house as a graph, read from the files, nothing executed."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
Arrow = tuple[str, str]


def files(*folders: str) -> list[Path]:
    """Every Python file of ours in these folders, or in all."""
    of = folders or ("core", "pages", "data")
    found = [path for folder in of for path in sorted((ROOT / folder).rglob("*.py"))]
    return found if folders else [ROOT / "app.py", *found]


def name_of(path: Path) -> str:
    """`core/web/__init__.py` → `core.web`."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def modules() -> dict[str, Path]:
    return {name_of(path): path for path in files()}


def imported(node: ast.AST) -> set[str]:
    """Everything that is imported somewhere in `node`, by its full name."""
    found: set[str] = set()
    for one in ast.walk(node):
        if isinstance(one, ast.Import):
            found |= {alias.name for alias in one.names}
        elif isinstance(one, ast.ImportFrom):
            found |= {f"{'.' * one.level}{one.module}.{alias.name}" for alias in one.names}
    return found


def ours(names: set[str]) -> set[str]:
    """The modules of ours that these names are, or are in."""
    return {
        part
        for name in names
        for part in [name if name in modules() else name.rpartition(".")[0]]
        if part in modules()
    }


@cache
def graph() -> dict[str, set[str]]:
    """Module → the modules of ours that it imports, wherever in its file."""
    return {name: ours(imported(tree(path))) - {name} for name, path in modules().items()}


def arrows() -> list[Arrow]:
    return sorted((name, to) for name, found in graph().items() for to in found)


def inside_functions(path: Path) -> set[str]:
    kinds = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
    within = (one for one in ast.walk(tree(path)) if isinstance(one, kinds))
    return {name for one in within for name in imported(one)}


def for_types_only(path: Path) -> set[str]:
    """Modules of ours that are imported only while types are checked."""
    asking = (one for one in ast.walk(tree(path)) if isinstance(one, ast.If))
    within = (one for one in asking if "TYPE_CHECKING" in ast.dump(one.test))
    return {module for one in within for module in ours(imported(one))}


def words(path: Path) -> list[str]:
    """Every text in a file."""
    found = (one.value for one in ast.walk(tree(path)) if isinstance(one, ast.Constant))
    return [value for value in found if isinstance(value, str)]


@cache
def dotted(path: Path) -> frozenset[str]:
    """`datetime.now`, `os.environ` …: the last two parts of every dotted name, and everything
    that is imported."""
    found = imported(tree(path))
    for one in ast.walk(tree(path)):
        if isinstance(one, ast.Attribute) and isinstance(one.value, ast.Name | ast.Attribute):
            before = one.value.id if isinstance(one.value, ast.Name) else one.value.attr
            found.add(f"{before}.{one.attr}")
    return frozenset(found)
