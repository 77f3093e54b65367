"""Small questions to Keras: which shape, how many parameters, which pixels, which sum."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import keras
import numpy as np
from keras import layers, ops

Layer = Any


def shape(layer: Layer, *image: int) -> str:
    """The shape that comes out for one image, as a learner types it."""
    sides = [str(side) for side in layer.compute_output_shape((None, *image))[1:]]
    return f"({sides[0]},)" if len(sides) == 1 else f"({', '.join(sides)})"


def rows(layer: Layer, *image: int) -> int:
    """How many rows come out."""
    return int(layer.compute_output_shape((None, *image))[1])


def built(layer: Layer, *image: int) -> Layer:
    """The layer with its weights made for such an image."""
    layer.build((None, *image))
    return layer


def parameters(layer: Layer, *image: int) -> int:
    """How many parameters the layer has on such an image."""
    return int(built(layer, *image).count_params())


def stack(*model: Layer) -> keras.Sequential:
    """A model of these layers, its input first."""
    return keras.Sequential(list(model))


def products(layer: Layer, *image: int) -> int:
    """How many multiplications a convolution takes: its kernel's weights times its places."""
    _, height, width, _ = layer.compute_output_shape((None, *image))
    return int(np.prod(built(layer, *image).kernel.shape) * height * width)


def array(values: Any) -> np.ndarray:
    """What Keras computed, as numpy has it."""
    return np.asarray(ops.convert_to_numpy(values))


def conv(x: Any, kernel: Any, **options: Any) -> np.ndarray:
    """One map of one channel through `keras.ops.conv`."""
    image = np.asarray(x, np.float32)[None, :, :, None]
    return array(ops.conv(image, np.asarray(kernel, np.float32)[:, :, None, None], **options))[
        0, :, :, 0
    ]


def pool(layer: Layer, x: Any) -> np.ndarray:
    """One map through a pooling layer."""
    return array(layer(np.asarray(x, np.float32)[None, :, :, None]))[0, :, :, 0]


def padding_before(size: int, window: int, stride: int) -> int:
    """How many rows of zeros `same` puts at the top.

    A kernel with a weight at its top alone hands on the pixel there: image[place x stride - rows].
    """
    numbers = np.arange(1, size + 1)[:, None]
    handed = conv(numbers, np.eye(window)[:, :1], strides=(stride, 1), padding="same")[:, 0]
    first = np.flatnonzero(handed)[0]
    return int(first * stride - handed[first] + 1)


def padding_after(size: int, window: int, stride: int) -> int:
    """How many rows of zeros `same` puts at the bottom: what all places span and is not there."""
    places = rows(layers.Conv2D(1, window, strides=stride, padding="same"), size, size, 1)
    span = (places - 1) * stride + window
    return max(span - size - padding_before(size, window, stride), 0)


def seen(*model: Layer, size: int = 45) -> int:
    """How many columns change the middle cell of a model's map: one image for each column lit."""
    net = stack(keras.Input((size, size, 1)), *model)
    net.set_weights([np.ones_like(w) if w.ndim > 1 else 0 * w for w in net.get_weights()])
    lit = np.broadcast_to(np.eye(size)[:, None, :, None], (size, size, size, 1))
    out = net.predict(lit, verbose=0)
    return int((out[:, out.shape[1] // 2, out.shape[2] // 2, 0] != 0).sum())


def slope(function: Callable[[Any], Any], x: float) -> float:
    """How steep a function is, from close by on both sides."""
    near = array(function(np.array([x - 0.01, x + 0.01], np.float32)))
    return round(float(near[1] - near[0]) / 0.02, 3)


def softmax(*scores: float) -> np.ndarray:
    """The shares of these scores."""
    return array(ops.softmax(np.array(scores, np.float32)))


def steps(images: int, batch: int, **options: Any) -> int:
    """How often one epoch moves the weights."""
    model = stack(keras.Input((1,)), layers.Dense(1))
    model.compile("sgd", "mse")
    zeros = np.zeros((images, 1))
    model.fit(zeros, zeros, batch_size=batch, verbose=0, **options)
    return int(model.optimizer.iterations)


def learned_from(images: int, **options: Any) -> list[int]:
    """The numbers of the images that moved a weight: each has a weight of its own."""
    model = stack(keras.Input((1,)), layers.Embedding(images, 1), layers.Flatten())
    model.compile("sgd", "mse")
    before = model.get_weights()[0]
    model.fit(np.arange(images)[:, None], np.full((images, 1), 9.0), verbose=0, **options)
    return np.flatnonzero(model.get_weights()[0] != before).tolist()


def refused(make: Callable[[], Any]) -> bool:
    """Whether Keras refuses."""
    try:
        make()
    except (ValueError, TypeError, AttributeError):
        return True
    return False


def first_refused(*model: Layer) -> int:
    """The line of a model that Keras refuses to add, from 1; 0 for none."""
    net = keras.Sequential()
    for line, layer in enumerate(model, start=1):
        if refused(lambda layer=layer: net.add(layer)):
            return line
    return 0


def largest(numbers: Sequence[float]) -> int:
    """The place of the largest, from 0."""
    return int(np.argmax(numbers))
