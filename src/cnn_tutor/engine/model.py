"""A stack of layers that is described, run, trained, stored and loaded as one."""

import threading
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from cnn_tutor.engine import storage, training
from cnn_tutor.engine.arrays import Array, floats
from cnn_tutor.engine.layer import Layer, output_shapes
from cnn_tutor.engine.losses import LOSSES, Loss
from cnn_tutor.engine.optimizers import OPTIMIZERS, Optimizer
from cnn_tutor.engine.stages import Stage, stages
from cnn_tutor.engine.summary import Row, rows, table

Made = TypeVar("Made")


class Sequential:
    """Layers, each fed by the one before it; the first is an `Input`. Its repr is its summary.

    `seed` decides the first weights, the order of the batches and what `Dropout` drops: the same
    seed and the same data give the same weights. While one thread trains, others may ask for
    `predict` and `activations`: they get their answer between two steps.
    """

    def __init__(self, layers: Iterable[Layer], *, seed: int = 0) -> None:
        self.layers = list(layers)
        self.seed = seed
        self.shapes = output_shapes(self.layers)
        for i, layer in enumerate(self.layers[1:], start=1):
            layer.build(self.shapes[i - 1], np.random.default_rng([seed, i]))
        self.weights, self.gradient = _pack(self.layers)
        # Where training stands: epochs finished, and batches of the next one.
        self.epoch, self.batch = 0, 0
        self.stop_training = False
        self._stages: dict[int, list[Stage]] = {}
        # Layers remember what went through them, so only one thing may go through at a time.
        self.lock = threading.Lock()
        self.optimizer: Optimizer | None = None
        self.metrics: list[str] = []

    def __repr__(self) -> str:
        return table(self.layers)

    def summary(self) -> None:
        """Print, for each layer: output shape, parameters, multiply-adds, receptive field."""
        print(self)

    def rows(self) -> list[Row]:
        """The numbers that `summary` prints, a row a layer."""
        return rows(self.layers)

    def activations(self, x: npt.ArrayLike) -> list[Array]:
        """The output of every layer, the `Input`'s (that is `x`) first."""
        outputs = [self.checked(x)]
        with self.lock:
            for layer in self.layers[1:]:
                outputs.append(layer.forward(outputs[-1]))
        return outputs

    def predict(self, x: npt.ArrayLike, *, batch_size: int = 32) -> Array:
        """`x: (n, …)` → the last layer's output."""
        x = self.checked(x)
        parts = []
        for first in range(0, len(x), batch_size):
            part = x[first : first + batch_size]
            with self.lock:
                for layer in self.layers[1:]:
                    part = layer.forward(part)
            parts.append(part)
        return np.concatenate(parts)

    def compile(
        self,
        optimizer: str | Optimizer = "sgd",
        loss: str | Loss = "sparse_categorical_crossentropy",
        *,
        metrics: Sequence[str] = (),
    ) -> None:
        """Choose how to train. The only metric there is is `"accuracy"`."""
        if not set(metrics) <= {"accuracy"}:
            raise ValueError(f'the only metric is "accuracy", not {list(metrics)}')
        self.optimizer = _named(optimizer, OPTIMIZERS) if isinstance(optimizer, str) else optimizer
        self.loss = _named(loss, LOSSES) if isinstance(loss, str) else loss
        self.metrics = list(metrics)
        self.optimizer.start(self.weights)

    def fit(
        self,
        x: npt.ArrayLike,
        y: npt.ArrayLike,
        *,
        batch_size: int = 32,
        epochs: int = 1,
        shuffle: bool = True,
        callbacks: Sequence[training.Callback] = (),
    ) -> training.History:
        """Train for `epochs` more epochs; a callback may stop it, and `fit` again goes on there.

        An epoch that was broken off counts as one of the `epochs` when it is gone on with.
        """
        x, y = self.checked(x), np.asarray(y)
        return training.fit(self, x, y, batch_size, epochs, shuffle, callbacks)

    def evaluate(
        self, x: npt.ArrayLike, y: npt.ArrayLike, *, batch_size: int = 32
    ) -> float | list[float]:
        """The loss, or `[loss, accuracy]` where `compile` was told to measure it."""
        p = self.predict(x, batch_size=batch_size)
        t = self.loss.target(y, p.shape)
        loss = self.loss.value(t, p)
        return [loss, training.accuracy(t, p)] if self.metrics else loss

    def save(self, path: str | Path) -> None:
        """Store layers, weights and the state of training as one `.npz`."""
        storage.save(self, Path(path))

    @classmethod
    def load(cls, path: str | Path) -> "Sequential":
        """What `save` stored. Raises `ValueError` for a file that is not just that."""
        return storage.load(cls, Path(path))

    def checked(self, x: npt.ArrayLike) -> Array:
        """`x` as float32, a batch of what `Input` says; raises `ValueError` otherwise."""
        (x,) = floats(x, names=("x",))
        if x.ndim == 0 or x.shape[1:] != self.shapes[0] or len(x) == 0:
            expected = ", ".join(map(str, ("batch", *self.shapes[0])))
            raise ValueError(f"the model takes x of shape ({expected}), not {x.shape}")
        return x.astype(np.float32, copy=False)

    def stages(self, n: int) -> list[Stage]:
        """The steps of training for a batch of `n`: kept for a full batch and for the last one."""
        if n not in self._stages:
            while len(self._stages) > 1:
                self._stages.pop(next(iter(self._stages)))
            self._stages[n] = stages(self.layers, self.shapes, n)
        return self._stages[n]


def _named(name: str, kinds: Mapping[str, type[Made]]) -> Made:
    """A new one of the kind with this name, with Keras's defaults."""
    if name not in kinds:
        raise ValueError(f"there is no {name!r}, only {', '.join(kinds)}")
    return kinds[name]()


def _pack(layers: Sequence[Layer]) -> tuple[Array, Array]:
    """Move all parameters into one flat vector, all gradients into another, and view them there."""
    places: list[tuple[Layer, str]] = [(layer, key) for layer in layers for key in layer.parameters]
    weights: Array = np.concatenate(
        [np.zeros(0, np.float32), *(layer.parameters[key].ravel() for layer, key in places)]
    )
    gradient, first = np.zeros_like(weights), 0
    for layer, key in places:
        shape = layer.parameters[key].shape
        last = first + layer.parameters[key].size
        layer.parameters[key] = weights[first:last].reshape(shape)
        layer.gradients[key] = gradient[first:last].reshape(shape)
        first = last
    return weights, gradient
