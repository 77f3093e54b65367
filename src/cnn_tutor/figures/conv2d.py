"""A kernel that slides over a picture, and the feature map that comes out."""

from typing import cast

import numpy as np

from cnn_tutor import engine
from cnn_tutor.figures.frames import Frames
from cnn_tutor.figures.model import Array, Facts, Figure, Frame, Panel, Sum
from cnn_tutor.figures.numbers import factors, show_number, show_size
from cnn_tutor.figures.options import FigureError, Options, pair, place
from cnn_tutor.figures.scale import scale_of
from cnn_tutor.figures.slide import Slide
from cnn_tutor.figures.source import Shelf, kernel_of, source
from cnn_tutor.shapes import conv2d_parameters


def conv2d(options: Options, shelf: Shelf) -> Figure:
    """Input, kernel and feature map; each frame is one place of the kernel."""
    values = source(options, shelf)
    title, kernel = _kernel(options, shelf)
    bias = float(cast(float, options.get("bias", 0)))
    slide = Slide(
        (values.shape[0], values.shape[1]),
        (kernel.shape[0], kernel.shape[1]),
        pair(options, "strides", 1),
        str(options.get("padding", "valid")),
    )
    if not all(slide.output):
        raise FigureError(
            f"kernel: {show_size(*slide.window)} does not fit into an input of "
            f"{show_size(*slide.input)}; expected a smaller kernel or padding: same"
        )
    padded = slide.padded(values)
    y = engine.conv2d(
        values[np.newaxis, ..., np.newaxis],
        kernel[..., np.newaxis, np.newaxis],
        np.array([bias], np.float32),
        strides=slide.strides,
        padding=slide.padding,
    )
    output = cast(Array, y[0, :, :, 0])
    at = place(options, *slide.output)
    weights = [show_number(weight) for weight in kernel.flat]
    values_shown = factors(padded)

    def frame(index: int) -> Frame:
        result = slide.result(index)
        cells = slide.cells(index)
        terms = tuple(
            f"{weight}·{values_shown[row][column]}"
            for weight, (row, column) in zip(weights, cells, strict=True)
        )
        return Frame(
            lit={"input": frozenset(cells)},
            results={"output": result},
            known={"output": index + 1},
            sums=(
                Sum(
                    (*terms, show_number(bias)) if bias else terms,
                    show_number(output[result]),
                ),
            ),
            says=f"{slide.says(index)}. Its sum goes to row {result.row}, "
            f"column {result.column} of the feature map.",
        )

    start = at.row * slide.output[1] + at.column
    return Figure(
        kind="conv2d",
        panels=(
            Panel("input", "input", padded, "input", scale_of(values), slide.pads, slide.unused),
            Panel("kernel", title, kernel, "kernel", scale_of(kernel)),
            Panel("output", "feature map", output, "output", scale_of(output)),
        ),
        frames=Frames(output.size, frame),
        facts={
            **_sizes(slide),
            **_at(slide, start, padded, kernel, output, bias),
            "sum": frame(start).sums[0].text,
            "smallest": show_number(output.min()),
            "largest": show_number(output.max()),
        },
        start=start,
        across=slide.output[1],
    )


def _kernel(options: Options, shelf: Shelf) -> tuple[str, Array]:
    kernel = options["kernel"]
    if isinstance(kernel, str):
        rows = kernel_of(kernel, shelf)
        return shelf.kernels[kernel].name, rows
    return "kernel", np.array(kernel, np.float32)


def _sizes(slide: Slide) -> Facts:
    """Every count that the shapes alone decide, and those that a mistaken rule would give."""
    height, width = slide.output
    top, bottom, left, right = slide.pads
    valid, same = (slide.sizes(padding, slide.strides) for padding in ("valid", "same"))
    unstrided = slide.sizes(slide.padding, (1, 1))
    ceiling = -(-(slide.input[0] - slide.window[0]) // slide.strides[0]) + 1
    down, across = slide.strides
    return {
        "input_size": show_size(*slide.input),
        "input_height": str(slide.input[0]),
        "input_width": str(slide.input[1]),
        "input_cells": str(slide.input[0] * slide.input[1]),
        "kernel_size": show_size(*slide.window),
        "kernel_height": str(slide.window[0]),
        "kernel_width": str(slide.window[1]),
        "strides": str(down) if down == across else show_size(down, across),
        "padding": slide.padding,
        "output_size": show_size(height, width),
        "output_height": str(height),
        "output_width": str(width),
        "output_cells": str(height * width),
        "products": str(slide.window[0] * slide.window[1]),
        "weights": str(conv2d_parameters(slide.window, 1, 1, use_bias=False)),
        "parameters": str(conv2d_parameters(slide.window, 1, 1)),
        "pad_top": str(top),
        "pad_bottom": str(bottom),
        "pad_left": str(left),
        "pad_right": str(right),
        "valid_height": str(valid[0]),
        "valid_width": str(valid[1]),
        "same_height": str(same[0]),
        "same_width": str(same[1]),
        "unstrided_height": str(unstrided[0]),
        "unstrided_width": str(unstrided[1]),
        "ceil_height": str(max(ceiling, 0)),
    }


def _at(
    slide: Slide, index: int, padded: Array, kernel: Array, output: Array, bias: float
) -> Facts:
    """The cell that the figure opens at, and what a known mistake would make of it."""
    cell = slide.result(index)
    window = slide.under(padded, index)
    return {
        "cell": show_number(output[cell]),
        "cell_row": str(cell.row),
        "cell_column": str(cell.column),
        "bias": show_number(bias),
        "cell_without_bias": show_number(output[cell] - bias),
        "cell_flipped": show_number((window * kernel[::-1, ::-1]).sum() + bias),
        "window_sum": show_number(window.sum()),
    }
