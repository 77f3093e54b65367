"""What a written sum comes to, as a calculator has it: exactly."""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable
from math import prod
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction

_SIGNS: dict[type[ast.operator], Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
_PLAIN = re.compile(r"e\^0(?![.0-9])")
"""The one power of e that is a fraction."""
_PRODUCT = r"\d+(?:·(?:\d+|\(-\d+\)))*"
_WHOLE = re.compile(rf"-?{_PRODUCT}(?: [+-] {_PRODUCT})*")
"""Products of whole numbers, added up: what most sums are."""


def comes_to(text: str) -> Fraction | int | None:
    """The value of `1/9·4 - max(2, 0.5)`; None where there is something else in it."""
    if _WHOLE.fullmatch(text):
        products = text.replace(" - ", " + -").split(" + ")
        return sum(prod(int(each.strip("()")) for each in one.split("·")) for one in products)
    try:
        return _value(ast.parse(_PLAIN.sub("1", text).replace("·", "*"), mode="eval").body)
    except (SyntaxError, TypeError):
        return None


def _value(node: ast.expr) -> Fraction:
    from fractions import Fraction  # with what it imports, too much for a start without it

    match node:
        case ast.Constant(int() | float() as number):
            return Fraction(repr(number))
        case ast.UnaryOp(ast.USub(), operand):
            return -_value(operand)
        case ast.BinOp(left, sign, right) if type(sign) in _SIGNS:
            return _SIGNS[type(sign)](_value(left), _value(right))
        case ast.Call(ast.Name("max"), arguments):
            return max(map(_value, arguments))
    raise TypeError(node)
