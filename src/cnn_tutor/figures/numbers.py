"""Numbers as a learner reads them: plain ones, and an array's just as well."""

from collections.abc import Iterable
from functools import lru_cache
from itertools import chain
from typing import SupportsFloat

from cnn_tutor.figures.model import Panel

SIMPLE = 64
"""The largest denominator of a simple fraction."""


def show_number(number: SupportsFloat, decimals: int = 2, never: tuple[int, ...] = ()) -> str:
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


def show_cell(panel: Panel, number: SupportsFloat) -> str:
    """A number as it stands in a cell of a panel."""
    if panel.role == "kernel":
        return show_weight(number)
    return show_number(number, never=panel.never)


@lru_cache(maxsize=32)
def longest_cell(panel: Panel) -> str:
    """The number of a panel that takes the most room."""
    if panel.widest:
        return panel.widest
    return max((show_cell(panel, number) for number in sorted(set(chain(*panel.values)))), key=len)


def sign_of(number: SupportsFloat) -> str:
    """What stands before a number that is read: `=` where all of it is shown."""
    return "=" if _is(float(number), float(show_number(number))) else "≈"


def show_weight(number: SupportsFloat, decimals: int = 2) -> str:
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


def show_size(height: int, width: int) -> str:
    """Height and width as the prose writes them: "8 x 8"."""
    return f"{height} x {width}"


def show_strides(down: int, across: int) -> str:
    """One number for both axes where they agree: "2", else "2 x 1"."""
    return str(down) if down == across else show_size(down, across)


def show_row(values: Iterable[SupportsFloat]) -> str:
    """The numbers of a row as a learner would type them: "46 42 -17"."""
    return " ".join(map(show_number, values))


def show_rows(rows: Iterable[Iterable[SupportsFloat]]) -> str:
    """A small map in one line, as it can be typed: "4 2 / 2 9"."""
    return " / ".join(map(show_row, rows))


def factor(value: SupportsFloat, decimals: int) -> str:
    """A value as it stands in a product: a negative one in brackets."""
    text = show_number(value, decimals)
    return f"({text})" if text[0] == "-" else text
