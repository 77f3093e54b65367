"""The sliding window: how it moves over images, and everything that follows from that."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from cnn_tutor.engine.arrays import Array
from cnn_tutor.shapes import Window, check_padding, output_size, pad_amounts, pair

IntPair = int | tuple[int, int]
Pair = tuple[int, int]

KEPT_SIZES = 128  # How many answers to a question about sizes are remembered.


class Sliding(NamedTuple):
    """A window of `size` pixels that moves by `strides`; each of its cells `dilation` apart.

    Shapes are `(h, w, …)`, images `x: (n, h, w, c)`; pairs are (down, across).
    """

    size: Pair
    strides: Pair
    padding: str
    dilation: Pair = (1, 1)

    @lru_cache(maxsize=KEPT_SIZES)  # noqa: B019  (It keeps windows, and they are a few numbers.)
    def output(self, shape: tuple[int, ...]) -> Pair:
        """How many places the window takes; raises `ValueError`, naming the axis, if it can't."""
        places = []
        for i, name in enumerate(("height", "width")):
            try:
                places.append(output_size(shape[i], *self._along(i)))
            except ValueError as error:
                raise ValueError(f"{name} (axis {i + 1} of x): {error}") from None
        return places[0], places[1]

    @lru_cache(maxsize=KEPT_SIZES)  # noqa: B019
    def pads(self, shape: tuple[int, ...]) -> tuple[Pair, Pair]:
        """The padding of height (top, bottom) and of width (left, right); raises the same."""
        self.output(shape)
        return pad_amounts(shape[0], *self._along(0)), pad_amounts(shape[1], *self._along(1))

    def axes(self, shape: tuple[int, ...]) -> tuple[Window, Window]:
        """The window along height and along width, as `receptive_field` takes it."""
        before = self.pads(shape)
        down, across = (
            Window(self.size[i], self.strides[i], self.dilation[i], before[i][0]) for i in (0, 1)
        )
        return down, across

    def pad(self, x: Array, value: float = 0.0) -> Array:
        """`x` with the rows and columns of `value` around it that the padding asks for."""
        amounts = self.pads(x.shape[1:3])
        if amounts == ((0, 0), (0, 0)):
            return x
        return np.pad(x, ((0, 0), *amounts, (0, 0)), constant_values=value)

    def crop(self, x: Array, shape: tuple[int, ...]) -> Array:
        """The `shape` in the middle of padded images: the reverse of `pad`."""
        (top, _), (left, _) = self.pads(shape)
        return x[:, top : top + shape[0], left : left + shape[1]]

    def view(self, x: Array, value: float = 0.0) -> Array:
        """All the windows of padded `x`: a read-only view `(n, oh, ow, c, kh, kw)`."""
        spans = tuple(d * (k - 1) + 1 for k, d in zip(self.size, self.dilation, strict=True))
        every = np.lib.stride_tricks.sliding_window_view(self.pad(x, value), spans, axis=(1, 2))
        (down, across), (apart_down, apart_across) = self.strides, self.dilation
        view: Array = every[:, ::down, ::across, :, ::apart_down, ::apart_across]
        return view

    def cells(self, output: tuple[int, ...]) -> Iterator[tuple[slice, slice]]:
        """For each cell of the window, row by row: the padded pixels it lies on in all places."""
        for a in range(self.size[0]):
            for b in range(self.size[1]):
                first = a * self.dilation[0], b * self.dilation[1]
                down, across = (
                    slice(first[i], first[i] + (output[i] - 1) * step + 1, step)
                    for i, step in enumerate(self.strides)
                )
                yield down, across

    def _along(self, i: int) -> tuple[int, int, str, int]:
        return self.size[i], self.strides[i], self.padding, self.dilation[i]


def pooling(pool_size: IntPair, strides: IntPair | None, padding: str) -> Sliding:
    """The window of a pool: it moves by its own size unless told otherwise."""
    size = pair(pool_size, "pool_size")
    check_padding(padding)
    return Sliding(size, size if strides is None else pair(strides, "strides"), padding)


def convolving(
    kernel_size: IntPair, strides: IntPair, padding: str, dilation_rate: IntPair
) -> Sliding:
    """The window of a convolution."""
    check_padding(padding)
    return Sliding(
        pair(kernel_size, "kernel_size"),
        pair(strides, "strides"),
        padding,
        pair(dilation_rate, "dilation_rate"),
    )
