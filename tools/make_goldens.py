"""Write tests/engine/goldens/: what real Keras computes, for the engine to be held against.

Needs Keras with the torch backend, which neither the program nor its tests do:
`KERAS_BACKEND=torch python tools/make_goldens.py`.

Each golden is a line of index.json: a kind, a name, the settings, and the names of its arrays in
arrays.npz. For a layer those are the input `x`, the gradient `g` that comes back from above, the
layer's weights, its output `y`, and the gradients `dx` and `d<weight>` by torch's autograd.
"""

import json
from pathlib import Path

import keras
import numpy as np
import torch

TARGET = Path(__file__).parents[1] / "tests/engine/goldens"

rng = np.random.default_rng(20261124)
index, arrays = [], {}


def numbers(*shape, sign=0):
    """Normal numbers rounded to 1/64, which float32 holds exactly and a file packs well."""
    values = np.round(rng.normal(size=shape) * 64) / 64
    return (sign * np.abs(values) - sign if sign else values).astype(np.float32)


def store(kind, name, settings, **values):
    """Add one golden."""
    number = f"{len(index):03d}"
    index.append({"kind": kind, "name": name, "settings": settings, "arrays": sorted(values)})
    for key, value in values.items():
        arrays[f"{number}.{key}"] = np.asarray(value)


def layer(name, shape, training=False, sign=0, batch=2, **settings):
    """One layer, forward and backward, with random weights."""
    made = getattr(keras.layers, name)(**settings)
    made.build((batch, *shape))
    values = {}
    for weight in made.weights:
        new = numbers(*weight.shape)
        if weight.name == "moving_variance":
            new = np.abs(new) + 0.5
        weight.assign(new)
        values[weight.name] = new
    x = torch.tensor(numbers(batch, *shape, sign=sign), requires_grad=True)
    if name == "AveragePooling2D" and settings["padding"] == "same":
        y = same_average(x, settings["pool_size"], settings.get("strides"))
    else:
        y = made(x, training=training)
    g = numbers(*y.shape)
    trained = [w.value for w in made.trainable_weights]
    gradients = torch.autograd.grad(y, [x, *trained], torch.tensor(g))
    names = ["dx", *(f"d{w.name}" for w in made.trainable_weights)]
    values |= {k: v.detach().numpy() for k, v in zip(names, gradients, strict=True)}
    if training:
        values |= {
            f"new_{w.name}": w.numpy()
            for w in made.non_trainable_weights
            if w.name.startswith("moving")
        }
    counts = {"parameters": made.count_params(), "training": training}
    x = x.detach().numpy()
    store("layer", name, settings | {"_": counts}, x=x, g=g, y=y.detach().numpy(), **values)


def same_average(x, pool_size, strides):
    """Average pooling that leaves the padding out of the mean, as Keras on TensorFlow does it.

    Keras on torch copies the border outward instead, where the padding is uneven. So the sums and
    the counts are taken from its convolution with a kernel of ones, whose padding is zeros.
    """
    sums = keras.layers.DepthwiseConv2D(
        pool_size,
        strides or pool_size,
        padding="same",
        depthwise_initializer="ones",
        use_bias=False,
    )
    return sums(x) / sums(torch.ones_like(x))


