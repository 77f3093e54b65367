"""Pieces of handwritten digits to ask about, and the engine's numbers as plain ones."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple, cast

from cnn_tutor.course.model import FigureKind, FigureSpec, Option
from cnn_tutor.quiz.generators.draft import Pick, Wrong

if TYPE_CHECKING:
    from cnn_tutor.engine.arrays import Array

Rows = tuple[tuple[int, ...], ...]

KERNELS: dict[str, Rows] = {
    "left-right": ((0, 0, 0), (-1, 0, 1), (0, 0, 0)),
    "top-bottom": ((0, -1, 0), (0, 0, 0), (0, 1, 0)),
    "falling": ((1, 0, 0), (0, 1, 0), (0, 0, -1)),
    "rising": ((0, 0, 2), (0, 1, 0), (-1, 0, 0)),
    "corner": ((2, 1, 0), (1, 0, 0), (0, 0, -1)),
    "step": ((1, 1, 0), (0, 0, 0), (0, -1, -1)),
}
"""Few weights that are not 0, so that a sum can be done in the head; none is the same turned."""

SIDE = 8
IMAGES = 174
"""So many images there are of every digit."""


class Piece(NamedTuple):
    """A square piece of a digit: how a figure names it, and its pixels, (1, size, size, 1)."""

    named: dict[str, Option]
    x: Array


def piece(pick: Pick, size: int) -> Piece:
    """A piece of a digit, drawn."""
    label = pick.number("digit", 0, 9)
    nth = pick.number("nth", 0, IMAGES - 1)
    top = pick.number("top", 0, SIDE - size)
    left = pick.number("left", 0, SIDE - size)
    return Piece(
        {"image": f"digit-{label}-{nth}", "crop": (top, left, size, size)},
        _digits(label)[nth : nth + 1, top : top + size, left : left + size],
    )


def side_by_side(*maps: tuple[str, str, Rows]) -> FigureSpec:
    """Maps and kernels with given numbers, each by its title, its role and its rows.

    Authors have no such figure: their numbers are computed.
    """
    return FigureSpec(cast(FigureKind, "maps"), {"maps": maps})


def weights(kernel: Rows) -> Array:
    """A kernel as the engine takes it, for one channel and one filter."""
    import numpy as np

    return np.array(kernel, np.float32)[..., np.newaxis, np.newaxis]


def turned(kernel: Rows) -> Rows:
    """A kernel turned round by 180 degrees."""
    return tuple(row[::-1] for row in kernel[::-1])


def rows_of(y: Array) -> Rows:
    """One map that came out, (1, h, w, 1), as whole numbers."""
    return tuple(tuple(round(value) for value in row) for row in y[0, :, :, 0].tolist())


def bias_forgotten(total: int, bias: int) -> Wrong:
    """What a cell comes to without its bias."""
    says = f"Not quite: that is the sum without the bias. Add {bias}."
    return Wrong("bias-forgotten", total, says)


def weights_ignored(x: Array, bias: int) -> Wrong:
    """What a cell comes to when the pixels under the window are added as they are."""
    says = "Not quite: that adds the pixels as they are. First multiply each by its weight."
    return Wrong("weights-ignored", int(x.sum()) + bias, says)


def written(value: float) -> str:
    """A number as a learner would type it: whole, or to two decimals."""
    rounded = round(value, 2)
    return str(int(rounded)) if rounded == int(rounded) else f"{rounded:.2f}".rstrip("0")


def quotient(total: float, count: int) -> str:
    """`34 / 4 = 8.5`; `51 / 9 is about 5.67`."""
    mean = written(total / count)
    exact = float(mean) * count == total
    return f"{written(total)} / {count} {'=' if exact else 'is about'} {mean}"


@cache
def _digits(label: int) -> Array:
    from cnn_tutor.engine import digits_of

    return digits_of(label)
