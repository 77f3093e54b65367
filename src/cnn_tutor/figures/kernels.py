"""The weights of a convolution, as its options give them: by name or number by number."""

from itertools import chain
from typing import NamedTuple, cast

import numpy as np

from cnn_tutor.figures.arrays import Array
from cnn_tutor.figures.model import Rows
from cnn_tutor.figures.numbers import show_size
from cnn_tutor.figures.options import FigureError, Options
from cnn_tutor.figures.shelf import Shelf
from cnn_tutor.figures.source import kernel_of

Given = str | Rows
"""A kernel: its id, or its rows."""


class Filters(NamedTuple):
    """The filters of a layer.

    Attributes:
        weights: (kh, kw, channels seen, filters) float32.
        titles: What the kernel is called that a filter has for a channel: [filter][channel].
    """

    weights: Array
    titles: list[list[str]]


def filters_of(options: Options, depth: int, shelf: Shelf) -> Filters:
    """`filters`, or the one filter that `kernel` is; each sees `depth` channels.

    A filter is a kernel, used for all channels alike, or a list with one for each channel.
    """
    given = cast(tuple[Given | tuple[Given, ...], ...], options.get("filters"))
    if given is None:
        given = (cast(Given, options["kernel"]),)
    every = [[_kernel(each, shelf) for each in _for_channels(one, depth)] for one in given]
    size = every[0][0][1].shape
    for _, weights in chain(*every):
        if weights.shape != size:
            raise FigureError(
                f"filters: kernels of {show_size(*size)} and of {show_size(*weights.shape)} "
                "in one layer; expected kernels of one size"
            )
    stacks = [np.stack([weights for _, weights in filter_], axis=2) for filter_ in every]
    return Filters(np.stack(stacks, axis=3), [[title for title, _ in each] for each in every])


def _for_channels(given: Given | tuple[Given, ...], depth: int) -> tuple[Given, ...]:
    if isinstance(given, str) or _is_matrix(given):
        return (cast(Given, given),) * depth
    if len(given) != depth:
        raise FigureError(
            f"filters: {len(given)} kernels in a filter that sees {depth} channels; "
            f"expected one for each"
        )
    return cast(tuple[Given, ...], given)


def _is_matrix(given: object) -> bool:
    """Whether this is rows of numbers, not a list of kernels."""
    return (
        isinstance(given, tuple)
        and isinstance(given[0], tuple)
        and not isinstance(given[0][0], tuple)
    )


def _kernel(given: Given, shelf: Shelf) -> tuple[str, Array]:
    if isinstance(given, str):
        weights = kernel_of(given, shelf)
        return shelf.kernels[given].name, weights
    return "kernel", np.array(given, np.float32)