def convolutions():
    """Every way to slide a kernel."""
    base = {"filters": 3, "kernel_size": 3}
    for padding in ("valid", "same"):
        for strides in (1, 2, 3, (2, 1)):
            for size in ((7, 6, 2), (8, 9, 1)):
                layer("Conv2D", size, padding=padding, strides=strides, **base)
        for kernel_size in (1, 2, 4, 5, (2, 3), (1, 4), (5, 1)):
            layer("Conv2D", (6, 7, 2), filters=2, kernel_size=kernel_size, padding=padding)
            layer(
                "Conv2D", (7, 6, 2), filters=2, kernel_size=kernel_size, padding=padding, strides=2
            )
        for dilation_rate in (2, 3, (1, 2)):
            layer("Conv2D", (9, 8, 2), padding=padding, dilation_rate=dilation_rate, **base)
        for groups in (2, 4):
            layer("Conv2D", (5, 6, 4), filters=8, kernel_size=3, padding=padding, groups=groups)
            layer(
                "Conv2D",
                (5, 6, 4),
                filters=4,
                kernel_size=2,
                padding=padding,
                groups=groups,
                strides=2,
            )
        layer("Conv2D", (5, 4, 2), filters=3, kernel_size=(5, 4), padding=padding)
        layer("Conv2D", (1, 1, 3), filters=2, kernel_size=1, padding=padding)
    layer("Conv2D", (1, 1, 3), filters=2, kernel_size=3, padding="same")
    layer("Conv2D", (1, 5, 2), filters=2, kernel_size=3, padding="same", strides=2)
    layer("Conv2D", (5, 5, 2), filters=2, kernel_size=2, padding="valid", strides=4)
    layer("Conv2D", (9, 9, 2), filters=2, kernel_size=1, padding="valid", strides=3)
    layer("Conv2D", (6, 6, 2), use_bias=False, **base)
    for activation in ("relu", "leaky_relu", "sigmoid", "tanh", "softmax"):
        layer("Conv2D", (5, 5, 2), activation=activation, **base)
    for padding in ("valid", "same"):
        for strides in (1, 2):
            for depth_multiplier in (1, 3):
                layer(
                    "DepthwiseConv2D",
                    (6, 7, 3),
                    kernel_size=3,
                    padding=padding,
                    strides=strides,
                    depth_multiplier=depth_multiplier,
                )
        layer("DepthwiseConv2D", (8, 7, 2), kernel_size=(2, 3), padding=padding, dilation_rate=2)
        layer(
            "DepthwiseConv2D",
            (7, 7, 2),
            kernel_size=2,
            padding=padding,
            strides=2,
            activation="relu",
        )
    for padding in ("valid", "same"):
        for kernel_size in (2, 3, 4, (3, 2)):
            for strides in (1, 2, 3):
                transposed((4, 5, 3), kernel_size, strides, padding, 1)
        transposed((1, 1, 2), 3, 2, padding, 1)
        transposed((4, 5, 2), 3, 1, padding, 2)


def transposed(shape, kernel_size, strides, padding, dilation_rate):
    """The transposed convolution, forward only: the engine has no layer for it."""
    made = keras.layers.Conv2DTranspose(
        2, kernel_size, strides, padding, dilation_rate=dilation_rate
    )
    made.build((2, *shape))
    kernel, bias, x = numbers(*made.kernel.shape), numbers(2), numbers(2, *shape)
    made.set_weights([kernel, bias])
    settings = {"strides": strides, "padding": padding, "dilation_rate": dilation_rate}
    y = made(torch.tensor(x)).detach().numpy()
    store("function", "conv2d_transpose", settings, x=x, kernel=kernel, bias=bias, y=y)


def poolings():
    """Every way to slide a pool."""
    for name in ("MaxPooling2D", "AveragePooling2D"):
        for padding in ("valid", "same"):
            for pool_size, strides in (
                (2, None),
                (3, 2),
                (2, 1),
                (3, 1),
                ((2, 3), None),
                (2, 3),
                (3, None),
            ):
                layer(name, (7, 8, 2), pool_size=pool_size, strides=strides, padding=padding)
            layer(name, (4, 5, 2), pool_size=(4, 5), padding=padding)
            layer(name, (1, 1, 2), pool_size=1, padding=padding)
            layer(name, (5, 5, 2), sign=-1, pool_size=3, strides=2, padding=padding)
        layer(name, (1, 1, 2), pool_size=2, padding="same")
    layer("MaxPooling2D", (6, 6, 2))
    layer("GlobalAveragePooling2D", (5, 4, 3))
    layer("GlobalAveragePooling2D", (1, 1, 3))
    x = numbers(2, 4, 5, 3)
    store("function", "global_max_pool2d", {}, x=x, y=keras.layers.GlobalMaxPooling2D()(x).numpy())


def others():
    """The layers that do not slide, and the functions."""
    for units in (1, 5):
        layer("Dense", (6,), units=units)
        layer("Dense", (6,), units=units, use_bias=False, activation="relu")
    layer("Dense", (6,), units=4, activation="softmax")
    layer("Flatten", (3, 4, 2))
    layer("ReLU", (3, 4, 2))
    for activation in ("linear", "relu", "leaky_relu", "sigmoid", "tanh", "softmax"):
        layer("Activation", (3, 4), activation=activation)
    layer("Dropout", (3, 4), rate=0.5)
    for training in (False, True):
        layer("BatchNormalization", (3, 4, 2), training=training)
        layer("BatchNormalization", (5,), training=training, momentum=0.9, epsilon=0.01)
    x = numbers(4, 6, sign=0) * 30
    for name, function in (
        ("relu", keras.ops.relu),
        ("leaky_relu", keras.ops.leaky_relu),
        ("sigmoid", keras.ops.sigmoid),
        ("tanh", keras.ops.tanh),
        ("softmax", keras.ops.softmax),
    ):
        store("function", name, {}, x=x, y=function(torch.tensor(x)).numpy())
    x, mean, variance = numbers(2, 3, 3, 4), numbers(4), np.abs(numbers(4)) + 0.25
    offset, scale = numbers(4), numbers(4)
    y = keras.ops.batch_normalization(x, mean, variance, axis=-1, offset=offset, scale=scale)
    store(
        "function",
        "batch_normalization",
        {},
        x=x,
        mean=mean,
        variance=variance,
        offset=offset,
        scale=scale,
        y=y.numpy(),
    )


