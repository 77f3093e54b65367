"""The trained networks that come with the program."""

from functools import lru_cache

import numpy as np

from cnn_tutor.engine.arrays import Array
from cnn_tutor.engine.digits import DARKEST, DATA
from cnn_tutor.engine.fully_connected import dense
from cnn_tutor.engine.model import Sequential

NAMES = ("digits", "shapes")


def load_trained(name: str) -> Sequential:
    """The network trained on `load_digits()` ("digits") or on `load_shapes` ("shapes").

    "digits" takes ink from 0 to 1, so divide what `load_digits` gives by `DARKEST`. Each was made
    by its script in `tools/`. Raises `ValueError` for another name.
    """
    if name not in NAMES:
        raise ValueError(f"there is no trained network {name!r}, only {', '.join(NAMES)}")
    return Sequential.load(DATA / f"{name}_model.npz")


def digit_logits(ink: Array) -> Array:
    """What the network trained on digits makes of one: `ink: (8, 8)`, 0 to `DARKEST`, to `(10,)`.

    Their softmax is what it predicts.
    """
    network = _digits()
    before = network.activations(ink[np.newaxis, :, :, np.newaxis] / DARKEST)[-2]
    logits: Array = dense(before, **network.layers[-1].parameters)[0]
    return logits


@lru_cache
def _digits() -> Sequential:
    return load_trained("digits")
