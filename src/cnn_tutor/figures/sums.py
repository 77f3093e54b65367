"""Sums over arrays, written out: their products, their longest, and with how many decimals."""

from collections.abc import Callable
from typing import SupportsFloat

import numpy as np
from numpy.typing import NDArray

from cnn_tutor.figures.arrays import Array
from cnn_tutor.figures.numbers import factor, show_number, show_weight

MOST = 7
"""So many decimals are enough for any number of 32 bits."""


def products(weights: Array, values: Array, decimals: int) -> tuple[str, ...]:
    """Weight times value for every cell of a window: "-1·13"."""
    pairs = zip(weights.ravel().tolist(), values.ravel().tolist(), strict=True)
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


def _left_off(numbers: Array, write: Callable[[SupportsFloat, int], str], decimals: int) -> float:
    """By how much a number is wrong as it is written, at most."""
    if np.array_equal(numbers, numbers.round()):
        return 0.0
    from fractions import Fraction

    return max(abs(float(each - Fraction(write(each, decimals)))) for each in _each(numbers))


def longest(values: Array, decimals: int = 2, never: tuple[int, ...] = ()) -> str:
    """The value that takes the most room."""
    return max((show_number(v, decimals, never) for v in _different(values, decimals)), key=len)


def longest_product(weights: Array, values: Array, decimals: int) -> str:
    """A product that takes as much room as any."""
    weight = max((show_weight(w, decimals) for w in _each(weights)), key=len)
    value = max((factor(v, decimals) for v in _different(values, decimals)), key=len)
    return f"{weight}·{value}"


def _different(values: Array, decimals: int) -> list[float]:
    """The values that read differently, once each, in order."""
    return _each(np.round(values.astype(np.float64), decimals))


def _each(values: NDArray[np.floating]) -> list[float]:
    """The values, once each, in order: without `np.unique`, which loads masked arrays first."""
    return sorted(set(values.ravel().tolist()))
