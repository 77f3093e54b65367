"""The activations by their names in Keras: what they are called, and how they are written out."""

from collections.abc import Callable
from typing import NamedTuple

from cnn_tutor import engine
from cnn_tutor.figures.arrays import Array


class Bend(NamedTuple):
    """An activation.

    Attributes:
        title: What it is called.
        of: The function, for arrays.
        written: What it does, as arithmetic, to the number that a text stands for.
        never: The limits that what comes out never reaches.
    """

    title: str
    of: Callable[[Array], Array]
    written: Callable[[str], str]
    never: tuple[int, ...] = ()


BENDS = {
    "relu": Bend("ReLU", lambda x: engine.relu(x), lambda x: f"max({x}, 0)"),
    "leaky_relu": Bend(
        "leaky ReLU", lambda x: engine.leaky_relu(x), lambda x: f"max({x}, 0.2·{_bracketed(x)})"
    ),
    "sigmoid": Bend(
        "sigmoid",
        lambda x: engine.sigmoid(x),
        lambda x: f"1 / (1 + e^{_negated(x)})",
        (0, 1),
    ),
    "tanh": Bend("tanh", lambda x: engine.tanh(x), lambda x: f"tanh({x})", (-1, 1)),
}


def _negated(x: str) -> str:
    return x[1:] if x[0] == "-" else x if x == "0" else f"-{x}"


def _bracketed(x: str) -> str:
    return f"({x})" if x[0] == "-" else x
