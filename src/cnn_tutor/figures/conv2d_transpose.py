"""Transposed convolution: each cell of the input spreads the kernel, and overlaps add up."""

from functools import cached_property
from itertools import product
from typing import cast

import numpy as np

from cnn_tutor import engine
from cnn_tutor.figures.arrays import Array, rows_of
from cnn_tutor.figures.frames import Frames
from cnn_tutor.figures.kernels import filters_of
from cnn_tutor.figures.model import Cell, Facts, Figure, Frame, Panel, Sum, joined
from cnn_tutor.figures.numbers import show_number, show_size, show_strides, show_weight
from cnn_tutor.figures.options import Options, pair, place
from cnn_tutor.figures.scale import scale_of, scales_of
from cnn_tutor.figures.shelf import Shelf
from cnn_tutor.figures.slide import Slide
from cnn_tutor.figures.source import one_map
from cnn_tutor.figures.sums import decimals_for, longest_product, products


def conv2d_transpose(options: Options, shelf: Shelf) -> Figure:
    """Input, kernel, output; each frame spreads one cell of the input, in reading order."""
    spread = _Spread(options, shelf)
    height, width = spread.x.shape
    at = place(options, height, width)
    start = at.row * width + at.column
    inputs, outputs = scales_of([[spread.x], [spread.output]], str(options.get("scale", "layer")))
    weights = scale_of(spread.kernel, signed=True)
    return Figure(
        kind="conv2d-transpose",
        panels=(
            Panel("input", "input", rows_of(spread.x), "input", inputs[0]),
            Panel("kernel", spread.title, rows_of(spread.kernel), "kernel", weights),
            Panel(
                "output",
                "output",
                rows_of(spread.output),
                "output",
                outputs[0],
                widest=spread.widest,
            ),
        ),
        frames=Frames(spread.x.size, spread.frame, spread.glance),
        facts={**_sizes(spread), **_cell(spread, start)},
        start=start,
        across=width,
        longest=(spread.longest(),),
        walks="input",
    )


