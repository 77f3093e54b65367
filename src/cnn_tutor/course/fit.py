"""Whether a figure can be made: its image and kernels exist, and each fits into the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

from cnn_tutor.course.document import Document, Node, at
from cnn_tutor.course.layer_words import layer_word
from cnn_tutor.course.model import FigureSpec
from cnn_tutor.course.pages import Image, Kernel
from cnn_tutor.course.problems import ContentError, Problem, show, suggest

Size = tuple[int, int]
Shape = tuple[int, int, int]

DIGIT_COUNTS = (178, 182, 177, 183, 181, 182, 181, 179, 174, 180)
"""How many images of each digit the data set has; each is 8 x 8."""
DIGIT: Shape = (8, 8, 1)
_DIGIT = re.compile(r"digit-([0-9])-(0|[1-9][0-9]{0,3})")
_LATER = re.compile(r".+-[1-9][0-9]*")
"""An image after the first of its class, such as `circle-7`: no message lists all of them."""


class Shelf(Protocol):
    """The pictures and kernels that a figure can name."""

    @property
    def images(self) -> Mapping[str, Image]:
        """Pictures by id."""

    @property
    def kernels(self) -> Mapping[str, Kernel]:
        """Kernels by id."""


class _Misfit(Exception):
    """A message, and the keys and indices that lead to the option it is about."""


def misfits(spec: FigureSpec, node: Node, document: Document, shelf: Shelf) -> Iterator[Problem]:
    """The first thing that keeps the figure at `node` from being made, if there is one."""
    try:
        _follow(spec.kind, spec.options, shelf)
    except _Misfit as misfit:
        message, *path = misfit.args
        yield document.problem(at(node, *path), message)
    except ContentError as broken:
        yield from broken.problems


def _follow(kind: str, options: Mapping[str, Any], shelf: Shelf) -> None:
    """Follow the shape of the maps from the image to the output."""
    if kind == "softmax":
        _softmax(options, shelf)
        return
    shape = _source(options, shelf)
    size = shape[:2]
    if kind == "conv2d":
        size = _conv2d(shape, options, shelf)
    elif kind == "pool2d":
        window = (options["pool_size"],) * 2
        size = _slide(size, window, options["strides"], options["padding"], "pool_size")
    elif kind == "dense":
        _dense(shape, options)
        return
    elif kind == "receptive-field":
        for index, text in enumerate(options["layers"]):
            size = _layer(text, size, "layers", index)
    elif kind == "conv2d-transpose" and isinstance(options["kernel"], str):
        _kernel(options["kernel"], shelf, "kernel")
    row, column = options.get("at", (0, 0))
    if row >= size[0] or column >= size[1]:
        message = f"no such cell, the map has {_show(size)}; both count from 0"
        raise _Misfit(message, "at")


def _source(options: Mapping[str, Any], shelf: Shelf) -> Shape:
    """The shape of the input, after all that it goes through."""
    height, width, channels = _image(options["image"], shelf)
    if "crop" in options:
        row, column, *part = options["crop"]
        if not (all(part) and row + part[0] <= height and column + part[1] <= width):
            raise _Misfit(
                f"this is not a part of the image, which has {_show((height, width))}; "
                "[first row, first column, height, width] was expected",
                "crop",
            )
        height, width = part
    for index, layer in enumerate(options.get("through", ())):
        kernels = layer if isinstance(layer, tuple) else (layer,)
        if isinstance(layer, tuple) or layer not in ("relu", "max-pool"):
            channels = len(kernels)
        height, width = _through(layer, (height, width), shelf, "through", index)
    _exists(options, "channel", channels)
    return height, width, 1 if "channel" in options else channels


def _conv2d(shape: Shape, options: Mapping[str, Any], shelf: Shelf) -> Size:
    """The size of the map, if the filters fit to the channels and into the input."""
    height, width, channels = shape
    filters = options.get("filters", (options.get("kernel"),))
    groups = options.get("groups", 1)
    for count, what in ((channels, "channels"), (len(filters), "filters")):
        if count % groups:
            raise _Misfit(
                f"{groups} groups need a multiple of {groups} {what}, not {count}", "groups"
            )
    windows = []
    for index, given in enumerate(filters):
        path: tuple[str | int, ...] = ("filters", index) if "filters" in options else ("kernel",)
        windows += _windows(given, channels // groups, shelf, *path)
    if (several := _first_other(windows)) is not None:
        message = f"kernels of {_show(windows[0])} and of {_show(several)} in one layer"
        raise _Misfit(f"{message}; kernels of one size were expected", "filters")
    bias = options["bias"]
    if isinstance(bias, tuple) and len(bias) != len(filters):
        message = f"{len(bias)} numbers where one was expected for each of {len(filters)} filters"
        raise _Misfit(message, "bias")
    _exists(options, "filter", len(filters))
    return _slide(
        (height, width),
        windows[0],
        options["strides"],
        options["padding"],
        "filters" if "filters" in options else "kernel",
        dilation=options.get("dilation", 1),
    )


def _dense(shape: Shape, options: Mapping[str, Any]) -> None:
    """Raise unless each unit has a weight for every input."""
    weights, inputs = options["weights"], shape[0] * shape[1] * shape[2]
    if len(weights[0]) != inputs:
        message = f"a row of {len(weights[0])} where one weight was expected for each of {inputs}"
        raise _Misfit(f"{message} inputs", "weights", 0)
    bias = options["bias"]
    if isinstance(bias, tuple) and len(bias) != len(weights):
        message = f"{len(bias)} numbers where one was expected for each of {len(weights)} units"
        raise _Misfit(message, "bias")
    _units(len(weights), options)


def _softmax(options: Mapping[str, Any], shelf: Shelf) -> None:
    """Raise unless there is a score for each class, or an image that the trained network reads."""
    if "logits" in options:
        _units(len(options["logits"]), options)
        return
    shape = _image(options["image"], shelf)
    if shape != DIGIT:
        found = f"{_show(shape[:2])}, channels: {shape[2]}"
        raise _Misfit(f"the network reads digits of {_show(DIGIT[:2])}, not {found}", "image")
    _units(len(DIGIT_COUNTS), options)


def _units(units: int, options: Mapping[str, Any]) -> None:
    """Raise unless the unit exists and each has a label."""
    _exists(options, "unit", units)
    labels = options.get("labels")
    if labels and len(labels) != units:
        message = f"{len(labels)} labels where {units} were expected"
        raise _Misfit(message, "labels")


def _layer(text: str, size: Size, *path: str | int) -> Size:
    layer = layer_word(text)
    if layer is None:
        return size
    window = (layer.size, layer.size)
    return _slide(size, window, layer.stride, layer.padding, *path, dilation=layer.dilation)


def _windows(given: Any, depth: int, shelf: Shelf, *path: str | int) -> list[Size]:
    """The sizes of a filter's kernels: one for all channels, or one for each."""
    if isinstance(given, str):
        return [_kernel(given, shelf, *path)]
    if isinstance(given[0], tuple) and not isinstance(given[0][0], tuple):
        return [_size(given)]
    if len(given) != depth:
        message = f"{len(given)} kernels where one was expected for each of {depth} channels"
        raise _Misfit(message, *path)
    return [
        _kernel(kernel, shelf, *path, index) if isinstance(kernel, str) else _size(kernel)
        for index, kernel in enumerate(given)
    ]


