"""Pooling: keep one number, the largest or the mean, of every window."""

import functools
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from cnn_tutor.engine.arrays import (
    IMAGE_AXES,
    Array,
    Shape,
    as_floats,
    check_axes,
    check_no_nan,
    has_nan,
)
from cnn_tutor.engine.layer import Layer
from cnn_tutor.engine.windows import IntPair, Sliding, pooling
from cnn_tutor.shapes import Window


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
    return _fold(np.maximum, _images(x), pooling(pool_size, strides, padding), -np.inf)


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
    x, sliding = _images(x), pooling(pool_size, strides, padding)
    return _fold(np.add, x, sliding, 0.0) / _pixels(x, sliding)


def global_avg_pool2d(x: npt.ArrayLike) -> Array:
    """`x: (n, h, w, c)` → `(n, c)`: the mean of every map."""
    x = _images(x)
    check_no_nan(x, "x")
    y: Array = x.mean(axis=(1, 2))
    return y


def global_max_pool2d(x: npt.ArrayLike) -> Array:
    """`x: (n, h, w, c)` → `(n, c)`: the maximum of every map."""
    x = _images(x)
    check_no_nan(x, "x")
    y: Array = x.max(axis=(1, 2))
    return y


@dataclass(eq=False)
class _Pooling(Layer):
    """What the two pooling layers share: a window that slides and has no weights."""

    pool_size: IntPair
    strides: IntPair | None = None
    padding: str = "valid"

    def output_shape(self, shape: Shape) -> Shape:
        """Fewer pixels, as many channels."""
        return (*self.sliding().output(shape), shape[2])

    def windows(self, shape: Shape) -> tuple[Window, Window]:
        """The pool's window."""
        return self.sliding().axes(shape)

    def sliding(self) -> Sliding:
        """How the window moves."""
        return pooling(self.pool_size, self.strides, self.padding)


@dataclass(eq=False)
class MaxPooling2D(_Pooling):
    """The maximum of every window. After `forward`, `winners` says where each was found."""

    pool_size: IntPair = 2

    def forward(self, x: Array, *, training: bool = False) -> Array:
        """`max_pool2d(x)`."""
        self._x = x
        return max_pool2d(x, self.pool_size, strides=self.strides, padding=self.padding)

    @property
    def winners(self) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
        """`(rows, columns)`, each `(n, oh, ow, c)`: the cell of `x` that each output came from.

        Where several cells hold the maximum, the first wins, row by row.
        """
        sliding = self.sliding()
        view = sliding.view(self._x, -np.inf)
        first = view.reshape(*view.shape[:4], -1).argmax(axis=4)
        in_row, in_column = np.divmod(first, sliding.size[1])
        (top, _), (left, _) = sliding.pads(self._x.shape[1:3])
        _, oh, ow, _ = first.shape
        rows = in_row + (np.arange(oh) * sliding.strides[0] - top)[:, None, None]
        columns = in_column + (np.arange(ow) * sliding.strides[1] - left)[:, None]
        return rows, columns

    def backward(self, g: Array) -> Array:
        """Each gradient goes whole to the winner of its window; the other cells get nothing."""
        dx = np.zeros(self._x.shape, g.dtype)
        rows, columns = self.winners
        images = np.arange(len(g))[:, None, None, None]
        np.add.at(dx, (images, rows, columns, np.arange(g.shape[3])), g)
        return dx


class AveragePooling2D(_Pooling):
    """The mean of every window."""

    def forward(self, x: Array, *, training: bool = False) -> Array:
        """`avg_pool2d(x)`."""
        self._x = x
        return avg_pool2d(x, self.pool_size, strides=self.strides, padding=self.padding)

    def backward(self, g: Array) -> Array:
        """Each gradient is shared out evenly among the pixels of its window."""
        sliding = self.sliding()
        share = g / _pixels(self._x, sliding)
        dx = sliding.pad(np.zeros(self._x.shape, g.dtype))
        for cells in sliding.cells(g.shape[1:3]):
            dx[:, *cells] += share
        return sliding.crop(dx, self._x.shape[1:3])


@dataclass(eq=False)
class GlobalAveragePooling2D(Layer):
    """The mean of every map: `(n, h, w, c)` → `(n, c)`."""

    def output_shape(self, shape: Shape) -> Shape:
        """One number a channel."""
        return shape[-1:]

    def windows(self, shape: Shape) -> None:
        """The mean sees everything."""
        return None

    def forward(self, x: Array, *, training: bool = False) -> Array:
        """`global_avg_pool2d(x)`."""
        self._shape = x.shape
        return global_avg_pool2d(x)

    def backward(self, g: Array) -> Array:
        """Each gradient is shared out evenly among the pixels of its map."""
        _, h, w, _ = self._shape
        return np.broadcast_to((g / (h * w))[:, None, None, :], self._shape)


def _images(x: npt.ArrayLike) -> Array:
    (x,) = as_floats(x, names=("x",))
    check_axes(x.shape, "x", IMAGE_AXES)
    return x


def _pixels(x: Array, sliding: Sliding) -> Array:
    """How many real pixels each window covers: `(1, oh, ow, 1)`."""
    inside = np.ones((1, *x.shape[1:3], 1), x.dtype)
    return _fold(np.add, inside, sliding, 0.0)


def _fold(operation: np.ufunc, images: Array, sliding: Sliding, padding: float) -> Array:
    """The `operation` over every window: over its rows, then over what is left of its columns.

    Each step takes one row (or column) of all the windows at once, and so reads long runs.
    """
    (oh, ow), (kh, kw), (down, across) = (
        sliding.output(images.shape[1:3]),
        sliding.size,
        sliding.strides,
    )
    x = sliding.pad(images, padding)
    rows = (x[:, a : a + (oh - 1) * down + 1 : down] for a in range(kh))
    x = functools.reduce(operation, rows)
    columns = (x[:, :, b : b + (ow - 1) * across + 1 : across] for b in range(kw))
    y: Array = functools.reduce(operation, columns)
    if has_nan(y):  # It spreads to the output, which is smaller and quicker to look through.
        check_no_nan(images, "x")
    return y.copy() if sliding.size == (1, 1) else y
