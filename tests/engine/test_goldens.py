"""The engine against real Keras: see tools/make_goldens.py."""

import json
from pathlib import Path

import numpy as np
import pytest

from cnn_tutor import engine

GOLDENS = Path(__file__).parent / "goldens"
INDEX = json.loads((GOLDENS / "index.json").read_text())[1:]


@pytest.fixture(scope="module")
def arrays():
    with np.load(GOLDENS / "arrays.npz", allow_pickle=False) as file:
        return dict(file)


def of_kind(kind):
    return pytest.mark.parametrize(
        ("number", "golden"),
        [
            pytest.param(i, golden, id=f"{i:03d}-{golden['name']}")
            for i, golden in enumerate(INDEX)
            if golden["kind"] == kind
        ],
    )


def take(arrays, number, golden):
    return {name: arrays[f"{number:03d}.{name}"] for name in golden["arrays"]}


def settings_of(golden):
    return {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in golden["settings"].items()
    }


def assert_close(actual, expected, name=""):
    """Within 1e-5 of the number, or 1e-6 of the largest: sums that cancel out have no digits."""
    expected = np.asarray(expected)
    assert np.shape(actual) == expected.shape
    scale = float(np.abs(expected).max(initial=0))
    np.testing.assert_allclose(actual, expected, rtol=1e-5, atol=1e-6 * scale, err_msg=name)


def test_there_are_enough_of_them():
    assert len(INDEX) >= 150


@of_kind("layer")
def test_layer(number, golden, arrays):
    values = take(arrays, number, golden)
    settings = settings_of(golden)
    known = settings.pop("_")
    layer = getattr(engine, golden["name"])(**settings)
    x = values["x"]
    output_shape = layer.build(x.shape[1:], np.random.default_rng(0))
    assert output_shape == values["y"].shape[1:]
    numbers = layer.parameters | layer.statistics
    assert sum(array.size for array in numbers.values()) == known["parameters"]
    for name, array in numbers.items():
        array[...] = values[name]
    assert_close(layer.forward(x, training=known["training"]), values["y"])
    assert_close(layer.backward(values["g"]), values["dx"], "dx")
    for name, gradient in layer.gradients.items():
        assert_close(gradient, values[f"d{name}"], name)
    for name, array in layer.statistics.items():
        assert_close(array, values.get(f"new_{name}", array), name)


@of_kind("function")
def test_function(number, golden, arrays):
    values = take(arrays, number, golden)
    y = values.pop("y")
    assert_close(getattr(engine, golden["name"])(**values, **settings_of(golden)), y)


@of_kind("loss")
def test_loss(number, golden, arrays):
    values = take(arrays, number, golden)
    loss = getattr(engine, golden["name"])()
    assert_close(loss(values["y"], values["p"]), values["value"])
    target = loss.target(values["y"], values["p"].shape)
    assert_close(loss.gradient(target, values["p"]), values["dp"])


@of_kind("optimizer")
def test_optimizer(number, golden, arrays):
    values = take(arrays, number, golden)
    optimizer = getattr(engine, golden["name"])(**settings_of(golden))
    weights = values["start"]
    optimizer.start(weights)
    for gradient, expected in zip(values["gradients"], values["steps"], strict=True):
        optimizer.update(weights, gradient)
        assert_close(weights, expected)


@of_kind("network")
def test_network(number, golden, arrays):
    values = take(arrays, number, golden)
    model = engine.Sequential(
        [
            engine.Input((8, 8, 1)),
            engine.Conv2D(4, 3, padding="same", activation="relu"),
            engine.MaxPooling2D(),
            engine.Conv2D(6, 3, padding="same", activation="relu"),
            engine.MaxPooling2D(),
            engine.Flatten(),
            engine.Dense(10, activation="softmax"),
        ]
    )
    weights = [array for layer in model.layers for array in layer.parameters.values()]
    for i, array in enumerate(weights):
        array[...] = values[f"start{i}"]
    model.compile(getattr(engine, golden["name"])(**settings_of(golden)))
    history = model.fit(values["x"], values["y"], batch_size=8, shuffle=False)
    assert_close(history.history["loss"][0], values["loss"])
    for i, array in enumerate(weights):
        np.testing.assert_allclose(array, values[f"end{i}"], rtol=1e-4, atol=1e-5)
    np.testing.assert_allclose(model.predict(values["x"]), values["p"], rtol=1e-4, atol=1e-5)
