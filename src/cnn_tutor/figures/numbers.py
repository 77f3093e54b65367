"""Numbers as a learner reads them, and the arithmetic made of them."""

from collections.abc import Callable, Iterable
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from cnn_tutor.figures.model import Array, Panel

Number = float | np.floating
SIMPLE = 64
"""The largest denominator of a simple fraction."""
MOST = 7
"""So many decimals are enough for any number of 32 bits."""


def show_number(number: Number, decimals: int = 2, never: tuple[int, ...] = ()) -> str:
    """An integer without a point, anything else with at most two decimals: "-17", "0.5".

    One that comes near to a limit, the least or the largest of those that it `never` reaches, is
    not rounded to it: "<0.01", ">0.99".
    """
    rounded = round(float(number), decimals)
    if rounded in never:
        least = rounded == min(never)
        within = show_number(rounded + (1 if least else -1) * 0.1**decimals, decimals)
        return f"<{within}" if least else f">{within}"
    return str(int(rounded)) if rounded.is_integer() else f"{rounded:.{decimals}f}".rstrip("0")


def show_cell(panel: Panel, number: Number) -> str:
    """A number as it stands in a cell of a panel."""
    if panel.role == "kernel":
        return show_weight(number)
    return show_number(number, never=panel.never)


def longest_cell(panel: Panel) -> str:
    """The number of a panel that takes the most room."""
    if panel.role == "kernel":
        return panel.widest or max(map(show_weight, _each(panel.values)), key=len)
    return panel.widest or longest(panel.values, never=panel.never)


def sign_of(number: Number) -> str:
    """What stands before a number that is read: `=` where all of it is shown."""
    return "=" if _is(float(number), float(show_number(number))) else "≈"


def show_weight(number: Number, decimals: int = 2) -> str:
    """A weight, as a simple fraction where it is one and no short decimal: "1/9"."""
    return _weight(float(number), decimals)


@lru_cache(maxsize=4096)
def _weight(weight: float, decimals: int) -> str:
    if _is(weight, round(weight, 2)):
        return show_number(weight)
    from fractions import Fraction

    simple = Fraction(weight).limit_denominator(SIMPLE)
    return str(simple) if _is(weight, float(simple)) else show_number(weight, decimals)


def _is(number: float, other: float) -> bool:
    """Whether two numbers differ by no more than what is lost in computing with 32 bits."""
    return abs(number - other) <= 1e-7 * max(1.0, abs(number))


def show_rows(rows: Iterable[Iterable[Number]]) -> str:
    """A small map in one line, as it can be typed: "4 2 / 2 9"."""
    return " / ".join(" ".join(map(show_number, row)) for row in rows)


def show_size(height: int, width: int) -> str:
    """Height and width as the prose writes them: "8 x 8"."""
    return f"{height} x {width}"


def show_strides(down: int, across: int) -> str:
    """One number for both axes where they agree: "2", else "2 x 1"."""
    return str(down) if down == across else show_size(down, across)


def show_row(values: Iterable[Number]) -> str:
    """The numbers of a row as a learner would type them: "46 42 -17"."""
    return " ".join(map(show_number, values))


def products(weights: Array, values: Array, decimals: int) -> tuple[str, ...]:
    """Weight times value for every cell of a window: "-1·13"."""
    pairs = zip(np.ravel(weights), np.ravel(values), strict=True)
    return tuple(f"{show_weight(w, decimals)}·{factor(v, decimals)}" for w, v in pairs)


def decimals_for(weights: Array, values: Array, bias: Array, count: int, places: int = 2) -> int:
    """With how many decimals `count` products and a bias are to be written, so that what is left
    off does not change their sum by more than rounding it to `places` decimals does.
    """
    heaviest, largest = float(abs(weights).max()), float(abs(values).max())
    for decimals in range(places, MOST):
        off = largest * _left_off(weights, show_weight, decimals)
        off += heaviest * _left_off(values, show_number, decimals)
        if count * off + _left_off(bias, show_weight, decimals) <= 0.5 * 0.1**places:
            return decimals
    return MOST


def _left_off(numbers: Array, write: Callable[[Number, int], str], decimals: int) -> float:
    """By how much a number is wrong as it is written, at most."""
    if np.array_equal(numbers, numbers.round()):
        return 0.0
    from fractions import Fraction

    return max(abs(float(each - Fraction(write(each, decimals)))) for each in _each(numbers))


def total(values: Iterable[float]) -> str:
    """Values with their signs between them: "3 + 5 - 2"."""
    first, *rest = values
    signed = (f" - {show_number(-v)}" if v < 0 else f" + {show_number(v)}" for v in rest)
    return show_number(first) + "".join(signed)


def longest(*arrays: Array, decimals: int = 2, never: tuple[int, ...] = ()) -> str:
    """The value that takes the most room."""
    different = (v for values in arrays for v in _different(values, decimals))
    return max((show_number(v, decimals, never) for v in different), key=len)


def longest_product(weights: Array, values: Array, decimals: int) -> str:
    """A product that takes as much room as any."""
    weight = max((show_weight(w, decimals) for w in _each(weights)), key=len)
    value = max((factor(v, decimals) for v in _different(values, decimals)), key=len)
    return f"{weight}·{value}"


def factor(value: Number, decimals: int = 2) -> str:
    """A value as it stands in a product: a negative one in brackets."""
    text = show_number(value, decimals)
    return f"({text})" if text[0] == "-" else text


def _different(values: Array, decimals: int = 2) -> list[float]:
    """The values that read differently, once each, in order."""
    return _each(np.round(values.astype(np.float64), decimals))


def _each(values: NDArray[np.floating]) -> list[float]:
    """The values, once each, in order: without `np.unique`, which loads masked arrays first."""
    return sorted(set(values.ravel().tolist()))
