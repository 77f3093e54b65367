"""What prose can name of a convolution, and what each known mistake would make of it."""

from typing import cast

import numpy as np

from cnn_tutor.figures.arrays import Array
from cnn_tutor.figures.convolution import Convolution
from cnn_tutor.figures.model import Cell, Facts, joined
from cnn_tutor.figures.numbers import show_number, show_row, show_rows, show_size, show_weight
from cnn_tutor.figures.slide_facts import slide_facts
from cnn_tutor.figures.sums import decimals_for, products
from cnn_tutor.shapes import conv2d_parameters, multiply_adds


def conv2d_facts(layer: Convolution, filter_: int, at: Cell) -> Facts:
    """The facts of a layer whose figure opens at a cell of the map of a filter."""
    return {**slide_facts(layer.slide), **_counts(layer), **_cell(layer, filter_, at)}


def _counts(layer: Convolution) -> Facts:
    slide, channels, filters = layer.slide, layer.channels, layer.filters
    places, area = slide.output[0] * slide.output[1], slide.window[0] * slide.window[1]
    weights = conv2d_parameters(
        slide.window, channels, filters, groups=layer.groups, use_bias=False
    )
    return {
        "kernel_size": show_size(*slide.window),
        "kernel_height": str(slide.window[0]),
        "kernel_width": str(slide.window[1]),
        "input_shape": f"{show_size(*slide.input)} x {channels}",
        "output_shape": f"{show_size(*slide.output)} x {filters}",
        "channels": str(channels),
        "filters": str(filters),
        "groups": str(layer.groups),
        "products": str(area * layer.depth),
        "weights": str(weights),
        "parameters": str(weights + filters),
        "parameters_one_channel": str(conv2d_parameters(slide.window, 1, filters)),
        "parameters_one_bias": str(weights + 1),
        "multiply_adds": str(
            multiply_adds(slide.output, slide.window, channels, filters, groups=layer.groups)
        ),
        "output_values": str(places * filters),
        "smallest": show_number(layer.after.min()),
        "largest": show_number(layer.after.max()),
    }


def _cell(layer: Convolution, filter_: int, at: Cell) -> Facts:
    window, weights = layer.window(filter_, at), layer.weights[:, :, :, filter_]
    bias = layer.bias[filter_]

    def bent(total: float) -> str:
        return show_number(layer.bent(np.array([total], np.float32))[0])

    largest = Cell(*divmod(int(layer.after[:, :, filter_].argmax()), layer.slide.output[1]))
    turned = layer.bent(layer.convolved(layer.slide.padding, layer.weights[::-1, ::-1]))
    decimals = decimals_for(layer.weights, layer.padded, layer.bias, weights.size)
    terms = products(np.moveaxis(weights, 2, 0), np.moveaxis(window, 2, 0), decimals)
    return {
        "cell": show_number(layer.after[at][filter_]),
        "cell_row": str(at.row),
        "cell_column": str(at.column),
        "row": show_row(layer.after[at.row, :, filter_]),
        "bias": show_number(bias),
        "cell_before_activation": show_number(layer.before[at][filter_]),
        "cell_without_bias": bent((window * weights).sum()),
        "cell_without_padding": bent(_unpadded(layer, at)[filter_]),
        "cell_flipped": bent((window * weights[::-1, ::-1]).sum() + bias),
        "cell_one_channel": bent((window * weights)[:, :, 0].sum() + bias),
        "window_sum": show_number(window.sum()),
        "output": show_rows(layer.after[:, :, filter_]),
        "output_flipped": show_rows(turned[:, :, filter_]),
        "largest_row": str(largest.row),
        "largest_column": str(largest.column),
        "sum": joined((*terms, show_weight(bias, decimals)) if layer.bias.any() else terms),
    }


def _unpadded(layer: Convolution, at: Cell) -> Array:
    """What stands in this row and column without padding; past the end, what stands there last."""
    height, width = layer.slide.sizes("valid")
    if not (height and width):
        return cast(Array, layer.before[at])
    valid = layer.convolved("valid")
    return cast(Array, valid[min(at.row, height - 1), min(at.column, width - 1)])