def losses():
    """Values and gradients, also where a probability is so small that Keras cuts it off."""
    shares = keras.ops.softmax(numbers(5, 4) * 3).numpy()
    certain = keras.ops.softmax(np.float32([[30, 0, 0, 0], [0, 1, 2, 3]])).numpy()
    for p, labels in ((shares, [0, 3, 2, 1, 1]), (certain, [1, 3]), (shares * 2, [1, 1, 2, 3, 0])):
        one_hot = np.eye(4, dtype=np.float32)[labels]
        for name, y in (
            ("MeanSquaredError", one_hot),
            ("CategoricalCrossentropy", one_hot),
            ("SparseCategoricalCrossentropy", np.int64(labels)),
        ):
            predicted = torch.tensor(p, requires_grad=True)
            value = getattr(keras.losses, name)()(torch.tensor(y), predicted)
            (dp,) = torch.autograd.grad(value, predicted)
            store("loss", name, {}, y=y, p=p, value=value.detach().numpy(), dp=dp.numpy())


def optimizers():
    """Three steps of each."""
    for name, settings in (
        ("SGD", {}),
        ("SGD", {"learning_rate": 0.05, "momentum": 0.9}),
        ("Adam", {}),
        ("Adam", {"learning_rate": 0.01, "beta_1": 0.8, "beta_2": 0.99, "epsilon": 1e-3}),
    ):
        made = getattr(keras.optimizers, name)(**settings)
        weight = keras.Variable(numbers(6))
        start, gradients, steps = weight.numpy().copy(), numbers(3, 6), []
        for gradient in gradients:
            made.apply([torch.tensor(gradient)], [weight])
            steps.append(weight.numpy().copy())
        store("optimizer", name, settings, start=start, gradients=gradients, steps=steps)


def networks():
    """A whole network trained for three steps on given batches."""
    for name, settings in (
        ("SGD", {"learning_rate": 0.1, "momentum": 0.9}),
        ("Adam", {"learning_rate": 0.01}),
    ):
        model = keras.Sequential(
            [
                keras.Input((8, 8, 1)),
                keras.layers.Conv2D(4, 3, padding="same", activation="relu"),
                keras.layers.MaxPooling2D(),
                keras.layers.Conv2D(6, 3, padding="same", activation="relu"),
                keras.layers.MaxPooling2D(),
                keras.layers.Flatten(),
                keras.layers.Dense(10, activation="softmax"),
            ]
        )
        for weight in model.weights:
            weight.assign(numbers(*weight.shape) / 4)
        start = [w.numpy().copy() for w in model.weights]
        x, y = numbers(24, 8, 8, 1), rng.integers(0, 10, 24)
        model.compile(
            getattr(keras.optimizers, name)(**settings), "sparse_categorical_crossentropy"
        )
        history = model.fit(x, y, batch_size=8, epochs=1, shuffle=False, verbose=0)
        flat = {f"start{i}": w for i, w in enumerate(start)}
        flat |= {f"end{i}": w.numpy() for i, w in enumerate(model.weights)}
        loss = np.float32(history.history["loss"][0])
        store("network", name, settings, x=x, y=y, p=model.predict(x, verbose=0), loss=loss, **flat)


def main():
    """Compute everything and write two files."""
    keras.utils.set_random_seed(0)
    for make in (convolutions, poolings, others, losses, optimizers, networks):
        make()
    TARGET.mkdir(exist_ok=True)
    made_with = {"keras": keras.__version__, "torch": torch.__version__}
    lines = ",\n".join(json.dumps(entry) for entry in [made_with, *index])
    (TARGET / "index.json").write_text(f"[\n{lines}\n]\n")
    np.savez_compressed(TARGET / "arrays.npz", **arrays)
    size = sum(path.stat().st_size for path in TARGET.iterdir())
    print(f"{len(index)} goldens, {size} bytes")


if __name__ == "__main__":
    main()
