"""Sentences of the course about what Keras does, each with a way to see that it does."""

from __future__ import annotations

from collections.abc import Callable

import keras
import numpy as np
from keras import layers
from tools.claims.keras_says import (
    array,
    built,
    conv,
    learned_from,
    padding_after,
    padding_before,
    parameters,
    pool,
    refused,
    rows,
    shape,
    softmax,
    stack,
)

Conv2D, Dense = layers.Conv2D, layers.Dense
Average, Max = layers.AveragePooling2D, layers.MaxPooling2D
WALL = np.full((5, 5), 5.0)
OUTLINE = [[-1, -1, -1], [-1, 8, -1], [-1, -1, -1]]


def _parameters(**options: object) -> int:
    return parameters(Conv2D(4, 3, **options), 16, 16, 2)


def _starts() -> bool:
    kernel, bias = (array(each) for each in built(Conv2D(2, 3), 8, 8, 1).weights)
    alike = np.allclose(kernel[..., 0], kernel[..., 1])
    return not alike and np.abs(kernel).max() < 1 and not bias.any()


def _adds(layer: layers.Layer) -> bool:
    """Whether what the layer makes of a sum is the sum of what it makes of each."""
    one, other = np.random.default_rng(0).normal(size=(2, 4, 4))
    return np.allclose(pool(layer, one + other), pool(layer, one) + pool(layer, other), atol=1e-5)


def _two_are_one() -> bool:
    """Two 3 x 3 kernels and the one of 5 x 5 that they are together, with and without a bend."""
    random = np.random.default_rng(0)
    x, first, second = (random.normal(size=(n, n)) for n in (12, 3, 3))
    lit = np.zeros((9, 9))
    lit[4, 4] = 1
    one = conv(conv(lit, first), second)[::-1, ::-1]
    straight = conv(conv(x, first), second)
    bent = conv(np.maximum(conv(x, first), 0), second)
    return np.allclose(conv(x, one), straight, atol=1e-4) and not np.allclose(bent, straight)


def _unchanged_by_use() -> bool:
    model = stack(keras.Input((8, 8, 1)), Conv2D(4, 3), layers.Flatten(), Dense(10, "softmax"))
    model.compile("adam", "sparse_categorical_crossentropy")
    x, before = np.random.default_rng(0).random((20, 8, 8, 1)), model.get_weights()
    first = model.predict(x, verbose=0)
    model.evaluate(x, np.zeros(20), verbose=0)
    same = all(map(np.array_equal, before, model.get_weights()))
    return same and np.array_equal(first, model.predict(x, verbose=0))


def _stay_alike() -> bool:
    start = keras.initializers.Constant(0.1)
    hidden = Dense(3, "relu", kernel_initializer=start)
    model = stack(keras.Input((2,)), hidden, Dense(1, kernel_initializer=start))
    model.compile("sgd", "mse")
    random = np.random.default_rng(0)
    model.fit(random.random((64, 2)), random.random((64, 1)), epochs=3, verbose=0)
    kernel = array(hidden.kernel)
    return bool(np.allclose(kernel[:, :1], kernel) and not np.allclose(kernel, 0.1))


def _overshoots() -> bool:
    model = stack(keras.Input((1,)), Dense(1, kernel_initializer="zeros"))
    model.compile(keras.optimizers.SGD(5.0), "mse")
    ones = np.ones((32, 1))
    losses = model.fit(ones, ones, epochs=5, verbose=0).history["loss"]
    return losses[-1] > losses[0]


def _costs(share: float) -> float:
    loss = keras.losses.SparseCategoricalCrossentropy()
    return float(loss(np.array([0]), np.array([[share, 1 - share]])))


def _commute() -> bool:
    x = np.random.default_rng(0).normal(size=(6, 6))
    return np.array_equal(np.maximum(pool(Max(2), x), 0), pool(Max(2), np.maximum(x, 0)))