class _Spread:
    """A transposed convolution, computed, and what it does cell by cell.

    Attributes:
        x: The input, (h, w).
        slide: The window as it slides over the *output*: the walk of `conv2d` from there to x.
    """

    def __init__(self, options: Options, shelf: Shelf) -> None:
        self.x = one_map(options, shelf)
        weights, ((self.title,),) = filters_of({"kernel": options["kernel"]}, 1, shelf)
        self.kernel = weights[:, :, 0, 0]
        self.bias = float(cast(float, options.get("bias", 0)))
        self.strides = pair(options, "strides", 1)
        self.padding = str(options.get("padding", "valid"))
        self.output = self.after(self.x)
        self.slide = Slide(
            cast(tuple[int, int], self.output.shape),
            cast(tuple[int, int], self.kernel.shape),
            self.strides,
            self.padding,
        )

    def after(self, x: Array) -> Array:
        """The output of an input."""
        return self._spread(x, self.kernel, self.bias)

    def so_far(self, index: int) -> Array:
        """The output when the cells of the input up to this one have spread."""
        known = self.x.copy()
        known.flat[index + 1 :] = 0
        return self.after(known)

    def window(self, index: int) -> list[Cell]:
        """The cells of the output that a cell of the input adds to."""
        top, _, left, _ = self.slide.pads
        return [
            Cell(row - top, column - left)
            for row, column in self.slide.cells(index)
            if self.slide.is_inside(Cell(row, column))
        ]

    def sources(self, target: Cell, index: int) -> dict[Cell, Cell]:
        """The cells of the input that have been added to a cell of the output by now, and the cell
        of the kernel that each was multiplied with.
        """
        top, _, left, _ = self.slide.pads
        down, across = (
            [(at, there - at * stride) for at in range(size) if 0 <= there - at * stride < window]
            for there, size, stride, window in zip(
                (target.row + top, target.column + left),
                self.x.shape,
                self.strides,
                self.kernel.shape,
                strict=True,
            )
        )
        return {
            Cell(row, column): Cell(a, b)
            for (row, a), (column, b) in product(down, across)
            if row * self.x.shape[1] + column <= index
        }

    def terms(self, target: Cell, index: int) -> tuple[str, ...]:
        """The products that have been added to a cell of the output by now."""
        found: list[str] = []
        for cell, weight in self.sources(target, index).items():
            found += products(self.kernel[weight], self.x[cell], self.decimals)
        return self._with_bias(found)

    def frame(self, index: int) -> Frame:
        """One cell of the input spreads; the first cell that it adds to is written out, with what
        was added there before.
        """
        glance, output = self.glance(index), self.so_far(index)
        target = glance.results["output"]
        return glance._replace(
            values={"output": rows_of(output)},
            sums=(Sum(self.terms(target, index), show_number(output[target]), "output"),),
        )

    def glance(self, index: int) -> Frame:
        """The same without its sum and what it adds up to."""
        cell = Cell(*divmod(index, self.x.shape[1]))
        window = self.window(index)
        target = window[0]
        return Frame(
            lit={
                "input": frozenset(self.sources(target, index)),
                "output": frozenset(window),
            },
            marked={"input": cell},
            results={"output": target},
            says=f"Row {cell.row}, column {cell.column} of the input, times the kernel, is added "
            f"to the output from row {target.row}, column {target.column} on.",
        )

    def longest(self) -> Sum:
        """As many terms as overlap anywhere, each as long as any."""
        terms = [longest_product(self.kernel, self.x, self.decimals)] * self.overlaps
        return Sum(self._with_bias(terms), self.widest, "output")

    def _with_bias(self, terms: list[str]) -> tuple[str, ...]:
        return (*terms, show_weight(self.bias, self.decimals)) if self.bias else tuple(terms)

    @cached_property
    def decimals(self) -> int:
        """How many decimals are written of a number in a product."""
        return decimals_for(self.kernel, self.x, np.array(self.bias), self.overlaps)

    @property
    def overlaps(self) -> int:
        """How many cells of the input add to the same cell of the output, at most."""
        down, across = (
            min(-(-window // stride), size)
            for window, stride, size in zip(
                self.kernel.shape, self.strides, self.x.shape, strict=True
            )
        )
        return int(down * across)

    @property
    def widest(self) -> str:
        """A number with as many digits as any sum on the way may have."""
        reach = self._spread(abs(self.x), abs(self.kernel), abs(self.bias)).max()
        whole = all((values == values.round()).all() for values in (self.x, self.kernel))
        sign = "-" if min(self.x.min(), self.kernel.min(), self.bias) < 0 else ""
        return f"{sign}{int(reach)}" + ("" if whole and self.bias.is_integer() else ".88")

    def _spread(self, x: Array, kernel: Array, bias: float) -> Array:
        y = engine.conv2d_transpose(
            x[np.newaxis, ..., np.newaxis],
            kernel[..., np.newaxis, np.newaxis],
            np.array([bias], np.float32),
            strides=self.strides,
            padding=self.padding,
        )
        return cast(Array, y[0, :, :, 0])


def _sizes(spread: _Spread) -> Facts:
    """Sizes, and those that another padding, or the walk forward, would give."""
    (height, width), (down, across) = spread.x.shape, spread.strides
    window = cast(tuple[int, int], spread.kernel.shape)
    forward = Slide((height, width), window, spread.strides, spread.padding).output
    return {
        "input_size": show_size(height, width),
        "input_height": str(height),
        "input_width": str(width),
        "input_cells": str(spread.x.size),
        "kernel_size": show_size(*window),
        "kernel_height": str(window[0]),
        "kernel_width": str(window[1]),
        "strides": show_strides(down, across),
        "padding": spread.padding,
        "products": str(spread.kernel.size),
        "parameters": str(spread.kernel.size + 1),
        "output_size": show_size(*spread.slide.input),
        "output_height": str(spread.slide.input[0]),
        "output_width": str(spread.slide.input[1]),
        "output_cells": str(spread.output.size),
        "valid_height": str(height * down + max(window[0] - down, 0)),
        "same_height": str(height * down),
        "forward_height": str(forward[0]),
        "overlaps": str(spread.overlaps),
        "smallest": show_number(spread.output.min()),
        "largest": show_number(spread.output.max()),
    }


def _cell(spread: _Spread, index: int) -> Facts:
    """The cell that is spread at first, and the first cell that it adds to."""
    cell, target = Cell(*divmod(index, spread.x.shape[1])), spread.window(index)[0]
    terms = spread.terms(target, index)
    total = spread.so_far(index)[target]
    before = spread.so_far(index - 1)[target] if index else spread.bias
    return {
        "cell_row": str(cell.row),
        "cell_column": str(cell.column),
        "input_cell": show_number(spread.x[cell]),
        "target_row": str(target.row),
        "target_column": str(target.column),
        "cell": show_number(total),
        "cell_overwritten": show_number(total - before + spread.bias),
        "cell_without_bias": show_number(total - spread.bias),
        "cell_at_last": show_number(spread.output[target]),
        "bias": show_number(spread.bias),
        "sum": joined(terms),
    }
