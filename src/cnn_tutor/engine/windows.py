"""The sliding window: every place that a window takes on padded images, as one view."""

from typing import Any

import numpy as np
import numpy.typing as npt

from cnn_tutor.engine.arrays import Array
from cnn_tutor.shapes import output_size, pad_amounts

Pair = tuple[int, int]


def pads(
    x: npt.NDArray[Any], window: Pair, strides: Pair, padding: str, dilation: Pair = (1, 1)
) -> tuple[Pair, Pair]:
    """The padding of height (top, bottom) and of width (left, right).

    Raises `ValueError`, naming the axis, where the window does not fit.
    """
    amounts = []
    for axis, name in ((1, "height"), (2, "width")):
        i = axis - 1
        try:
            output_size(x.shape[axis], window[i], strides[i], padding, dilation[i])
        except ValueError as error:
            raise ValueError(f"{name} (axis {axis} of x): {error}") from None
        amounts.append(pad_amounts(x.shape[axis], window[i], strides[i], padding, dilation[i]))
    return amounts[0], amounts[1]


def pad(x: Array, amounts: tuple[Pair, Pair], value: float = 0.0) -> Array:
    """`x: (n, h, w, c)` with rows and columns of `value` around each image."""
    if amounts == ((0, 0), (0, 0)):
        return x
    return np.pad(x, ((0, 0), *amounts, (0, 0)), constant_values=value)


def windows(x: Array, window: Pair, strides: Pair, dilation: Pair = (1, 1)) -> Array:
    """`x: (n, h, w, c)` → a read-only view `(n, oh, ow, c, kh, kw)`: a window for each place."""
    spans = tuple(d * (k - 1) + 1 for k, d in zip(window, dilation, strict=True))
    view = np.lib.stride_tricks.sliding_window_view(x, spans, axis=(1, 2))
    placed: Array = view[:, :: strides[0], :: strides[1], :, :: dilation[0], :: dilation[1]]
    return placed
