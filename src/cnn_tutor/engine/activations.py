"""Activations: what happens to every number, or to every row of scores, on its own."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from cnn_tutor.engine.arrays import Array, as_floats, check_no_nan, floats
from cnn_tutor.engine.layer import Layer


def relu(x: npt.ArrayLike) -> Array:
    """`max(x, 0)`, any shape."""
    (x,) = as_floats(x, names=("x",))
    y: Array = np.maximum(x, 0)
    check_no_nan(y, "x")  # NaN goes through a maximum, to the same place.
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


FUNCTIONS: dict[str, Callable[[Array], Array]] = {
    "linear": lambda x: x,
    "relu": relu,
    "leaky_relu": leaky_relu,
    "sigmoid": sigmoid,
    "tanh": tanh,
    "softmax": softmax,
}

# How much of the gradient each cell lets through: the derivative dy/dx, cell by cell.
GATES: dict[str, Callable[[Array, Array], Array]] = {
    "linear": lambda x, y: np.ones_like(x),
    "relu": lambda x, y: (x > 0).astype(x.dtype),
    "leaky_relu": lambda x, y: np.where(x > 0, 1, 0.2).astype(x.dtype),
    "sigmoid": lambda x, y: y * (1 - y),
    "tanh": lambda x, y: 1 - y * y,
}


@dataclass(eq=False)
class Activation(Layer):
    """One of the activations by its name. After `forward`, `gate` shows which cells are open."""

    activation: str

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.activation not in FUNCTIONS:
            known = ", ".join(FUNCTIONS)
            raise ValueError(f"no activation is called {self.activation!r}; there are {known}")

    def forward(self, x: Array, *, training: bool = False) -> Array:
        """The activation's function of `x`."""
        self._x, self._y = x, FUNCTIONS[self.activation](x)
        return self._y

    @property
    def gate(self) -> Array:
        """For each cell of the last `forward`, the share of the gradient that goes through.

        Softmax has none: there every score moves every share.
        """
        return GATES[self.activation](self._x, self._y)

    def backward(self, g: Array) -> Array:
        """`g · gate`; for softmax `y · (g − Σ g·y)`, where shares compete for the same 1."""
        if self.activation == "softmax":
            dx: Array = self._y * (g - (g * self._y).sum(axis=-1, keepdims=True))
            return dx
        return g * self.gate

    def linear_backward(self, g: Array) -> Array:
        """`g`: the gradient by the activation's own input, as it is."""
        return g


@dataclass(eq=False)
class ReLU(Activation):
    """Lets positive numbers through and puts zero in the place of the others."""

    activation: str = field(default="relu", init=False)


class Activated(Layer):
    """The base of the layers that compute weighted sums and then may activate them.

    A subclass says what its `linear` part is; `activation` comes on top, going forward, and is the
    first to go through, going backward.
    """

    activation: str | None

    def __post_init__(self) -> None:
        super().__post_init__()
        self.top = Activation(self.activation or "linear")

    def forward(self, x: Array, *, training: bool = False) -> Array:
        """The activation of the weighted sums."""
        return self.top.forward(self.linear(x))

    def backward(self, g: Array) -> Array:
        """Through the activation, then through the weighted sums."""
        return self.linear_backward(self.top.backward(g))

    def linear(self, x: Array) -> Array:
        """The weighted sums of `x`."""
        raise NotImplementedError

    def linear_backward(self, g: Array) -> Array:
        """`g`: the gradient by the weighted sums → the gradient by `x`."""
        raise NotImplementedError
