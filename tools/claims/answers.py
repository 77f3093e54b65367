"""The answers that stand in the bank, and what Keras answers: question by question.

A question about a figure is not here: its answer is a fact of the figure, and the figure itself is
held against Keras.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import keras
import numpy as np
import yaml
from keras import layers
from tools.claims.keras_says import (
    array,
    built,
    conv,
    first_refused,
    largest,
    learned_from,
    padding_after,
    padding_before,
    parameters,
    pool,
    products,
    rows,
    seen,
    shape,
    slope,
    softmax,
    stack,
    steps,
)

Conv2D, Dense, Flatten = layers.Conv2D, layers.Dense, layers.Flatten
Max = layers.MaxPooling2D
ONES = np.ones((3, 3))
CONTENT = Path(__file__).parents[2] / "content"


def _weight(weight: float) -> layers.Layer:
    """One weight without bias."""
    return Dense(1, use_bias=False, kernel_initializer=keras.initializers.Constant(weight))


def _through(x: float, *model: layers.Layer) -> int:
    return round(float(stack(*model)(np.array([[x]], np.float32))[0, 0]))


def _unit(inputs: list[float], weights: list[float], bias: float) -> int:
    unit = built(Dense(1), len(inputs))
    unit.set_weights([np.array(weights)[:, None], np.array([bias])])
    return round(float(unit(np.array([inputs]))[0, 0]))


def _lit(row: int, column: int, size: int) -> np.ndarray:
    image = np.zeros((size, size))
    image[row, column] = 1
    return image


def _cell(values: np.ndarray) -> str:
    row, column = np.unravel_index(values.argmax(), values.shape)
    return f"({row}, {column})"


def _feels(layer: layers.Layer, cell: tuple[int, int]) -> np.ndarray:
    """How much a cell of what comes out changes with each pixel of the patch."""
    rows_ = yaml.safe_load((CONTENT / "images" / "patch.yaml").read_text("utf-8"))["rows"]
    patch = np.array(rows_, float)
    before = pool(layer, patch)[cell]
    changed = [pool(layer, patch + _lit(*place, 4) / 2)[cell] for place in np.ndindex(4, 4)]
    return np.reshape(changed, (4, 4)) - before


def _place_in_row(row: int, column: int, channel: int) -> int:
    maps = np.zeros((1, 2, 2, 3))
    maps[0, row, column, channel] = 1
    return largest(array(Flatten()(maps))[0])


def _line(counts: list[int]) -> int:
    """The line of the largest count; the input is line 1."""
    return 2 + largest(counts)


def _after_a_step(weight: float, gradient: float, rate: float) -> float:
    variable = keras.Variable([weight])
    keras.optimizers.SGD(rate).apply([keras.ops.convert_to_tensor([gradient])], [variable])
    return round(float(array(variable)[0]), 4)


def _changed_by_use() -> int:
    model = stack(keras.Input((64,)), Dense(10))
    model.compile("sgd", "mse")
    before = model.get_weights()
    model.predict(np.ones((50, 64)), verbose=0)
    pairs = zip(before, model.get_weights(), strict=True)
    return sum(int((old != new).sum()) for old, new in pairs)


def _dense_weights(*before: layers.Layer) -> int:
    model = stack(keras.Input((8, 8, 16)), *before, Flatten(), Dense(10, use_bias=False))
    return int(model.count_params())


def _lines_of_28() -> int:
    sides, side = [28], 28
    for layer in (
        Conv2D(8, 3, padding="same"),
        Conv2D(8, 5, padding="same"),
        Conv2D(8, 3, padding="same", strides=2),
        Conv2D(8, 1),
    ):
        side = rows(layer, side, side, 8)
        sides.append(side)
    return 1 + next(line for line, side in enumerate(sides) if side != 28)


READ = {
    "relu/where-the-bend-is-missing",
    "classifier/dense-without-flatten",
    "training/twice-the-images",
}
"""Nothing that Keras could answer: the model's lines say it all."""

