"""The fast way to train: layers that follow each other, computed together in kept buffers.

`stages` turns a model's layers into the steps of training for one batch size. Where a convolution
is followed by ReLU and by pooling in pairs, as in most networks, they become one `ConvStage`, and
`Flatten` with the `Dense` after it becomes a `DenseStage`; all other layers are steps as they are.
A stage has the `forward` and `backward` of a layer and leaves the same gradients: that is what it
is tested by.
"""

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from cnn_tutor.engine.activations import Activated, Activation
from cnn_tutor.engine.arrays import FLOAT32, Array, Shape
from cnn_tutor.engine.conv_layers import Conv2D
from cnn_tutor.engine.conv_stage import ConvStage
from cnn_tutor.engine.fully_connected import Dense, Flatten
from cnn_tutor.engine.layer import Layer
from cnn_tutor.engine.plan import as_images
from cnn_tutor.engine.pooling import MaxPooling2D

PAIRS = (2, 2)


class Stage(Protocol):
    """What training goes through: a layer, or several computed as one."""

    def forward(self, x: Array, *, training: bool = False) -> Array:
        """As `Layer.forward`."""

    def backward(self, g: Array) -> Array:
        """As `Layer.backward`."""


def stages(layers: Sequence[Layer], shapes: Sequence[Shape], n: int) -> list[Stage]:
    """The steps of training for batches of `n`; `shapes` are what the layers put out."""
    result: list[Stage] = []
    i = 1  # The Input computes nothing.
    while i < len(layers):
        layer, shape = layers[i], shapes[i - 1]
        after = layers[i + 1] if i + 1 < len(layers) else None
        if n > 1 and isinstance(layer, Conv2D) and _plain_window(layer):
            first, relu = i == 1, layer.activation == "relu"
            i += 1
            if not relu and i < len(layers) and _is_relu(layers[i]):
                relu = True
                i += 1
            pooled = i < len(layers) and _pools_in_pairs(layers[i], shapes[i - 1])
            i += pooled
            result.append(ConvStage(layer, shape, n, relu=relu, pooled=pooled, first=first))
        elif isinstance(layer, Flatten) and isinstance(after, Dense) and len(shape) == 3:
            result.append(DenseStage(after, shape, n))
            i += 2
        else:
            result.append(layer)
            i += 1
    return result


def _plain_window(layer: Conv2D) -> bool:
    window = layer.sliding()
    moves_by_one = window.strides == window.dilation == (1, 1) and layer.groups == 1
    return moves_by_one and layer.activation in (None, "linear", "relu")


def _is_relu(layer: Layer) -> bool:
    return isinstance(layer, Activation) and layer.activation == "relu"


def _pools_in_pairs(layer: Layer, shape: Shape) -> bool:
    if not isinstance(layer, MaxPooling2D):
        return False
    window = layer.sliding()
    even = window.padding == "valid" or shape[0] % 2 == shape[1] % 2 == 0
    return window.size == window.strides == PAIRS and min(shape[:2]) > 1 and even


class DenseStage(Activated):
    """A `Flatten` and a `Dense`, without laying out the images in rows.

    Instead the weights are brought into the order that the images have in memory: they are fewer.
    """

    def __init__(self, layer: Dense, shape: Shape, n: int) -> None:
        self._layer, self.activation, self.top = layer, layer.activation, layer.top
        h, w, c = shape
        units = layer.units
        self._unordered = (h, w, c, units)
        self._x, self._dx = (np.empty((h, c, w * n), FLOAT32) for _ in range(2))
        self._kernel, self._dkernel = (np.empty((h, c, w, units), FLOAT32) for _ in range(2))
        self._scores: Array = np.empty((n, units), FLOAT32)

    def linear(self, x: Array) -> Array:
        """`x: (n, h, w, c)` → the weighted sums, valid until the next call."""
        n, units = self._scores.shape
        as_images(self._x, n)[...] = x
        parameters = self._layer.parameters
        self._kernel[...] = parameters["kernel"].reshape(self._unordered).swapaxes(1, 2)
        np.matmul(self._x.reshape(-1, n).T, self._kernel.reshape(-1, units), out=self._scores)
        if "bias" in parameters:
            self._scores += parameters["bias"]
        return self._scores

    def linear_backward(self, g: Array) -> Array:
        """`g`: the gradient by the sums → the gradient by `x`."""
        n, units = self._scores.shape
        gradients = self._layer.gradients
        np.matmul(self._x.reshape(-1, n), g, out=self._dkernel.reshape(-1, units))
        gradients["kernel"].reshape(self._unordered)[...] = self._dkernel.swapaxes(1, 2)
        if "bias" in gradients:
            g.sum(axis=0, out=gradients["bias"])
        np.matmul(self._kernel.reshape(-1, units), g.T, out=self._dx.reshape(-1, n))
        return as_images(self._dx, n)
