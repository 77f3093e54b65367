"""Losses: one number that says how wrong the predictions are, and its gradient by them."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from cnn_tutor.engine.arrays import Array

# Keras keeps probabilities this far from 0 and 1, so that no logarithm is infinite.
EPSILON = 1e-7


@dataclass
class Loss:
    """The base of all losses; `y` is what is right, `p` what was predicted."""

    def __call__(self, y: npt.ArrayLike, p: Array) -> float:
        """The loss, a mean over the batch."""
        raise NotImplementedError

    def gradient(self, y: npt.ArrayLike, p: Array) -> Array:
        """The gradient of the loss by `p`."""
        raise NotImplementedError

    def target(self, y: npt.ArrayLike, p: Array) -> Array:
        """`y` with the shape and type of `p`; raises `ValueError` if it has another shape."""
        target = np.asarray(y, p.dtype)
        if target.shape != p.shape:
            raise ValueError(f"y has the shape {target.shape}, the predictions have {p.shape}")
        return target


class MeanSquaredError(Loss):
    """`mean((y − p)²)` over all numbers."""

    def __call__(self, y: npt.ArrayLike, p: Array) -> float:
        """The loss of predictions `p` where `y` is right."""
        return float(np.mean((self.target(y, p) - p) ** 2))

    def gradient(self, y: npt.ArrayLike, p: Array) -> Array:
        """`2 · (p − y) / count`."""
        dp: Array = 2 / p.size * (p - self.target(y, p))
        return dp


class CategoricalCrossentropy(Loss):
    """`−mean(Σ y · log p)` over the batch, with `y: (n, classes)` one-hot, `p` shares of 1."""

    def __call__(self, y: npt.ArrayLike, p: Array) -> float:
        """The loss of shares `p` where `y` is right."""
        shares = np.clip(p / p.sum(axis=-1, keepdims=True), EPSILON, 1 - EPSILON)
        return float(-(self.target(y, p) * np.log(shares)).sum() / len(p))

    def gradient(self, y: npt.ArrayLike, p: Array) -> Array:
        """`(Σ y / Σ p − y / p) / n`: raising the right share is all that helps."""
        t, total = self.target(y, p), p.sum(axis=-1, keepdims=True)
        shares = p / total
        inside = (shares > EPSILON) & (shares < 1 - EPSILON)
        by_share = np.where(inside, -t / np.where(inside, shares, 1), 0)
        dp: Array = (by_share - (by_share * shares).sum(axis=-1, keepdims=True)) / total / len(p)
        return dp

    def gradient_by_scores(self, y: npt.ArrayLike, p: Array) -> Array:
        """`(p − y) / n`: the gradient by the scores, where `p` is their softmax."""
        dp: Array = (p - self.target(y, p)) / len(p)
        return dp


class SparseCategoricalCrossentropy(CategoricalCrossentropy):
    """`CategoricalCrossentropy` with `y: (n,)` the number of the right class."""

    def target(self, y: npt.ArrayLike, p: Array) -> Array:
        """`y` as one-hot rows; raises `ValueError` for a number that is no class."""
        labels = np.asarray(y)
        if labels.shape not in ((len(p),), (len(p), 1)):
            raise ValueError(
                f"y has the shape {labels.shape}, expected one class number for each of {len(p)}"
            )
        labels = labels.reshape(-1)
        if labels.dtype.kind not in "iu" or labels.min() < 0 or labels.max() >= p.shape[1]:
            raise ValueError(f"y must hold whole numbers from 0 to {p.shape[1] - 1}")
        rows: Array = np.eye(p.shape[1], dtype=p.dtype)[labels]
        return rows


LOSSES: dict[str, type[Loss]] = {
    "mean_squared_error": MeanSquaredError,
    "categorical_crossentropy": CategoricalCrossentropy,
    "sparse_categorical_crossentropy": SparseCategoricalCrossentropy,
}
