"""The training loop: batch by batch, forward, backward, a step of the optimizer."""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from cnn_tutor.engine.activations import Activated, Activation
from cnn_tutor.engine.arrays import Array
from cnn_tutor.engine.dropout import Dropout
from cnn_tutor.engine.losses import CategoricalCrossentropy

if TYPE_CHECKING:
    from cnn_tutor.engine.model import Sequential

Logs = dict[str, float]


class Callback:
    """Is told about every batch and every epoch; `model.stop_training = True` ends the training.

    `logs` holds the mean loss (and accuracy) of the epoch so far.
    """

    model: "Sequential"

    def on_train_batch_end(self, batch: int, logs: Logs) -> None:
        """After each step of the optimizer; `batch` counts from 0 within the epoch."""

    def on_epoch_end(self, epoch: int, logs: Logs) -> None:
        """After each epoch; `epoch` counts from 0."""


class History(Callback):
    """What `fit` returns: `epoch`, the epochs it finished, and `history`, a list for each log."""

    def __init__(self) -> None:
        self.epoch: list[int] = []
        self.history: dict[str, list[float]] = {}

    def on_epoch_end(self, epoch: int, logs: Logs) -> None:
        """Write it down."""
        self.epoch.append(epoch)
        for name, value in logs.items():
            self.history.setdefault(name, []).append(value)


def accuracy(t: Array, p: Array) -> float:
    """The share of rows whose largest number is in the same place in target and prediction."""
    return int(np.count_nonzero(p.argmax(axis=-1) == t.argmax(axis=-1))) / len(p)


@np.errstate(over="ignore", invalid="ignore")  # A loss that overflows is told in words, below.
def fit(
    model: "Sequential",
    x: Array,
    y: npt.NDArray[Any],
    batch_size: int,
    epochs: int,
    shuffle: bool,
    callbacks: Sequence[Callback],
) -> History:
    """Train from where `model.epoch` and `model.batch` say it stands; see `Sequential.fit`.

    The order of an epoch's examples follows from the seed and the epoch alone, which is why
    training that was broken off can go on to the same weights. Raises `ValueError` where `x` and
    `y` differ in length, and where the loss stops being a number.
    """
    if model.optimizer is None:
        raise ValueError("compile the model first: it has no optimizer and no loss")
    if len(x) != len(y):
        raise ValueError(f"x holds {len(x)} examples, y holds {len(y)}")
    targets = model.loss.target(y, (len(x), *model.shapes[-1]))
    history = History()
    model.stop_training = False
    for callback in (told := [history, *callbacks]):
        callback.model = model
    for epoch in range(model.epoch, model.epoch + epochs):
        order = np.arange(len(x))
        if shuffle:
            np.random.default_rng([model.seed, epoch]).shuffle(order)
        totals, seen = dict.fromkeys(["loss", *model.metrics], 0.0), 0
        while (first := model.batch * batch_size) < len(x):
            chosen = order[first : first + batch_size]
            with model.lock:
                values = train_on_batch(model, x[chosen], targets[chosen])
            for name, value in values.items():
                totals[name] += value * len(chosen)
            seen += len(chosen)
            logs = {name: total / seen for name, total in totals.items()}
            model.batch += 1
            for callback in told:
                callback.on_train_batch_end(model.batch - 1, logs)
            if model.stop_training and model.batch * batch_size < len(x):
                return history
        model.epoch, model.batch = epoch + 1, 0
        for callback in told:
            callback.on_epoch_end(epoch, logs)
        if model.stop_training:
            break
    return history


def train_on_batch(model: "Sequential", x: Array, t: Array) -> Logs:
    """One step: the loss of this batch, and the weights moved against its gradient."""
    assert model.optimizer
    for i, layer in enumerate(model.layers):
        if isinstance(layer, Dropout):
            layer.rng = np.random.default_rng([model.seed, model.epoch, model.batch, i])
    steps = model.stages(len(x))
    p = x
    for step in steps:
        p = step.forward(p, training=True)
    logs = {"loss": model.loss.value(t, p)}
    if not math.isfinite(logs["loss"]):
        raise ValueError(
            f"the loss is {logs['loss']} in epoch {model.epoch}, batch {model.batch}: "
            "the weights have grown too large; a smaller learning_rate helps"
        )
    if model.metrics:
        logs["accuracy"] = accuracy(t, p)
    *below, last = steps
    if (
        isinstance(model.loss, CategoricalCrossentropy)
        and isinstance(last, Activation | Activated)
        and last.activation == "softmax"
    ):
        # Softmax and cross-entropy together have a simple gradient that never divides by zero.
        g = last.linear_backward(model.loss.gradient_by_scores(t, p))
    else:
        g = last.backward(model.loss.gradient(t, p))
    for step in reversed(below):
        g = step.backward(g)
    model.optimizer.update(model.weights, model.gradient)
    return logs
