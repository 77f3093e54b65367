"""Dropout: while training, forget some numbers at random, so that none is relied on."""

from dataclasses import dataclass

import numpy as np

from cnn_tutor.engine.arrays import Array
from cnn_tutor.engine.layer import Layer


@dataclass(eq=False)
class Dropout(Layer):
    """Sets a share `rate` of the numbers to zero and scales the rest up by `1 / (1 − rate)`.

    Only while training; otherwise it passes `x` on. `rng` draws what is dropped; a `Sequential`
    sets it anew for every step, so that training can stop and go on to the same weights.
    """

    rate: float

    def __post_init__(self) -> None:
        super().__post_init__()
        if not 0 <= self.rate < 1:
            raise ValueError(f"rate must be at least 0 and less than 1, not {self.rate!r}")
        self.rng = np.random.default_rng(0)

    def forward(self, x: Array, *, training: bool = False) -> Array:
        """`x · kept`, where `kept` is 0 or `1 / (1 − rate)`."""
        kept = self.rng.random(x.shape) >= self.rate if training else np.ones(x.shape)
        self._kept = (kept / (1 - self.rate) if training else kept).astype(x.dtype)
        return x * self._kept

    def backward(self, g: Array) -> Array:
        """The gradient goes where the numbers went."""
        return g * self._kept
