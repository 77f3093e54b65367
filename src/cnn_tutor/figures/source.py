"""What a figure works on: a picture by name, cut, and sent through what came before."""

import re
from typing import NamedTuple, cast

import numpy as np

from cnn_tutor import engine
from cnn_tutor.figures.arrays import Array
from cnn_tutor.figures.numbers import show_size
from cnn_tutor.figures.options import FigureError, Options, chosen, words
from cnn_tutor.figures.shelf import Shelf

DIGIT = re.compile(r"digit-([0-9])-([0-9]+)")
COLOURS = ("red", "green", "blue")


class Source(NamedTuple):
    """The input of a figure.

    Attributes:
        x: (h, w, c) float32.
        names: What each channel is called; of one alone, "".
        in_colour: Whether the channels are the red, green and blue of a picture.
    """

    x: Array
    names: tuple[str, ...]
    in_colour: bool

    @property
    def maps(self) -> list[Array]:
        """Each channel, (h, w)."""
        return [self.x[:, :, channel] for channel in range(self.x.shape[2])]


def source(options: Options, shelf: Shelf) -> Source:
    """The input: `image`, cut to `crop`, sent `through` each layer in turn, cut to `channel`.

    A layer is `relu`, `max-pool`, the id of a kernel, or a list of such ids, which gives a channel
    for each; kernels look at all channels alike, with stride 1 and no padding.
    """
    x = _cut(_image(str(options["image"]), shelf), options)
    in_colour = x.shape[2] == 3
    names: tuple[str, ...] = COLOURS if in_colour else ("",)
    for layer in cast(tuple[str | tuple[str, ...], ...], words(options, "through")):
        if layer == "relu":
            x = engine.relu(x)
        elif layer == "max-pool":
            x = engine.max_pool2d(x[np.newaxis])[0]
        else:
            kernels = (layer,) if isinstance(layer, str) else layer
            x = _convolved(x, [kernel_of(kernel, shelf) for kernel in kernels])
            names = tuple(shelf.kernels[kernel].name for kernel in kernels)
            names = names if len(names) > 1 else ("",)
            in_colour = False
    if "channel" in options:
        channel = chosen(options, "channel", x.shape[2])
        return Source(x[:, :, channel : channel + 1], names[channel : channel + 1], False)
    return Source(x, names, in_colour)


def one_map(options: Options, shelf: Shelf) -> Array:
    """The (h, w) input of a figure that shows one channel: the first, unless it names another."""
    return source({"channel": 0, **options}, shelf).maps[0]


def kernel_of(name: str, shelf: Shelf) -> Array:
    """The rows of a named kernel."""
    if name not in shelf.kernels:
        raise FigureError(f"kernel: {name!r} is not in kernels.yaml")
    return np.array(shelf.kernels[name].rows, np.float32)


def _convolved(x: Array, kernels: list[Array]) -> Array:
    """The map of each kernel, which looks at all the channels of `x: (h, w, c)`."""
    for kernel in kernels:
        if kernel.shape != kernels[0].shape:
            raise FigureError(
                f"through: kernels of {show_size(*kernels[0].shape)} and of "
                f"{show_size(*kernel.shape)} in one layer; expected kernels of one size"
            )
    weights = np.repeat(np.stack(kernels, axis=2)[:, :, np.newaxis], x.shape[2], axis=2)
    return cast(Array, engine.conv2d(x[np.newaxis], weights)[0])


def _image(name: str, shelf: Shelf) -> Array:
    if name in shelf.images:
        rows = np.array(shelf.images[name].rows, np.float32)
        return rows if rows.ndim == 3 else rows[:, :, np.newaxis]
    if digit := DIGIT.fullmatch(name):
        label, nth = map(int, digit.groups())
        images = engine.digits_of(label)
        if nth < len(images):
            return cast(Array, images[nth])
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
    if part.shape[:2] != (height, width) or not part.size:
        raise FigureError(
            f"crop: [{row}, {column}, {height}, {width}] reaches out of the image, which has "
            f"{image.shape[0]} rows and {image.shape[1]} columns"
        )
    return part
