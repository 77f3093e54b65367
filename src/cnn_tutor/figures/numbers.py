"""Numbers as a learner reads them, and the arithmetic made of them."""

from collections.abc import Iterable

import numpy as np

from cnn_tutor.figures.model import Array

Number = float | np.floating


def show_number(number: Number) -> str:
    """An integer without a point, anything else with at most two decimals: "-17", "0.5"."""
    rounded = round(float(number), 2)
    return str(int(rounded)) if rounded.is_integer() else f"{rounded:.2f}".rstrip("0")


def show_share(number: Number) -> str:
    """A number that is above 0, however small, and as a share below 1: "4e-7", ">0.99"."""
    text = show_number(number)
    if text == "0" and number > 0:
        digit, _, exponent = f"{number:.0e}".partition("e")
        return f"{digit}e{int(exponent)}"
    return ">0.99" if text == "1" and number < 1 else text


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


def products(weights: Array, values: Array) -> tuple[str, ...]:
    """Weight times value for every cell of a window: "-1·13"."""
    pairs = zip(weights.flat, values.flat, strict=True)
    return tuple(f"{show_number(w)}·{factor(v)}" for w, v in pairs)


def total(values: Iterable[float]) -> str:
    """Values with their signs between them: "3 + 5 - 2"."""
    first, *rest = values
    signed = (f" - {show_number(-v)}" if v < 0 else f" + {show_number(v)}" for v in rest)
    return show_number(first) + "".join(signed)


def longest(*arrays: Array) -> str:
    """The value that takes the most room."""
    return max((show_number(v) for values in arrays for v in _different(values)), key=len)


def longest_factor(values: Array) -> str:
    """The value that takes the most room in a product."""
    return max((factor(v) for v in _different(values)), key=len)


def factor(value: Number) -> str:
    """A value as it stands in a product: a negative one in brackets."""
    text = show_number(value)
    return f"({text})" if text[0] == "-" else text


def _different(values: Array) -> list[float]:
    """The values that read differently, once each, in order."""
    return sorted(set(np.round(values, 2).ravel().tolist()))
