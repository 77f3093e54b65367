"""What a figure works on: a picture by name, cut, and sent through what came before."""

import re
from collections.abc import Mapping
from typing import Protocol, cast

import numpy as np

from cnn_tutor.course.model import Image, Kernel
from cnn_tutor.engine import conv2d, digits_of, max_pool2d, relu
from cnn_tutor.figures.model import Array
from cnn_tutor.figures.options import FigureError, Options, words

DIGIT = re.compile(r"digit-([0-9])-([0-9]+)")


class Shelf(Protocol):
    """The named pictures and kernels of a course."""

    def __hash__(self) -> int: ...

    @property
    def images(self) -> Mapping[str, Image]:
        """Pictures by id."""

    @property
    def kernels(self) -> Mapping[str, Kernel]:
        """Kernels by id."""


def source(options: Options, shelf: Shelf) -> Array:
    """The (h, w) input of a figure: `image`, cut to `crop`, sent `through` each word in turn.

    A word is the id of a kernel (convolved with stride 1 and no padding), `relu` or `max-pool`.
    """
    x = _cut(_image(str(options["image"]), shelf), options)[np.newaxis, ..., np.newaxis]
    for word in words(options, "through"):
        if word == "relu":
            x = relu(x)
        elif word == "max-pool":
            x = max_pool2d(x)
        else:
            x = conv2d(x, kernel_of(word, shelf)[..., np.newaxis, np.newaxis])
    return x[0, :, :, 0]


def kernel_of(name: str, shelf: Shelf) -> Array:
    """The rows of a named kernel."""
    if name not in shelf.kernels:
        raise FigureError(f"kernel: {name!r} is not in kernels.yaml")
    return np.array(shelf.kernels[name].rows, np.float32)


def _image(name: str, shelf: Shelf) -> Array:
    if name in shelf.images:
        return np.array(shelf.images[name].rows, np.float32)
    if digit := DIGIT.fullmatch(name):
        label, nth = map(int, digit.groups())
        images = digits_of(label)
        if nth < len(images):
            return cast(Array, images[nth, :, :, 0])
        raise FigureError(
            f"image: there are {len(images)} images of a {label}; "
            f"expected digit-{label}-0 to digit-{label}-{len(images) - 1}"
        )
    raise FigureError(
        f"image: {name!r} is neither a file of images/ nor a digit (digit-0-0 is the first 0)"
    )


def _cut(image: Array, options: Options) -> Array:
    if "crop" not in options:
        return image
    row, column, height, width = cast(tuple[int, int, int, int], options["crop"])
    part = image[row : row + height, column : column + width]
    if part.shape != (height, width):
        raise FigureError(
            f"crop: [{row}, {column}, {height}, {width}] reaches out of the image, which has "
            f"{image.shape[0]} rows and {image.shape[1]} columns"
        )
    return part
