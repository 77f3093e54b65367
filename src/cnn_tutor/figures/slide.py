"""A window that slides over a map: where it stands at each step, what it pads, what it misses."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from cnn_tutor.figures.arrays import Array
from cnn_tutor.figures.model import Cell
from cnn_tutor.shapes import output_size, pad_amounts

Pair = tuple[int, int]


@dataclass(frozen=True)
class Slide:
    """Every place of a `window` on an `input`, in reading order.

    Attributes:
        input: Height and width before padding.
        window: Height and width of what slides.
        strides: How far it moves down and to the right.
        padding: "valid" or "same", as Keras means them.
        dilation: How far its cells lie apart, down and across.
    """

    input: Pair
    window: Pair
    strides: Pair
    padding: str
    dilation: Pair = (1, 1)

    @cached_property
    def output(self) -> Pair:
        """How many places there are, down and across."""
        return self.sizes()

    def sizes(
        self, padding: str = "", strides: Pair | None = None, dilation: Pair | None = None
    ) -> Pair:
        """How many places there would be with another rule; 0 where none fits."""
        padding = padding or self.padding
        height, width = (
            output_size(size, window, stride, padding, apart)
            if padding == "same" or apart * (window - 1) < size
            else 0
            for size, window, stride, apart in zip(
                self.input,
                self.window,
                strides or self.strides,
                dilation or self.dilation,
                strict=True,
            )
        )
        return height, width

    @cached_property
    def span(self) -> Pair:
        """How many rows and columns the window reaches over."""
        down, across = (
            apart * (window - 1) + 1
            for window, apart in zip(self.window, self.dilation, strict=True)
        )
        return down, across

    @cached_property
    def pads(self) -> tuple[int, int, int, int]:
        """Rows and columns of padding: top, bottom, left, right."""
        rows, columns = (
            pad_amounts(size, window, stride, self.padding, apart)
            for size, window, stride, apart in zip(
                self.input, self.window, self.strides, self.dilation, strict=True
            )
        )
        return *rows, *columns

    @cached_property
    def unused(self) -> Pair:
        """Rows at the bottom and columns at the right that no window reaches."""
        top, bottom, left, right = self.pads
        down, across = (
            size + pad - ((places - 1) * stride + span)
            for size, pad, places, stride, span in zip(
                self.input,
                (top + bottom, left + right),
                self.output,
                self.strides,
                self.span,
                strict=True,
            )
        )
        return down, across

    def padded(self, values: Array) -> Array:
        """An (h, w) or (h, w, c) input with zeros around it."""
        top, bottom, left, right = self.pads
        around = ((top, bottom), (left, right), (0, 0))
        return np.pad(values, around[: values.ndim])

    def is_inside(self, cell: Cell) -> bool:
        """Whether there is a pixel at this cell, padding counted, and not only padding."""
        top, _, left, _ = self.pads
        return 0 <= cell.row - top < self.input[0] and 0 <= cell.column - left < self.input[1]

    def result(self, index: int) -> Cell:
        """The cell of the output that place `index` gives."""
        return Cell(*divmod(index, self.output[1]))

    def corner(self, index: int) -> Cell:
        """The top left cell of the window at place `index`, padding counted."""
        row, column = self.result(index)
        return Cell(row * self.strides[0], column * self.strides[1])

    def cells(self, index: int) -> list[Cell]:
        """The cells under the window at place `index`, in reading order, padding counted."""
        (row, column), (down, across) = self.corner(index), self.dilation
        return [
            Cell(row + i * down, column + j * across)
            for i in range(self.window[0])
            for j in range(self.window[1])
        ]

    def under(self, padded: Array, index: int) -> Array:
        """The values under the window at place `index`."""
        (row, column), (down, across) = self.corner(index), self.dilation
        bottom, right = row + self.span[0], column + self.span[1]
        return padded[row:bottom:down, column:right:across]

    def says(self, index: int) -> str:
        """Where the window stands, in words; padding counts as rows above 0 and columns before."""
        top, _, left, _ = self.pads
        corner = self.corner(index)
        rows, columns = (
            _stretch(name, first, span, apart)
            for name, first, span, apart in zip(
                ("row", "column"),
                (corner.row - top, corner.column - left),
                self.span,
                self.dilation,
                strict=True,
            )
        )
        return f"The window covers {rows} and {columns} of the input"


def _stretch(name: str, first: int, span: int, apart: int) -> str:
    """Which rows or columns a window covers: `row 0`, or `rows 0 to 4 (2 apart)`."""
    if span == 1:
        return f"{name} {first}"
    return f"{name}s {first} to {first + span - 1}" + (f" ({apart} apart)" if apart > 1 else "")
