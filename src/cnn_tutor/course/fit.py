"""Whether a figure can be made: its image and kernels exist, and each fits into the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from cnn_tutor.course.document import Document, Node, at
from cnn_tutor.course.model import FigureSpec, Image, Kernel
from cnn_tutor.course.problems import ContentError, Problem, show, suggest

Size = tuple[int, int]

DIGIT_COUNTS = (178, 182, 177, 183, 181, 182, 181, 179, 174, 180)
"""How many images of each digit the data set has; each is 8 x 8."""
_DIGIT = re.compile(r"digit-([0-9])-(0|[1-9][0-9]{0,3})")


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
    """Follow the size of the map from the image to the output."""
    size = _image(options["image"], shelf)
    if "crop" in options:
        row, column, height, width = options["crop"]
        if not (height and width and row + height <= size[0] and column + width <= size[1]):
            raise _Misfit(
                f"this is not a part of the image, which has {_show(size)}; "
                "[first row, first column, height, width] was expected",
                "crop",
            )
        size = height, width
    for index, step in enumerate(options.get("through", ())):
        size = _through(step, size, shelf, "through", index)
    if kind == "conv2d":
        kernel = options["kernel"]
        window = _kernel(kernel, shelf, "kernel") if isinstance(kernel, str) else _size(kernel)
        size = _slide(size, window, options["strides"], options["padding"], "kernel")
    elif kind == "pool2d":
        window = (options["pool_size"],) * 2
        size = _slide(size, window, options["strides"], options["padding"], "pool_size")
    row, column = options.get("at", (0, 0))
    if row >= size[0] or column >= size[1]:
        message = f"no such cell, the map has {_show(size)}; both count from 0"
        raise _Misfit(message, "at")


def _image(name: str, shelf: Shelf) -> Size:
    if name in shelf.images:
        return _size(shelf.images[name].rows)
    digit = _DIGIT.fullmatch(name)
    if not digit:
        known = [*shelf.images, "digit-0-0"]
        raise _Misfit(f'there is no image "{show(name)}"{suggest(name, known)}', "image")
    count = DIGIT_COUNTS[int(digit[1])]
    if int(digit[2]) >= count:
        last = f"digit-{digit[1]}-{count - 1}"
        raise _Misfit(f'there is no image "{name}"; the last of its class is {last}', "image")
    return 8, 8


def _through(step: str, size: Size, shelf: Shelf, *path: str | int) -> Size:
    if step == "relu":
        return size
    if step == "max-pool":
        return _slide(size, (2, 2), 2, "valid", *path)
    return _slide(size, _kernel(step, shelf, *path, also=("relu", "max-pool")), 1, "valid", *path)


def _kernel(name: str, shelf: Shelf, *path: str | int, also: tuple[str, ...] = ()) -> Size:
    if name not in shelf.kernels:
        known = [*also, *shelf.kernels]
        raise _Misfit(f'there is no kernel "{show(name)}"{suggest(name, known)}', *path)
    return _size(shelf.kernels[name].rows)


def _slide(size: Size, window: Size, stride: int, padding: str, *path: str | int) -> Size:
    """How many places the window takes, down and across."""
    if padding == "same":
        return -(-size[0] // stride), -(-size[1] // stride)
    if window[0] > size[0] or window[1] > size[1]:
        message = f"a window of {_show(window)} does not fit into a map of {_show(size)}"
        raise _Misfit(f'{message}; a smaller one or padding "same" was expected', *path)
    return (size[0] - window[0]) // stride + 1, (size[1] - window[1]) // stride + 1


def _size(rows: tuple[tuple[float, ...], ...]) -> Size:
    return len(rows), len(rows[0])


def _show(size: Size) -> str:
    return f"{size[0]} x {size[1]}"
