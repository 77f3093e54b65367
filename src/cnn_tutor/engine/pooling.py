"""Pooling: keep one number, the largest or the mean, of every window."""

import numpy as np
import numpy.typing as npt

from cnn_tutor.engine.arrays import IMAGE_AXES, Array, check_axes, floats
from cnn_tutor.engine.windows import pad, pads, windows
from cnn_tutor.shapes import pair

IntPair = int | tuple[int, int]


def max_pool2d(
    x: npt.ArrayLike,
    pool_size: IntPair = 2,
    *,
    strides: IntPair | None = None,
    padding: str = "valid",
) -> Array:
    """`x: (n, h, w, c)` → `(n, oh, ow, c)`: the maximum of every window; `strides` = `pool_size`.

    The padding of `"same"` counts as −∞, so it never wins. Raises `ValueError` for a window that
    does not fit, an unknown padding and NaN. Convention: `keras.layers.MaxPooling2D`.
    """
    x = _images(x)
    size, strides = _sizes(pool_size, strides)
    padded = pad(x, pads(x, size, strides, padding), -np.inf)
    y: Array = windows(padded, size, strides).max(axis=(4, 5))
    return y


def avg_pool2d(
    x: npt.ArrayLike,
    pool_size: IntPair = 2,
    *,
    strides: IntPair | None = None,
    padding: str = "valid",
) -> Array:
    """`x: (n, h, w, c)` → `(n, oh, ow, c)`: the mean of every window; `strides` = `pool_size`.

    The padding of `"same"` is left out of the mean: at the border the sum is divided by fewer
    pixels. Raises what `max_pool2d` raises. Convention: `keras.layers.AveragePooling2D`.
    """
    x = _images(x)
    size, strides = _sizes(pool_size, strides)
    amounts = pads(x, size, strides, padding)
    inside = pad(np.ones((1, *x.shape[1:3], 1), x.dtype), amounts)
    counts = windows(inside, size, strides).sum(axis=(4, 5))
    y: Array = windows(pad(x, amounts), size, strides).sum(axis=(4, 5)) / counts
    return y


def global_avg_pool2d(x: npt.ArrayLike) -> Array:
    """`x: (n, h, w, c)` → `(n, c)`: the mean of every map."""
    y: Array = _images(x).mean(axis=(1, 2))
    return y


def global_max_pool2d(x: npt.ArrayLike) -> Array:
    """`x: (n, h, w, c)` → `(n, c)`: the maximum of every map."""
    y: Array = _images(x).max(axis=(1, 2))
    return y


def _images(x: npt.ArrayLike) -> Array:
    (x,) = floats(x, names=("x",))
    check_axes(x, "x", IMAGE_AXES)
    return x


def _sizes(pool_size: IntPair, strides: IntPair | None) -> tuple[tuple[int, int], tuple[int, int]]:
    size = pair(pool_size, "pool_size")
    return size, size if strides is None else pair(strides, "strides")