ANSWERS: dict[str, Callable[[], object]] = {
    "convolution/shape-of-eight-maps": lambda: shape(Conv2D(8, 3), 28, 28, 1),
    "convolution/filters-from-the-summary": lambda: next(
        n for n in range(1, 99) if parameters(Conv2D(n, 3), 8, 8, 1) == 90
    ),
    "stride-padding/cell-of-a-place": lambda: _cell(
        conv(_lit(4, 2, 7), [[1, 0, 0], [0, 0, 0], [0, 0, 0]], strides=2)
    ),
    "stride-padding/stride-from-the-sizes": lambda: next(
        n for n in range(1, 9) if rows(Conv2D(8, 3, strides=n, padding="same"), 28, 28, 1) == 14
    ),
    "stride-padding/shape-with-same-and-stride": lambda: shape(
        Conv2D(16, 5, strides=2, padding="same"), 28, 28, 3
    ),
    "stride-padding/keep-the-size": lambda: next(
        word for word in ("valid", "same") if rows(Conv2D(8, 3, padding=word), 8, 8, 1) == 8
    ),
    "stride-padding/where-the-size-changes": _lines_of_28,
    "stride-padding/zeros-on-the-left": lambda: padding_before(10, 4, 1),
    "stride-padding/rows-with-padding": lambda: (
        padding_before(8, 5, 1) + 8 + padding_after(8, 5, 1)
    ),
    "stride-padding/windows-on-the-corner": lambda: int(conv(_lit(0, 0, 8), ONES).sum()),
    "stride-padding/windows-over-the-border": lambda: int(
        (conv(np.ones((8, 8)), ONES, padding="same") < 9).sum()
    ),
    "relu/shape-after-relu": lambda: shape(layers.ReLU(), 6, 6, 8),
    "relu/weight-relu-weight": lambda: _through(2, _weight(-3), layers.ReLU(), _weight(4)),
    "relu/one-weight-for-two": lambda: _through(1, _weight(3), _weight(-2)),
    "relu/one-kernel-for-two": lambda: seen(Conv2D(1, 3), Conv2D(1, 3)),
    "relu/gradient-below-zero": lambda: 0.4 * slope(keras.ops.relu, -3),
    "relu/gradient-above-zero": lambda: 0.4 * slope(keras.ops.relu, 5),
    "relu/two-sigmoids": lambda: slope(keras.ops.sigmoid, 0) ** 2,
    "pooling/where-the-largest-was": lambda: _cell(_feels(Max(2), (0, 1))),
    "pooling/largest-of-negatives": lambda: pool(Max(2), [[-5, -2], [-7, -3]])[0, 0],
    "pooling/negative-corner": lambda: pool(Max(2, padding="same"), np.full((3, 3), -4))[1, 1],
    "pooling/numbers-after-global-average": lambda: rows(layers.GlobalAveragePooling2D(), 4, 4, 16),
    "pooling/pooled-by-three": lambda: shape(Max(3), 28, 28, 8),
    "pooling/odd-map-pooled": lambda: shape(Max(2), 7, 7, 16),
    "pooling/overlapping-pools": lambda: next(
        n for n in range(1, 4) if pool(Max(3, strides=n), _lit(0, 2, 9))[0].sum() == 2
    ),
    "pooling/keep-the-last-row": lambda: next(
        word for word in ("valid", "same") if rows(Max(2, padding=word), 7, 7, 1) == 4
    ),
    "pooling/parameters-of-a-pool": lambda: parameters(Max(2), 8, 8, 16),
    "pooling/nine-moves-on": lambda: pool(Max((1, 2)), [[0, 0, 9, 0]])[0, 0],
    "depth/shape-of-the-weights": lambda: str(tuple(built(Conv2D(16, 3), 9, 9, 8).kernel.shape)),
    "depth/one-by-one-at-a-place": lambda: _unit([4, 5, -2], [3, 1, 2], 5),
    "depth/eight-maps-into-two": lambda: built(Conv2D(2, 3), 9, 9, 8).bias.shape[0],
    "depth/shape-after-three": lambda: str(
        stack(keras.Input((32, 32, 3)), Conv2D(16, 3), Max(2), Conv2D(32, 3)).output_shape[1:]
    ),
    "depth/no-room-left": lambda: first_refused(
        keras.Input((8, 8, 1)), Conv2D(8, 3), Max(2), Conv2D(16, 3), Conv2D(16, 3)
    ),
    "depth/filters-of-the-next-line": lambda: next(
        n for n in range(1, 99) if shape(Conv2D(n, 3), 15, 15, 8) == "(13, 13, 24)"
    ),
    "depth/three-layers-of-three": lambda: seen(Conv2D(1, 3), Conv2D(1, 3), Conv2D(1, 3)),
    "depth/field-behind-a-pool": lambda: seen(Max(2), Conv2D(1, 3)),
    "depth/ways-from-the-middle": lambda: conv(conv([[0, 0, 1, 0, 0]], [[1, 1, 1]]), [[1, 1, 1]])[
        0, 0
    ],
    "depth/work-of-a-larger-image": lambda: (
        products(Conv2D(4, 3, padding="same"), 20, 20, 2)
        // products(Conv2D(4, 3, padding="same"), 10, 10, 2)
    ),
    "depth/most-work": lambda: _line(
        [
            products(Conv2D(16, 3, padding="same"), 32, 32, 3),
            0,
            products(Conv2D(32, 3, padding="same"), 16, 16, 16),
            0,
            products(Conv2D(32, 3, padding="same"), 8, 8, 32),
        ]
    ),
    "depth/span-of-a-dilated-kernel": lambda: 16 - rows(Conv2D(1, 3, dilation_rate=3), 15, 15, 1),
    "depth/parameters-when-dilated": lambda: parameters(Conv2D(4, 3, dilation_rate=2), 9, 9, 1),
    "classifier/parameters-of-flatten": lambda: parameters(Flatten(), 4, 4, 16),
    "classifier/place-in-the-row": lambda: _place_in_row(0, 1, 0),
    "classifier/shape-without-flatten": lambda: shape(Dense(10), 2, 2, 16),
    "classifier/sum-of-a-unit": lambda: _unit([2, 0, 5], [3, -1, 2], -4),
    "classifier/most-parameters": lambda: _line(
        [
            layer.count_params()
            for layer in stack(
                keras.Input((28, 28, 1)), Conv2D(32, 3), Max(2), Flatten(), Dense(10)
            ).layers
        ]
    ),
    "classifier/pool-before-dense": lambda: _dense_weights() // _dense_weights(Max(2)),
    "classifier/equal-scores": lambda: softmax(7, 7, 7, 7)[0],
    "classifier/all-scores-higher": lambda: softmax(*np.log([0.6, 0.3, 0.1]) + 5)[0],
    "classifier/input-of-colour-images": lambda: str(keras.Input((28, 28, 3)).shape[1:]),
    "classifier/one-unit-for-each-digit": lambda: rows(Dense(10), 64),
    "classifier/batch-in-the-input": lambda: (
        first_refused(keras.Input((32, 28, 28, 1)), Conv2D(8, 3)) - 1
    ),
    "training/move-against-the-gradient": lambda: _after_a_step(0.5, 2.0, 0.1),
    "training/steps-of-an-epoch": lambda: steps(1000, 50),
    "training/last-batch": lambda: steps(1000, 32),
    "training/images-to-train-on": lambda: len(learned_from(1000, validation_split=0.2)),
    "training/best-epoch": lambda: 1 + largest([-0.9, -0.7, -0.5, -0.6, -0.8]),
    "training/ten-thousand-predictions": _changed_by_use,
    "training/one-digit-to-predict": lambda: str(np.zeros((8, 8))[None, :, :, None].shape),
}
