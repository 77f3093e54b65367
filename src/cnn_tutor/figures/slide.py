"""A window that slides over a map: where it stands at each step, what it pads, what it misses."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from cnn_tutor.figures.model import Array, Cell
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
    """

    input: Pair
    window: Pair
    strides: Pair
    padding: str

    @cached_property
    def output(self) -> Pair:
        """How many places there are, down and across."""
        return self.sizes(self.padding, self.strides)

    def sizes(self, padding: str, strides: Pair) -> Pair:
        """How many places there would be with another padding and stride; 0 where none fits."""
        height, width = (
            output_size(size, window, stride, padding) if padding == "same" or window <= size else 0
            for size, window, stride in zip(self.input, self.window, strides, strict=True)
        )
        return height, width

    @cached_property
    def pads(self) -> tuple[int, int, int, int]:
        """Rows and columns of padding: top, bottom, left, right."""
        rows, columns = (
            pad_amounts(size, window, stride, self.padding)
            for size, window, stride in zip(self.input, self.window, self.strides, strict=True)
        )
        return *rows, *columns

    @property
    def unused(self) -> Pair:
        """Rows at the bottom and columns at the right that no window reaches."""
        top, bottom, left, right = self.pads
        down, across = (
            size + pad - ((places - 1) * stride + window)
            for size, pad, places, stride, window in zip(
                self.input,
                (top + bottom, left + right),
                self.output,
                self.strides,
                self.window,
                strict=True,
            )
        )
        return down, across

    def padded(self, values: Array) -> Array:
        """The input with zeros around it."""
        top, bottom, left, right = self.pads
        return np.pad(values, ((top, bottom), (left, right)))

    def result(self, index: int) -> Cell:
        """The cell of the output that place `index` gives."""
        return Cell(*divmod(index, self.output[1]))

    def corner(self, index: int) -> Cell:
        """The top left cell of the window at place `index`, padding counted."""
        row, column = self.result(index)
        return Cell(row * self.strides[0], column * self.strides[1])

    def cells(self, index: int) -> list[Cell]:
        """The cells under the window at place `index`, in reading order, padding counted."""
        row, column = self.corner(index)
        return [
            Cell(row + i, column + j) for i in range(self.window[0]) for j in range(self.window[1])
        ]

    def under(self, padded: Array, index: int) -> Array:
        """The values under the window at place `index`."""
        row, column = self.corner(index)
        return padded[row : row + self.window[0], column : column + self.window[1]]

    def says(self, index: int) -> str:
        """Where the window stands, in words; padding counts as rows above 0 and columns before."""
        top, _, left, _ = self.pads
        row, column = self.corner(index)
        row, column = row - top, column - left
        return (
            f"The window covers rows {row} to {row + self.window[0] - 1} "
            f"and columns {column} to {column + self.window[1] - 1} of the input"
        )
