"""Losses: one number that says how wrong the predictions are, and its gradient by them."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from cnn_tutor.engine.arrays import Array, Shape

# Keras keeps probabilities this far from 0 and 1, so that no logarithm is infinite.
EPSILON = 1e-7


@dataclass
class Loss:
    """The base of all losses: how wrong the predictions `p` are, where `t` was the target."""

    def __call__(self, y: npt.ArrayLike, p: Array) -> float:
        """The loss of `p` where `y`, in whatever form the loss takes it, is right."""
        return self.value(self.target(y, p.shape), p)

    def target(self, y: npt.ArrayLike, shape: Shape) -> Array:
        """`y` as predictions of this shape would ideally be; raises `ValueError` if it can't be."""
        target = np.asarray(y, np.float32)
        if target.shape != shape:
            raise ValueError(f"y has the shape {target.shape}, the predictions have {shape}")
        return target

    def value(self, t: Array, p: Array) -> float:
        """The loss, a mean over the batch."""
        raise NotImplementedError

    def gradient(self, t: Array, p: Array) -> Array:
        """The gradient of the loss by `p`."""
        raise NotImplementedError


class MeanSquaredError(Loss):
    """`mean((t − p)²)` over all numbers."""

    def value(self, t: Array, p: Array) -> float:
        """`mean((t − p)²)`."""
        return float(np.mean((t - p) ** 2))

    def gradient(self, t: Array, p: Array) -> Array:
        """`2 · (p − t) / count`."""
        dp: Array = (p - t) * (2 / p.size)
        return dp


class CategoricalCrossentropy(Loss):
    """`−Σ t · log p`, a mean over the batch; `t: (n, classes)` is one-hot, `p` shares of 1."""

    def value(self, t: Array, p: Array) -> float:
        """`−Σ t · log p / n`; shares that do not sum to 1 are scaled first, as Keras does it."""
        shares = np.minimum(np.maximum(p / _total(p), EPSILON), 1 - EPSILON)
        return -float(np.vdot(t, np.log(shares))) / len(p)

    def gradient(self, t: Array, p: Array) -> Array:
        """`(Σ t / Σ p − t / p) / n`: raising the right share is all that helps."""
        shares = p / _total(p)
        inside = (shares > EPSILON) & (shares < 1 - EPSILON)
        by_share = np.where(inside, -t / np.where(inside, shares, 1), 0)
        dp: Array = (by_share - _total(by_share * shares)) / _total(p) / len(p)
        return dp

    def gradient_by_scores(self, t: Array, p: Array) -> Array:
        """`(p − t) / n`: the gradient by the scores, where `p` is their softmax."""
        dp: Array = (p - t) * (1 / len(p))
        return dp


class SparseCategoricalCrossentropy(CategoricalCrossentropy):
    """`CategoricalCrossentropy` with `y: (n,)` the number of the right class."""

    def target(self, y: npt.ArrayLike, shape: Shape) -> Array:
        """`y` as one-hot rows; raises `ValueError` for a number that is no class."""
        labels, (n, classes) = np.asarray(y), shape
        if labels.shape not in ((n,), (n, 1)):
            raise ValueError(f"y has the shape {labels.shape}, expected ({n},): a class each")
        if labels.dtype.kind not in "iu" or labels.min() < 0 or labels.max() >= classes:
            raise ValueError(f"y must hold whole numbers from 0 to {classes - 1}")
        rows: Array = np.eye(classes, dtype=np.float32)[labels.reshape(n)]
        return rows


def _total(p: Array) -> Array:
    total: Array = p.sum(axis=-1, keepdims=True)
    return total


LOSSES: dict[str, type[Loss]] = {
    "mean_squared_error": MeanSquaredError,
    "categorical_crossentropy": CategoricalCrossentropy,
    "sparse_categorical_crossentropy": SparseCategoricalCrossentropy,
}
