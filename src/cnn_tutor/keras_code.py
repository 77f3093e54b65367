"""A figure as the Keras code that computes the same: a program to copy, and to run as it is."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple, cast

import numpy as np

from cnn_tutor.course.layer_words import layer_word
from cnn_tutor.course.model import FigureSpec, Option
from cnn_tutor.figures.arrays import Array, numbers
from cnn_tutor.figures.kernels import filters_of
from cnn_tutor.figures.options import pair, words
from cnn_tutor.figures.shelf import Shelf
from cnn_tutor.figures.softmax import logits_of
from cnn_tutor.figures.source import kernel_of, source
from cnn_tutor.keras_text import assign, call, literal
from cnn_tutor.pictures.album import OF_EACH, SHAPE_ID, WORDS

Options = Mapping[str, Option]
Side = int | tuple[int, int]
FILE = "file"
"""What an image file of the learner's own is called on a shelf."""


class ImageFile(NamedTuple):
    """An image file of the learner's own, and what was made of it."""

    path: str
    side: int
    colour: bool


NO_FILE = ImageFile("", 16, colour=False)


def keras_code(spec: FigureSpec, shelf: Shelf, file: ImageFile = NO_FILE) -> str:
    """The program. The shelf's image `FILE` is read from `file`; shapes have colour as it has."""
    options = spec.options
    lines = ["import keras", "import numpy as np", ""]
    if "image" in options:
        lines += [*_image(options, shelf, file), *_through(options, shelf)]
    lines += _KINDS[spec.kind](options, shelf)
    return "\n".join(lines) + "\n"


def calls(program: str) -> list[str]:
    """What a program comes to, without its weights: `Conv2D(1, 3, strides=2)`."""
    return [
        re.sub(r", kernel_initializer=mean\([^)]*\)", "", found[1])
        for line in program.splitlines()
        if line.startswith(("layer = ", "y = ", "    keras")) and (found := _CALL.search(line))
    ]


_CALL = re.compile(r"keras\.(?:layers\.|ops\.(?=softmax))(\w+\((?:[^()]|\([^()]*\))*\))")


# The picture


def _image(options: Options, shelf: Shelf, file: ImageFile) -> Iterator[str]:
    name = str(options["image"])
    if name == FILE:
        yield from _from_file(file)
    elif found := SHAPE_ID.fullmatch(name):
        yield from _shape(list(WORDS).index(found[1]), int(found[2]), file.colour)
    else:
        image = source({"image": name}, shelf).x
        yield assign("image", image[:, :, 0] if image.shape[2] == 1 else image)
        yield f"x = image.reshape({(1, *image.shape)})"
    if "crop" in options:
        row, column, height, width = cast(tuple[int, int, int, int], options["crop"])
        yield f"x = x[:, {row}:{row + height}, {column}:{column + width}, :]"


def _from_file(file: ImageFile) -> Iterator[str]:
    mode = "RGB" if file.colour else "L"
    yield from (
        "from PIL import Image, ImageOps",
        "",
        f"picture = Image.open({literal(file.path)})",
        'if picture.mode.startswith("I"):  # 16 bits of grey, else clipped',
        '    picture = picture.convert("I").point(lambda value: value / 257, "L")',
        'picture = ImageOps.exif_transpose(picture).convert("RGBA")',
        f"picture = ImageOps.fit(picture, ({file.side}, {file.side}), Image.Resampling.BOX)",
        'paper = Image.new("RGBA", picture.size, "white")',
        f'picture = Image.alpha_composite(paper, picture).convert("{mode}")',
        f'x = np.asarray(picture, dtype="float32").reshape(1, {file.side}, {file.side}, -1)',
    )


def _shape(label: int, nth: int, colour: bool) -> Iterator[str]:
    yield from (
        "from cnn_tutor.engine import load_shapes",
        "",
        f"pictures, labels = load_shapes({len(WORDS) * OF_EACH})",
        f"image = pictures[labels == {label}][{nth}]",
        "x = np.round(255 * image)[np.newaxis]"
        if colour
        else "x = np.round(255 * image @ [0.2126, 0.7152, 0.0722])[np.newaxis, :, :, np.newaxis]",
        'x = x.astype("float32")',
    )


def _through(options: Options, shelf: Shelf) -> Iterator[str]:
    for layer in cast(tuple[str | tuple[str, ...], ...], words(options, "through")):
        if layer == "relu":
            yield "x = keras.ops.relu(x)"
        elif layer == "max-pool":
            yield "x = keras.ops.max_pool(x, 2)"
        else:
            kernels = [
                kernel_of(id, shelf) for id in ((layer,) if isinstance(layer, str) else layer)
            ]
            yield assign("kernels", np.stack(kernels))
            yield "kernels = kernels.transpose(1, 2, 0)[:, :, np.newaxis]"
            yield "x = keras.ops.conv(x, np.repeat(kernels, x.shape[-1], axis=2))"
    if "channel" in options:
        channel = cast(int, options["channel"])
        yield f"x = x[..., {channel}:{channel + 1}]"


# The operations


