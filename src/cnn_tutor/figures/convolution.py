"""A convolution computed: what it looks at for every cell, and what comes out."""

from typing import cast

import numpy as np

from cnn_tutor import engine
from cnn_tutor.figures.arrays import Array, numbers
from cnn_tutor.figures.bend import BENDS
from cnn_tutor.figures.kernels import filters_of
from cnn_tutor.figures.model import Cell
from cnn_tutor.figures.numbers import show_size
from cnn_tutor.figures.options import FigureError, Options, pair
from cnn_tutor.figures.shelf import Shelf
from cnn_tutor.figures.slide import Slide
from cnn_tutor.figures.source import source


class Convolution:
    """One layer, its input and its output.

    Attributes:
        given: The input and what its channels are called.
        padded: The input with its padding, (h, w, channels).
        weights: (kh, kw, channels seen by a filter, filters).
        titles: What each kernel is called: [filter][channel].
        bias: One number a filter.
        slide: Where the window goes.
        bend: The activation, if there is one.
        never: The limits that what comes out never reaches.
        before: What comes out before the activation, (oh, ow, filters).
        after: What comes out.
    """

    def __init__(self, options: Options, shelf: Shelf) -> None:
        self.given = source(options, shelf)
        height, width, self.channels = self.given.x.shape
        self.groups = cast(int, options.get("groups", 1))
        self._check_groups(self.channels, "channels")
        self.weights, self.titles = filters_of(options, self.channels // self.groups, shelf)
        self.depth, self.filters = self.weights.shape[2:]
        self._check_groups(self.filters, "filters")
        self.bias = numbers(options, "bias", self.filters)
        self.bend = BENDS.get(str(options.get("activation", "linear")))
        self.never = self.bend.never if self.bend else ()
        self.slide = Slide(
            (height, width),
            cast(tuple[int, int], self.weights.shape[:2]),
            pair(options, "strides", 1),
            str(options.get("padding", "valid")),
            pair(options, "dilation", 1),
        )
        if not all(self.slide.output):
            raise FigureError(
                f"kernel: {show_size(*self.slide.span)} does not fit into an input of "
                f"{show_size(height, width)}; expected a smaller kernel or padding: same"
            )
        self.padded = self.slide.padded(self.given.x)
        self.before = self.convolved(self.slide.padding)
        self.after = self.bent(self.before)

    def convolved(self, padding: str, weights: Array | None = None) -> Array:
        """The output before the activation; or what another padding or other weights would give."""
        y = engine.conv2d(
            self.given.x[np.newaxis],
            self.weights if weights is None else weights,
            self.bias,
            strides=self.slide.strides,
            padding=padding,
            dilation_rate=self.slide.dilation,
            groups=self.groups,
        )
        return cast(Array, y[0])

    def bent(self, values: Array) -> Array:
        """The values after the activation."""
        return self.bend.of(values) if self.bend else values

    def seen(self, filter_: int) -> range:
        """The channels that a filter sees: those of its group."""
        first = filter_ * self.groups // self.filters * self.depth
        return range(first, first + self.depth)

    def window(self, filter_: int, at: Cell) -> Array:
        """What a filter sees for a cell of its map: (kh, kw, channels seen)."""
        under = self.slide.under(self.padded, at.row * self.slide.output[1] + at.column)
        return under[:, :, self.seen(filter_)]

    def parts(self) -> Array:
        """What each channel alone adds to each cell of each map: (filters, depth, oh, ow)."""
        windows = np.lib.stride_tricks.sliding_window_view(
            self.padded, self.slide.span, axis=(0, 1)
        )
        (down, across), (apart_down, apart_across) = self.slide.strides, self.slide.dilation
        windows = windows[::down, ::across, :, ::apart_down, ::apart_across]
        return np.stack(
            [
                np.einsum("ijcab,abc->cij", windows[:, :, self.seen(filter_)], weights)
                for filter_, weights in enumerate(np.moveaxis(self.weights, 3, 0))
            ]
        )

    def _check_groups(self, count: int, what: str) -> None:
        if count % self.groups:
            raise FigureError(
                f"groups: {self.groups} groups need a multiple of {self.groups} {what}, not {count}"
            )
