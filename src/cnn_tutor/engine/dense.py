"""The fully connected layer, and the flattening that leads to it."""

import numpy as np
import numpy.typing as npt

from cnn_tutor.engine.arrays import Array, check_axes, check_length, floats


def flatten(x: npt.ArrayLike) -> Array:
    """`x: (n, …)` → `(n, d)`: each example in a row, the last axis fastest, as Keras does it."""
    (x,) = floats(x, names=("x",))
    return x.reshape(len(x), -1)


def dense(x: npt.ArrayLike, kernel: npt.ArrayLike, bias: npt.ArrayLike | None = None) -> Array:
    """`x · kernel + bias`: every output is a weighted sum of every input.

    `x: (n, d)`, `kernel: (d, units)`, `bias: (units,)` → `(n, units)`. Raises `ValueError` for
    shapes that do not agree and for NaN. Convention: `keras.layers.Dense`.
    """
    if bias is None:
        x, kernel = floats(x, kernel, names=("x", "kernel"))
        bias = np.zeros(kernel.shape[-1:], kernel.dtype)
    else:
        x, kernel, bias = floats(x, kernel, bias, names=("x", "kernel", "bias"))
    check_axes(x, "x", ("batch", "features"))
    check_axes(kernel, "kernel", ("features", "units"))
    check_axes(bias, "bias", ("units",))
    check_length(kernel, "kernel", 0, x.shape[1], "the features of x")
    check_length(bias, "bias", 0, kernel.shape[1], "one for each unit")
    return x @ kernel + bias
