"""The fast path of training against the layers that it stands for."""

import numpy as np
import pytest
from hypothesis import given, reject
from hypothesis import strategies as st

from cnn_tutor.engine import (
    Activation,
    Conv2D,
    Dense,
    Flatten,
    GlobalAveragePooling2D,
    Input,
    MaxPooling2D,
    ReLU,
    Sequential,
)
from cnn_tutor.engine.conv_stage import ConvStage
from cnn_tutor.engine.stages import DenseStage

kernels = st.tuples(st.integers(1, 3), st.integers(1, 3))
paddings = st.sampled_from(["valid", "same"])


@st.composite
def networks(draw):
    """One or two convolutions with what may follow them, on images of any size that fits."""
    layers = [Input((draw(st.integers(5, 9)), draw(st.integers(5, 9)), draw(st.integers(1, 2))))]
    for _ in range(draw(st.integers(1, 2))):
        activation = draw(st.sampled_from([None, "relu", "tanh"]))
        layers.append(
            Conv2D(
                draw(st.integers(1, 3)),
                draw(kernels),
                padding=draw(paddings),
                activation=activation,
                use_bias=draw(st.booleans()),
            )
        )
        layers += draw(st.sampled_from([[], [ReLU()], [Activation("tanh")]]))
    if draw(st.booleans()):
        layers.append(MaxPooling2D(padding=draw(paddings)))
    if draw(st.booleans()):
        layers.append(Conv2D(2, 2, padding="same"))
    try:
        return Sequential([*layers, Flatten(), Dense(3)], seed=draw(st.integers(0, 99)))
    except ValueError:  # The images have become too small for the next window.
        reject()


@given(networks(), st.integers(1, 4), st.integers(0, 2**32 - 1), st.booleans())
def test_stages_compute_what_the_layers_compute(model, n, seed, whole_numbers):
    rng = np.random.default_rng(seed)
    shape = (n, *model.shapes[0])
    if whole_numbers:  # Many ties, for pooling to decide.
        x = rng.integers(-1, 2, shape).astype(np.float32)
        model.weights[...] = rng.integers(-1, 2, model.weights.shape)
    else:
        x = rng.normal(size=shape).astype(np.float32)
    g = rng.normal(size=(n, 3)).astype(np.float32)

    results = []
    for steps in (model.layers[1:], model.stages(n), model.stages(n)):
        model.gradient[...] = 7
        y = x
        for step in steps:
            y = step.forward(y, training=True)
        dy = g
        for step in reversed(steps):
            dy = step.backward(dy)
        results.append((y.copy(), model.gradient.copy()))
    for y, gradient in results[1:]:
        np.testing.assert_allclose(y, results[0][0], rtol=1e-4, atol=1e-4)
        np.testing.assert_allclose(gradient, results[0][1], rtol=1e-4, atol=1e-4)


def test_the_usual_network_is_computed_in_stages():
    model = Sequential(
        [
            Input((8, 8, 1)),
            Conv2D(4, 3, padding="same", activation="relu"),
            MaxPooling2D(),
            Conv2D(4, 3),
            ReLU(),
            MaxPooling2D(padding="same"),
            Conv2D(2, 1, strides=2),
            GlobalAveragePooling2D(),
        ]
    )
    kinds = [type(stage) for stage in model.stages(8)]
    assert kinds == [ConvStage, ConvStage, Conv2D, GlobalAveragePooling2D]
    ending = Sequential([Input((8, 8, 1)), Conv2D(4, 3), Flatten(), Dense(2, activation="softmax")])
    assert [type(stage) for stage in ending.stages(8)] == [ConvStage, DenseStage]
    assert [type(stage) for stage in model.stages(1)] == [type(layer) for layer in model.layers[1:]]


def test_stages_are_kept_for_two_sizes_of_batch():
    model = Sequential([Input((8, 8, 1)), Conv2D(4, 3)])
    kept = model.stages(32)
    assert model.stages(29) is not kept
    assert model.stages(32) is kept
    model.stages(5)
    assert model.stages(32) is not kept


@pytest.mark.parametrize("size", [(1, 6), (6, 1)])
def test_what_is_too_small_to_pool_in_pairs_is_refused_as_ever(size):
    with pytest.raises(ValueError, match="MaxPooling2D"):
        Sequential([Input((*size, 1)), Conv2D(1, 1), MaxPooling2D()])