def _conv2d(options: Options, shelf: Shelf) -> Iterator[str]:
    groups = cast(int, options.get("groups", 1))
    channels = source(options, shelf).x.shape[2]
    weights = filters_of(options, channels // groups, shelf).weights
    arguments = {
        **_sliding(options),
        "dilation_rate": _short(pair(options, "dilation", 1)),
        "groups": groups,
        "activation": options.get("activation", "linear"),
    }
    yield from _convolution("Conv2D", weights, options, arguments)


def _conv2d_transpose(options: Options, shelf: Shelf) -> Iterator[str]:
    weights = filters_of({"kernel": options["kernel"]}, 1, shelf).weights
    yield from _one_channel(options, shelf)
    yield from _convolution("Conv2DTranspose", weights, options, _sliding(options))


def _convolution(
    layer: str, weights: Array, options: Options, arguments: Mapping[str, Any]
) -> Iterator[str]:
    height, width, depth, filters = weights.shape
    if depth == filters == 1:
        yield assign("kernel", weights[:, :, 0, 0])
        yield f"kernel = kernel.reshape({height}, {width}, 1, 1)"
    else:
        yield "# filter, channel, row, column"
        yield assign("kernel", weights.transpose(3, 2, 0, 1))
        yield "kernel = kernel.transpose(2, 3, 1, 0)  # as Keras has it"
    yield assign("bias", numbers(options, "bias", filters))
    called = call(f"keras.layers.{layer}", [filters, _short((height, width))], arguments)
    yield f"layer = {called}"
    yield from ("layer.build(x.shape)", "layer.set_weights([kernel, bias])")
    yield from _result("layer(x)", "y[0, :, :, 0]" if filters == 1 else "y[0].transpose(2, 0, 1)")


def _pool2d(options: Options, shelf: Shelf) -> Iterator[str]:
    yield from _one_channel(options, shelf)
    size = pair(options, "pool_size", 2)
    strides = pair(options, "strides", size)
    for pool in words(options, "pool", ("max",)):
        if pool == "global-average":
            yield from _result("keras.layers.GlobalAveragePooling2D()(x)", "y[0, 0]")
        else:
            padding = str(options.get("padding", "valid"))
            called = _pooling(str(pool), _short(size), _short(strides), padding)
            yield f"layer = {called}"
            yield from _result("layer(x)", "y[0, :, :, 0]")


def _pooling(pool: str, size: Side, strides: Side, padding: str) -> str:
    """A pooling layer. It moves by its size unless told, not by 1 as others do."""
    arguments: list[Any] = [size] if strides == size else [size, strides]
    return call(f"keras.layers.{pool.capitalize()}Pooling2D", arguments, {"padding": padding})


def _relu(options: Options, shelf: Shelf) -> Iterator[str]:
    yield from _one_channel(options, shelf)
    name = str(options.get("activation", "relu"))
    yield from _result(f'keras.layers.Activation("{name}")(x)', "y[0, :, :, 0]")


def _dense(options: Options, shelf: Shelf) -> Iterator[str]:
    weights = np.array(options["weights"], np.float32)
    yield "# unit, input"
    yield assign("weights", weights)
    yield assign("bias", numbers(options, "bias", len(weights)))
    given = {"activation": options.get("activation", "linear")}
    yield f"layer = {call('keras.layers.Dense', [len(weights)], given)}"
    yield "x = keras.layers.Flatten()(x)"
    yield from ("layer.build(x.shape)", "layer.set_weights([weights.T, bias])")
    yield from _result("layer(x)", "y[0]")


def _softmax(options: Options, shelf: Shelf) -> Iterator[str]:
    yield assign("logits", logits_of(options, shelf))
    yield from _result("keras.ops.softmax(logits)", "y")


def _flatten(options: Options, shelf: Shelf) -> Iterator[str]:
    yield from _result("keras.layers.Flatten()(x)", "y[0]")


def _receptive_field(options: Options, shelf: Shelf) -> Iterator[str]:
    yield from _one_channel(options, shelf)
    yield "mean = keras.initializers.Constant"
    yield "model = keras.Sequential(["
    for word in words(options, "layers"):
        layer = layer_word(word)
        assert layer
        if layer.operation == "pool":
            yield f"    {_pooling('max', layer.size, layer.stride, layer.padding)},"
        else:
            given = {
                "strides": layer.stride,
                "padding": layer.padding,
                "dilation_rate": layer.dilation,
            }
            convolution = call("keras.layers.Conv2D", [1, layer.size], given)[:-1]
            yield f"    {convolution}, kernel_initializer=mean(1 / {layer.size**2})),"
    yield "])"
    yield from _result("model(x)", "y[0, :, :, 0]")


def _grid(options: Options, shelf: Shelf) -> Iterator[str]:
    yield "print(x[0].transpose(2, 0, 1))  # channel by channel"


_KINDS: Mapping[str, Callable[[Options, Shelf], Iterator[str]]] = {
    "conv2d": _conv2d,
    "conv2d-transpose": _conv2d_transpose,
    "dense": _dense,
    "flatten": _flatten,
    "grid": _grid,
    "pool2d": _pool2d,
    "receptive-field": _receptive_field,
    "relu": _relu,
    "softmax": _softmax,
}


def _sliding(options: Options) -> dict[str, Any]:
    strides = _short(pair(options, "strides", 1))
    return {"strides": strides, "padding": options.get("padding", "valid")}


def _short(both: tuple[int, int]) -> Side:
    """One number for both axes, where they agree."""
    return both[0] if both[0] == both[1] else both


def _one_channel(options: Options, shelf: Shelf) -> Iterator[str]:
    """Figures of one map take the first channel, unless they name another."""
    if "channel" not in options and source(options, shelf).x.shape[2] > 1:
        yield "x = x[..., :1]"


def _result(expression: str, shown: str) -> Iterator[str]:
    yield f"y = keras.ops.convert_to_numpy({expression})"
    yield f"print({shown})"
