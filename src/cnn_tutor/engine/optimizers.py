"""Optimizers: how the gradient becomes a step of the weights.

All the weights of a model lie in one flat vector, so that a step is a handful of array operations.
"""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from cnn_tutor.engine.arrays import Array


@dataclass
class Optimizer:
    """The base of all optimizers: `slots` is what one remembers, `step` counts its steps."""

    learning_rate: float
    slot_count: ClassVar[int] = 0

    def start(self, weights: Array) -> None:
        """Forget everything and get ready for `weights`."""
        self.step = 0
        self.slots = [np.zeros_like(weights) for _ in range(self.slot_count)]

    def update(self, weights: Array, gradient: Array) -> None:
        """Take a step: change `weights` in place."""
        raise NotImplementedError


@dataclass
class SGD(Optimizer):
    """Stochastic gradient descent: a step against the gradient, with momentum if asked for.

    `m ← momentum · m − learning_rate · g`, `w ← w + m`. Convention: `keras.optimizers.SGD`.
    """

    learning_rate: float = 0.01
    momentum: float = 0.0
    slot_count: ClassVar[int] = 1

    def update(self, weights: Array, gradient: Array) -> None:
        """Change `weights` in place."""
        self.step += 1
        (m,) = self.slots
        m *= self.momentum
        m -= self.learning_rate * gradient
        weights += m


@dataclass
class Adam(Optimizer):
    """Every weight gets a step size of its own: the mean gradient by its usual magnitude.

    `m ← m + (1 − β₁)(g − m)`, `v ← v + (1 − β₂)(g² − v)`, `w ← w − α · m / (√v + ε)`, where
    `α = learning_rate · √(1 − β₂ᵗ) / (1 − β₁ᵗ)` makes up for the start at zero.
    Convention: `keras.optimizers.Adam`.
    """

    learning_rate: float = 0.001
    beta_1: float = 0.9
    beta_2: float = 0.999
    epsilon: float = 1e-7
    slot_count: ClassVar[int] = 2

    def update(self, weights: Array, gradient: Array) -> None:
        """Change `weights` in place."""
        self.step += 1
        m, v = self.slots
        m += (1 - self.beta_1) * (gradient - m)
        v += (1 - self.beta_2) * (gradient * gradient - v)
        unbiased = (1 - self.beta_2**self.step) ** 0.5 / (1 - self.beta_1**self.step)
        weights -= self.learning_rate * unbiased * m / (np.sqrt(v) + self.epsilon)


OPTIMIZERS: dict[str, type[Optimizer]] = {"sgd": SGD, "adam": Adam}
