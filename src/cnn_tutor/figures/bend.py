"""The activations by their names in Keras: what they are called, and how they are written out."""

from collections.abc import Callable
from typing import NamedTuple

from cnn_tutor.engine.activations import FUNCTIONS
from cnn_tutor.figures.model import Array


class Bend(NamedTuple):
    """An activation.

    Attributes:
        title: What it is called.
        of: The function, for arrays.
        written: What it does, as arithmetic, to the number that a text stands for.
    """

    title: str
    of: Callable[[Array], Array]
    written: Callable[[str], str]


BENDS = {
    "relu": Bend("ReLU", FUNCTIONS["relu"], lambda x: f"max({x}, 0)"),
    "leaky_relu": Bend(
        "leaky ReLU", FUNCTIONS["leaky_relu"], lambda x: f"max({x}, 0.2·{_bracketed(x)})"
    ),
    "sigmoid": Bend(
        "sigmoid",
        FUNCTIONS["sigmoid"],
        lambda x: f"1 / (1 + e^{_negated(x)})",
    ),
    "tanh": Bend("tanh", FUNCTIONS["tanh"], lambda x: f"tanh({x})"),
}


def _negated(x: str) -> str:
    return x[1:] if x[0] == "-" else f"-{x}"


def _bracketed(x: str) -> str:
    return f"({x})" if x[0] == "-" else x
