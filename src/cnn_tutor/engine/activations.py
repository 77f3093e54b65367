"""Activations: what happens to every number, or to every row of scores, on its own."""

import numpy as np
import numpy.typing as npt

from cnn_tutor.engine.arrays import Array, floats


def relu(x: npt.ArrayLike) -> Array:
    """`max(x, 0)`, any shape."""
    (x,) = floats(x, names=("x",))
    y: Array = np.maximum(x, 0)
    return y


def leaky_relu(x: npt.ArrayLike, negative_slope: float = 0.2) -> Array:
    """`x` where it is positive, `negative_slope · x` elsewhere. The default slope is Keras's."""
    (x,) = floats(x, names=("x",))
    return np.where(x > 0, x, x.dtype.type(negative_slope) * x)


def sigmoid(x: npt.ArrayLike) -> Array:
    """`1 / (1 + e^−x)`, from 0 to 1, written as a tanh so that no exponential overflows."""
    (x,) = floats(x, names=("x",))
    half = x.dtype.type(0.5)
    y: Array = half * (1 + np.tanh(half * x))
    return y


def tanh(x: npt.ArrayLike) -> Array:
    """The hyperbolic tangent, from −1 to 1."""
    (x,) = floats(x, names=("x",))
    y: Array = np.tanh(x)
    return y


def softmax(x: npt.ArrayLike) -> Array:
    """`e^x / Σ e^x` over the last axis: scores become shares that sum to 1.

    The largest score is taken off first, which changes nothing but keeps the exponentials finite.
    """
    (x,) = floats(x, names=("x",))
    shares: Array = np.exp(x - x.max(axis=-1, keepdims=True))
    shares /= shares.sum(axis=-1, keepdims=True)
    return shares
