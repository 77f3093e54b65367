"""Numbers as a learner reads them, and the arithmetic made of them."""

from collections.abc import Iterable

import numpy as np

from cnn_tutor.figures.model import Array

Number = float | np.floating


def show_number(number: Number) -> str:
    """An integer without a point, anything else with at most two decimals: "-17", "0.5"."""
    rounded = round(float(number), 2)
    return str(int(rounded)) if rounded.is_integer() else f"{rounded:.2f}".rstrip("0")


def show_size(height: int, width: int) -> str:
    """Height and width as the prose writes them: "8 x 8"."""
    return f"{height} x {width}"


def factors(values: Array) -> list[list[str]]:
    """Each number of a map as it stands behind a multiplication sign: "13", "(-5)"."""
    return [[_factor(value) for value in row] for row in values.tolist()]


def total(values: Iterable[float]) -> str:
    """Values with their signs between them: "3 + 5 - 2"."""
    first, *rest = values
    signed = (f" - {show_number(-v)}" if v < 0 else f" + {show_number(v)}" for v in rest)
    return show_number(first) + "".join(signed)


def _factor(value: Number) -> str:
    text = show_number(value)
    return f"({text})" if text[0] == "-" else text
