"""What a formula of measures says: which they are, what is counted and what divides it."""

import ast
import re
from functools import lru_cache

KEPT = 2000
"""More than all formulas of indicators, of their parts and of the cross tables."""


@lru_cache(maxsize=KEPT)
def parsed(formula: str) -> ast.expr:
    """The expression; it is checked where it is computed (`values.evaluate`)."""
    return ast.parse(formula, mode="eval").body


@lru_cache(maxsize=KEPT)
def measures_in(formula: str) -> tuple[str, ...]:
    """Names of the measures in a formula, in order of appearance."""
    return tuple(dict.fromkeys(re.findall(r"[a-z][a-z0-9_]*\b(?!\s*\()", formula)))


@lru_cache(maxsize=KEPT)
def denominators(formula: str) -> tuple[str, ...]:
    """What the formula divides by: the arguments of its nullif calls."""
    calls = (node for node in ast.walk(parsed(formula)) if isinstance(node, ast.Call))
    return tuple(ast.unparse(call.args[0]) for call in calls)


@lru_cache(maxsize=KEPT)
def divided(formula: str) -> str:
    """What is divided, of scale × it ÷ base; "" where there is no one quotient."""
    match parsed(formula):
        case ast.BinOp(
            left=ast.BinOp(left=ast.Constant(), op=ast.Mult(), right=over), op=ast.Div()
        ):
            return ast.unparse(over)
    return ""
