"""Whether an equation is true as it stands, its numbers rounded as they are written."""

from __future__ import annotations

import ast
import math
import operator
from collections.abc import Callable

_DOES: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}


def holds(arithmetic: str, result: str) -> bool:
    """Whether that is what it comes to. What is no arithmetic, as `image[2, 4]`, is believed."""
    try:
        tree = ast.parse(arithmetic.replace("·", "*").replace("^", "**"), mode="eval")
        return math.isclose(_value(tree.body), float(result), rel_tol=1e-9, abs_tol=1e-12)
    except (SyntaxError, ValueError, ArithmeticError):
        return True


def _value(node: ast.expr) -> float:
    match node:
        case ast.Constant(int() | float() as number):
            return number
        case ast.Name("e"):
            return math.e
        case ast.UnaryOp(ast.USub(), operand):
            return -_value(operand)
        case ast.BinOp(left, sign, right):
            return _DOES[type(sign)](_value(left), _value(right))
        case ast.Call(ast.Name("max"), several):
            return max(map(_value, several))
        case ast.Call(ast.Name("tanh"), [one]):
            return math.tanh(_value(one))
    raise ValueError
