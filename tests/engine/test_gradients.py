"""Every gradient against central differences, in float64."""

import numpy as np
import pytest

from cnn_tutor.engine import (
    Activation,
    AveragePooling2D,
    BatchNormalization,
    CategoricalCrossentropy,
    Conv2D,
    Dense,
    DepthwiseConv2D,
    Dropout,
    Flatten,
    GlobalAveragePooling2D,
    MaxPooling2D,
    MeanSquaredError,
    ReLU,
    SparseCategoricalCrossentropy,
    softmax,
)

STEP = 1e-6


def by_differences(function, at):
    """The gradient of `function()` by `at`, an array that the function reads."""
    gradient = np.zeros_like(at)
    for i in np.ndindex(at.shape):
        kept = at[i]
        at[i] = kept + STEP
        above = function()
        at[i] = kept - STEP
        below = function()
        at[i] = kept
        gradient[i] = (above - below) / (2 * STEP)
    return gradient


@pytest.mark.parametrize(
    ("layer", "shape"),
    [
        (Conv2D(3, 3, activation="relu"), (5, 4, 2)),
        (Conv2D(2, (2, 3), strides=(2, 1), padding="same", activation="tanh"), (5, 4, 2)),
        (Conv2D(4, 2, groups=2, dilation_rate=2, activation="sigmoid"), (4, 4, 2)),
        (DepthwiseConv2D(3, padding="same", depth_multiplier=2), (4, 3, 2)),
        (MaxPooling2D(), (4, 4, 2)),
        (MaxPooling2D(3, strides=1, padding="same"), (4, 4, 2)),
        (AveragePooling2D(3, strides=2, padding="same"), (4, 5, 2)),
        (GlobalAveragePooling2D(), (3, 4, 2)),
        (Flatten(), (3, 2, 2)),
        (Dense(3, activation="softmax"), (4,)),
        (Dense(3, activation="leaky_relu", use_bias=False), (4,)),
        (Activation("softmax"), (3, 2)),
        (ReLU(), (3, 2)),
        (BatchNormalization(), (3, 2)),
    ],
    ids=repr,
)
@pytest.mark.parametrize("training", [False, True])
def test_layer(layer, shape, training):
    rng = np.random.default_rng(0)
    layer.build(shape, rng, np.float64)
    for array in layer.parameters.values():
        array[...] = rng.normal(size=array.shape)
    x = rng.normal(size=(3, *shape))
    y = layer.forward(x, training=training)
    g = rng.normal(size=y.shape)
    dx = layer.backward(g)
    gradients = {name: array.copy() for name, array in layer.gradients.items()}

    def loss():
        return float((layer.forward(x, training=training) * g).sum())

    np.testing.assert_allclose(dx, by_differences(loss, x), rtol=1e-5, atol=1e-7)
    for name, array in layer.parameters.items():
        expected = by_differences(loss, array)
        np.testing.assert_allclose(gradients[name], expected, rtol=1e-5, atol=1e-7)


@pytest.mark.parametrize(
    ("loss", "y"),
    [
        (MeanSquaredError(), np.eye(4)[[0, 2, 1]]),
        (CategoricalCrossentropy(), np.eye(4)[[0, 2, 1]]),
        (CategoricalCrossentropy(), np.full((3, 4), 0.25)),
        (SparseCategoricalCrossentropy(), np.array([0, 2, 1])),
    ],
)
def test_loss(loss, y):
    scores = np.random.default_rng(1).normal(size=(3, 4))
    p = softmax(scores)
    target = loss.target(y, p.shape)
    expected = by_differences(lambda: loss(y, p), p)
    np.testing.assert_allclose(loss.gradient(target, p), expected, rtol=1e-5, atol=1e-7)
    if isinstance(loss, CategoricalCrossentropy):
        expected = by_differences(lambda: loss(y, softmax(scores)), scores)
        np.testing.assert_allclose(
            loss.gradient_by_scores(target, p), expected, rtol=1e-5, atol=1e-7
        )


def test_the_routing_can_be_shown():
    x = np.array([[1.0, 5, 2, 2], [3, 5, 0, 2]]).reshape(1, 2, 4, 1)
    pool = MaxPooling2D()
    pool.forward(x)
    rows, columns = pool.winners
    assert rows.ravel().tolist() == [0, 0]
    assert columns.ravel().tolist() == [1, 2]
    dx = pool.backward(np.array([10.0, 20]).reshape(1, 1, 2, 1))
    assert dx[0, :, :, 0].tolist() == [[0, 10, 20, 0], [0, 0, 0, 0]]
    relu = ReLU()
    relu.forward(np.array([-1.0, 0, 2]))
    assert relu.gate.tolist() == [0, 0, 1]


def test_dropout_sends_the_gradient_where_the_numbers_went():
    layer = Dropout(0.25)
    x = np.ones((50, 40))
    y = layer.forward(x, training=True)
    assert set(np.unique(y)) == {0, 1 / 0.75}
    assert abs(y.mean() - 1) < 0.05
    np.testing.assert_array_equal(layer.backward(x), y)
    np.testing.assert_array_equal(layer.forward(x), x)