SENTENCES: dict[str, Callable[[], object]] = {
    "the stride of Conv2D is 1 by default, its padding valid, its dilation 1": lambda: (
        Conv2D(8, 3).get_config().items()
        >= {"strides": (1, 1), "padding": "valid", "dilation_rate": (1, 1)}.items()
    ),
    "Convolution2D is another name of Conv2D": lambda: layers.Convolution2D is Conv2D,
    "the kernels of Conv2D start at small random numbers, the biases at 0": _starts,
    "Conv2D has (kernel x kernel x channels + 1) x filters parameters": lambda: all(
        parameters(Conv2D(f, k), 9, 9, c) == (k * k * c + 1) * f
        for f, k, c in ((4, 3, 3), (7, 2, 5))
    ),
    "and no more of them on a larger image": lambda: (
        parameters(Conv2D(8, 3), 8, 8, 3) == parameters(Conv2D(8, 3), 64, 64, 3)
    ),
    "stride, padding and dilation change no number of parameters": lambda: (
        _parameters()
        == _parameters(strides=2)
        == _parameters(padding="same")
        == _parameters(dilation_rate=2)
    ),
    "a convolution lays its kernel on as it is: weight [0, 0] on pixel [0, 0]": lambda: (
        conv(np.arange(16).reshape(4, 4), [[1, 0, 0], [0, 0, 0], [0, 0, 0]])[0, 0] == 0
    ),
    "same gives size / stride, rounded up, for kernels of any size": lambda: all(
        rows(Conv2D(1, k, strides=s, padding="same"), n, n, 1) == -(-n // s)
        for k in (1, 2, 3, 4, 5)
        for s in (1, 2, 3)
        for n in (7, 8, 9)
    ),
    "valid rounds down and refuses nothing that leaves a rest": lambda: (
        shape(Conv2D(8, 3, strides=2), 8, 8, 1) == "(3, 3, 8)"
    ),
    "the extra row of same goes to the bottom": lambda: (
        (padding_before(8, 3, 2), padding_after(8, 3, 2)) == (0, 1)
    ),
    "on 9 rows, kernels of 2 and 4 are padded unevenly, 3 and 5 at stride 2 evenly": lambda: (
        [
            (padding_before(9, k, s), padding_after(9, k, s))
            for k, s in ((2, 1), (3, 1), (4, 1), (5, 2))
        ]
        == [(0, 1), (1, 1), (1, 2), (2, 2)]
    ),
    "with same, an even wall gets a frame": lambda: (
        conv(WALL, OUTLINE, padding="same")[0, 0] == 25
        and not conv(WALL, OUTLINE, padding="same")[1:-1, 1:-1].any()
    ),
    "max pooling with same never meets a 0": lambda: (
        pool(Max(2, padding="same"), np.full((3, 3), -4)) == -4
    ).all(),
    "average pooling with same leaves an even wall even": lambda: (
        (pool(Average(2, padding="same"), WALL) == 5).all()
        and (pool(Average(3, strides=1, padding="same"), WALL) == 5).all()
    ),
    "average pooling adds up, max pooling and ReLU do not": lambda: (
        _adds(Average(2)) and not _adds(Max(2)) and not _adds(layers.ReLU())
    ),
    "ReLU and max pooling can change places": _commute,
    "a maximum may move in its window": lambda: np.array_equal(
        pool(Max((1, 2)), [[9, 0, 0, 0]]), pool(Max((1, 2)), [[0, 9, 0, 0]])
    ),
    "two convolutions are one of a larger kernel, unless a bend is between": _two_are_one,
    "a pool takes no parameter off the convolution behind it": lambda: (
        stack(keras.Input((16, 16, 3)), Conv2D(8, 3)).count_params()
        == stack(keras.Input((16, 16, 3)), Max(2), Conv2D(8, 3)).count_params()
    ),
    "two maps of work: 4.4 million products and 1.3 million": lambda: (
        (1152 * 62 * 62, 36864 * 6 * 6) == (4_428_288, 1_327_104)
        and parameters(Conv2D(16, 3, use_bias=False), 64, 64, 8) == 1152
        and parameters(Conv2D(64, 3, use_bias=False), 8, 8, 64) == 36864
    ),
    "a transposed convolution adds its kernel, times the cell, for each cell": lambda: (
        array(
            layers.Conv2DTranspose(1, 2, strides=2, kernel_initializer="ones")(
                np.array([[1, 2], [3, 4]], float)[None, :, :, None]
            )
        )[0, :, :, 0].tolist()
        == [[1, 1, 2, 2], [1, 1, 2, 2], [3, 3, 4, 4], [3, 3, 4, 4]]
    ),
    "softmax does not care if all scores rise": lambda: np.allclose(
        softmax(1, 2, 4), softmax(6, 7, 9)
    ),
    "with ten classes the largest share can be 0.2": lambda: (
        round(float(softmax(0.8, *[0] * 9).max()), 1) == 0.2
    ),
    "a softmax of one number is 1": lambda: softmax(3)[0] == 1,
    "Keras refuses pools and convolutions behind Flatten": lambda: all(
        refused(lambda layer=layer: stack(keras.Input((8, 8, 1)), layers.Flatten(), layer))
        for layer in (Max(2), Conv2D(16, 3))
    ),
    "it takes a pool before the convolution": lambda: (
        stack(keras.Input((8, 8, 1)), Max(2), Conv2D(16, 3)).output_shape == (None, 2, 2, 16)
    ),
    "fit needs compile before it": lambda: refused(
        lambda: stack(keras.Input((1,)), Dense(1)).fit(np.ones((4, 1)), np.ones((4, 1)), verbose=0)
    ),
    "validation_split holds back the last images": lambda: (
        learned_from(100, validation_split=0.2) == list(range(80))
    ),
    "predict and evaluate change no weight, and the answer stays": _unchanged_by_use,
    "units that start alike stay alike": _stay_alike,
    "with far too large a learning rate the loss grows": _overshoots,
    "0.6 for the right class costs less than 0.1": lambda: _costs(0.6) < _costs(0.1),
    "Rescaling(1 / 16) makes 8 to 0.5": lambda: (
        float(layers.Rescaling(1 / 16)(np.array([8.0]))[0]) == 0.5
    ),
}
