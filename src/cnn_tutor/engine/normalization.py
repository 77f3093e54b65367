"""Batch normalization: every channel brought to mean 0 and variance 1, then scaled and moved."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from cnn_tutor.engine.arrays import Array, Shape, check_axes, check_length, floats
from cnn_tutor.engine.layer import Layer


def batch_normalization(
    x: npt.ArrayLike,
    mean: npt.ArrayLike,
    variance: npt.ArrayLike,
    *,
    offset: npt.ArrayLike = 0.0,
    scale: npt.ArrayLike = 1.0,
    epsilon: float = 1e-3,
) -> Array:
    """`(x − mean) / √(variance + epsilon) · scale + offset`, channel by channel.

    `x: (n, …, c)`, the others `(c,)`. Raises `ValueError` for shapes that do not agree and NaN.
    Convention: `keras.ops.batch_normalization`, with the epsilon of its layer.
    """
    names = ("x", "mean", "variance", "offset", "scale")
    x, *channels = floats(x, mean, variance, offset, scale, names=names)
    for array, name in zip(channels, names[1:], strict=True):
        if array.ndim > 0 or name in ("mean", "variance"):
            check_axes(array.shape, name, ("channels",))
            check_length(array.shape, name, 0, x.shape[-1], "the channels of x")
    mean, variance, offset, scale = channels
    factor = scale / np.sqrt(variance + x.dtype.type(epsilon))
    y: Array = (x - mean) * factor + offset
    return y


@dataclass(eq=False)
class BatchNormalization(Layer):
    """Normalizes by the batch's own mean and variance while training, by running ones otherwise.

    `momentum` is how much of a running value each step keeps. `gamma` and `beta` are learned.
    """

    momentum: float = 0.99
    epsilon: float = 1e-3

    def parameter_shapes(self, shape: Shape) -> dict[str, Shape]:
        """A scale and an offset a channel."""
        return {"gamma": shape[-1:], "beta": shape[-1:]}

    def statistic_shapes(self, shape: Shape) -> dict[str, Shape]:
        """A running mean and variance a channel."""
        return {"moving_mean": shape[-1:], "moving_variance": shape[-1:]}

    def multiply_adds(self, shape: Shape) -> int:
        """One a number."""
        return int(np.prod(shape))

    def forward(self, x: Array, *, training: bool = False) -> Array:
        """`batch_normalization` of `x`; in training the running values move along."""
        mean, variance = self.statistics["moving_mean"], self.statistics["moving_variance"]
        if training:
            over = tuple(range(x.ndim - 1))
            now = x.mean(axis=over), x.var(axis=over)
            for running, value in zip((mean, variance), now, strict=True):
                running += (1 - self.momentum) * (value - running)
            mean, variance = now
        self._training = training
        self._inverse = 1 / np.sqrt(variance + x.dtype.type(self.epsilon))
        self._normal = (x - mean) * self._inverse
        y: Array = self._normal * self.parameters["gamma"] + self.parameters["beta"]
        return y

    def backward(self, g: Array) -> Array:
        """`∂gamma = Σ g·x̂`, `∂beta = Σ g`; `∂x` also goes through the batch's mean and variance.

        There `∂x = gamma/σ · (g − mean(g) − x̂ · mean(g·x̂))`: what moves or scales the whole
        channel changes nothing, so the gradient has no part of it.
        """
        over = tuple(range(g.ndim - 1))
        self.gradients["beta"][...] = g.sum(axis=over)
        self.gradients["gamma"][...] = (g * self._normal).sum(axis=over)
        if self._training:
            g = g - g.mean(axis=over) - self._normal * (g * self._normal).mean(axis=over)
        dx: Array = g * (self.parameters["gamma"] * self._inverse)
        return dx