def _exists(options: Mapping[str, Any], name: str, count: int) -> None:
    if options.get(name, 0) >= count:
        known = f"a number from 0 to {count - 1}" if count > 1 else "0"
        message = f"there is no {name} {options[name]}; {known} was expected"
        raise _Misfit(message, name)


def _image(name: str, shelf: Shelf) -> Shape:
    if name in shelf.images:
        rows = shelf.images[name].rows
        return *_size(rows), 3 if isinstance(rows[0][0], tuple) else 1
    digit = _DIGIT.fullmatch(name)
    if not digit:
        known = [each for each in (*shelf.images, "digit-0-0") if not _LATER.fullmatch(each)]
        raise _Misfit(f'there is no image "{show(name)}"{suggest(name, known)}', "image")
    count = DIGIT_COUNTS[int(digit[1])]
    if int(digit[2]) >= count:
        last = f"digit-{digit[1]}-{count - 1}"
        raise _Misfit(f'there is no image "{name}"; the last of its class is {last}', "image")
    return 8, 8, 1


def _through(layer: Any, size: Size, shelf: Shelf, *path: str | int) -> Size:
    if layer == "relu":
        return size
    if layer == "max-pool":
        return _slide(size, (2, 2), 2, "valid", *path)
    if isinstance(layer, str):
        window = _kernel(layer, shelf, *path, also=("relu", "max-pool"))
        return _slide(size, window, 1, "valid", *path)
    windows = [_kernel(kernel, shelf, *path, index) for index, kernel in enumerate(layer)]
    if (several := _first_other(windows)) is not None:
        message = f"kernels of {_show(windows[0])} and of {_show(several)} in one layer"
        raise _Misfit(f"{message}; kernels of one size were expected", *path)
    return _slide(size, windows[0], 1, "valid", *path)


def _first_other(windows: Sequence[Size]) -> Size | None:
    return next((window for window in windows if window != windows[0]), None)


def _kernel(name: str, shelf: Shelf, *path: str | int, also: tuple[str, ...] = ()) -> Size:
    if name not in shelf.kernels:
        known = [*also, *shelf.kernels]
        raise _Misfit(f'there is no kernel "{show(name)}"{suggest(name, known)}', *path)
    return _size(shelf.kernels[name].rows)


def _slide(
    size: Size, window: Size, stride: int, padding: str, *path: str | int, dilation: int = 1
) -> Size:
    """How many places the window takes, down and across."""
    if padding == "same":
        return -(-size[0] // stride), -(-size[1] // stride)
    window = dilation * (window[0] - 1) + 1, dilation * (window[1] - 1) + 1
    if window[0] > size[0] or window[1] > size[1]:
        message = f"a window of {_show(window)} does not fit into a map of {_show(size)}"
        raise _Misfit(f'{message}; a smaller one or padding "same" was expected', *path)
    return (size[0] - window[0]) // stride + 1, (size[1] - window[1]) // stride + 1


def _size(rows: Sequence[Sequence[Any]]) -> Size:
    return len(rows), len(rows[0])


def _show(size: Size) -> str:
    return f"{size[0]} x {size[1]}"
