"""The fully connected layer, and the flattening that leads to it."""

import math
from dataclasses import KW_ONLY, dataclass

import numpy as np
import numpy.typing as npt

from cnn_tutor.engine.activations import Activated
from cnn_tutor.engine.arrays import Array, Shape, check_axes, check_length, floats
from cnn_tutor.engine.layer import Layer
from cnn_tutor.shapes import multiply_adds


def flatten(x: npt.ArrayLike) -> Array:
    """`x: (n, …)` → `(n, d)`: each example in a row, the last axis fastest, as Keras does it."""
    (x,) = floats(x, names=("x",))
    if x.ndim == 0:
        raise ValueError("x must have a batch axis; it is a single number")
    return x.reshape(len(x), math.prod(x.shape[1:]))


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
    check_axes(x.shape, "x", ("batch", "features"))
    check_axes(kernel.shape, "kernel", ("features", "units"))
    check_axes(bias.shape, "bias", ("units",))
    check_length(kernel.shape, "kernel", 0, x.shape[1], "the features of x")
    check_length(bias.shape, "bias", 0, kernel.shape[1], "one for each unit")
    return x @ kernel + bias


@dataclass(eq=False)
class Flatten(Layer):
    """`(n, h, w, c)` → `(n, h·w·c)`: the maps laid out in a row for a `Dense` layer."""

    def output_shape(self, shape: Shape) -> Shape:
        """All the numbers of an example in one axis."""
        return (math.prod(shape),)

    def windows(self, shape: Shape) -> None:
        """Each number still stands for its place, but the row as a whole has seen everything."""
        return None

    def forward(self, x: Array, *, training: bool = False) -> Array:
        """`flatten(x)`."""
        self._shape = x.shape
        return flatten(x)

    def backward(self, g: Array) -> Array:
        """Every gradient back to the place that its number came from."""
        return g.reshape(self._shape)


@dataclass(eq=False)
class Dense(Activated):
    """`activation(x · kernel + bias)`, `kernel: (d, units)`."""

    units: int
    activation: str | None = None
    _: KW_ONLY
    use_bias: bool = True
    kernel_initializer: str = "glorot_uniform"

    def output_shape(self, shape: Shape) -> Shape:
        """One number for each unit."""
        if len(shape) != 1:
            raise ValueError(f"Dense takes (batch, features), not (batch, *{shape}): Flatten first")
        return (self.units,)

    def parameter_shapes(self, shape: Shape) -> dict[str, Shape]:
        """A weight from every input to every unit, and a bias a unit."""
        shapes: dict[str, Shape] = {"kernel": (shape[0], self.units)}
        return shapes | {"bias": (self.units,)} if self.use_bias else shapes

    def multiply_adds(self, shape: Shape) -> int:
        """`d · units`."""
        return multiply_adds(1, 1, shape[0], self.units)

    def windows(self, shape: Shape) -> None:
        """A unit sees everything."""
        return None

    def linear(self, x: Array) -> Array:
        """`x · kernel + bias`."""
        self._x = x
        return dense(x, **self.parameters)

    def linear_backward(self, g: Array) -> Array:
        """`∂kernel = xᵀ · g`, `∂bias = Σ g`, `∂x = g · kernelᵀ`."""
        np.matmul(self._x.T, g, out=self.gradients["kernel"])
        if self.use_bias:
            g.sum(axis=0, out=self.gradients["bias"])
        return g @ self.parameters["kernel"].T
