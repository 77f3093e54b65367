"""The fast way to train: layers that follow each other, computed together in kept buffers.

`stages` turns a model's layers into the steps of training for one batch size. Where a convolution
is followed by ReLU and by pooling in pairs, as in most networks, they become one `ConvStage`;
all other layers are steps as they are. A stage has the `forward` and `backward` of a layer and
the same gradients: that is what it is tested by. Three ideas make it fast:

* **Pool first.** Adding a bias and cutting off below zero keep the order of numbers, so they can
  wait until pooling has left a quarter of them.
* **Pool in two halves**, neighbours in a row first, then rows. Going back, the gradient is sent
  to the larger one of each two by its sign bit: `a − b` is negative where `b` won, its sign bit
  shifted through all bits is a mask of ones there, and `and` and `xor` with it split the gradient.
  On a tie `a − b` is zero and the first wins, as in `MaxPooling2D`.
* **The gradient by the input is a convolution too**, of the gradient by the output, with the
  kernel turned by 180°: so it has a `Plan` of its own.
"""

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from cnn_tutor.engine.activations import Activation
from cnn_tutor.engine.arrays import FLOAT32, Array, Shape
from cnn_tutor.engine.conv_layers import Conv2D
from cnn_tutor.engine.layer import Layer
from cnn_tutor.engine.plan import Plan
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
        if n == 1 or not (isinstance(layer, Conv2D) and _plain_window(layer)):
            result.append(layer)
            i += 1
            continue
        first, relu = i == 1, layer.activation == "relu"
        i += 1
        if not relu and i < len(layers) and _is_relu(layers[i]):
            relu = True
            i += 1
        pooled = i < len(layers) and _pools_in_pairs(layers[i], shapes[i - 1])
        i += pooled
        result.append(ConvStage(layer, shape, n, relu=relu, pooled=pooled, first=first))
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


class Duel:
    """The larger of each two numbers of `a` and `b`; its gradient goes to the one that won.

    Going back, the gradients take the place of the numbers, in `larger` and in `a` and `b`.
    """

    def __init__(self, a: Array, b: Array) -> None:
        self._a, self._b = a, b
        self.larger: Array = np.empty(a.shape, FLOAT32)
        self._difference: Array = np.empty(a.shape, FLOAT32)
        self._da, self._db = a.view(np.int32), b.view(np.int32)
        self._g, self._mask = self.larger.view(np.int32), self._difference.view(np.int32)

    def forward(self) -> None:
        """Fill in `larger`."""
        np.maximum(self._a, self._b, out=self.larger)

    def backward(self) -> None:
        """Send the gradient in `larger` on to `a` and `b`."""
        np.subtract(self._a, self._b, out=self._difference)
        np.right_shift(self._mask, 31, out=self._mask)
        np.bitwise_and(self._g, self._mask, out=self._db)
        np.bitwise_xor(self._g, self._db, out=self._da)


class ConvStage:
    """A `Conv2D`, then ReLU if `relu`, then pooling in pairs if `pooled`, for `n` images.

    Inside, arrays are `(rows, filters, places)`: the places of a row are its pixels with the batch
    innermost. Before pooling there are two of them, with the even pixels of all rows and with the
    odd ones. Going back, the gradients take the place of the numbers in the same memory.
    """

    def __init__(
        self, layer: Conv2D, shape: Shape, n: int, *, relu: bool, pooled: bool, first: bool
    ) -> None:
        self._layer, self._relu = layer, relu
        h, w, c = shape
        kernel = layer.parameters["kernel"]
        kh, kw, _, f = kernel.shape
        (top, _), (left, _) = pads = layer.sliding().pads(shape)
        phases = 2 if pooled else 1
        self._plan = Plan((n, h, w, c), kernel.shape, pads, FLOAT32, phases=phases)
        _, oh, _, places = self._plan.output_shape
        ow = phases * places // n
        self._sums: Array = np.empty(self._plan.output_shape, FLOAT32)
        self._duels = []
        self._out = self._sums[0]
        if pooled:
            across = Duel(self._sums[0], self._sums[1])
            down = Duel(across.larger[0::2], across.larger[1::2])
            self._duels = [across, down]
            self._out = down.larger
        self._y: Array = np.empty(self._out.shape, FLOAT32)
        self._ones: Array = np.ones(len(self._y[0, 0]), FLOAT32)
        self._by_row: Array = np.empty((phases, oh, kh * kw * c, f), FLOAT32)

        self._back = None
        if not first:
            around = (
                (kh - 1 - top, h - oh + top),
                (kw - 1 - left, w - ow + left),
            )
            self._back = Plan((n, oh, ow, f), (kh, kw, f, c), around, FLOAT32)
            self._dx: Array = np.empty(self._back.output_shape, FLOAT32)
            self._moves = [
                (self._back.inside[:, :, phase::phases], _images(self._sums[phase], n))
                for phase in range(phases)
            ]

    def forward(self, x: Array, *, training: bool = False) -> Array:
        """`x: (n, h, w, c)` → the output, valid until the next call."""
        self._plan.inside[...] = x
        self._plan.fill()
        self._plan.multiply(self._layer.parameters["kernel"], self._sums)
        for duel in self._duels:
            duel.forward()
        bias = self._layer.parameters.get("bias", np.zeros(1, FLOAT32))
        np.add(self._out, bias[:, np.newaxis], out=self._y)
        if self._relu:
            np.maximum(self._y, 0, out=self._y)
        return _images(self._y, len(x))

    def backward(self, g: Array) -> Array:
        """The gradient by the output → by the input; the first stage's is not needed: `g`."""
        _images(self._out, len(g))[...] = g
        if self._relu:
            # A positive number, negated, has its sign bit set; zero has not: again a mask.
            open_bits, bits = self._y.view(np.int32), self._out.view(np.int32)
            np.negative(open_bits, out=open_bits)
            np.right_shift(open_bits, 31, out=open_bits)
            np.bitwise_and(bits, open_bits, out=bits)
        gradients = self._layer.gradients
        if "bias" in gradients:
            (self._out @ self._ones).sum(axis=0, out=gradients["bias"])
        for duel in reversed(self._duels):
            duel.backward()
        np.matmul(self._plan.windows, self._sums.swapaxes(2, 3), out=self._by_row)
        self._by_row.sum(axis=(0, 1), out=gradients["kernel"].reshape(self._by_row.shape[2:]))
        if self._back is None:
            return g
        for target, source in self._moves:
            target[...] = source
        self._back.fill()
        turned = self._layer.parameters["kernel"][::-1, ::-1].transpose(0, 1, 3, 2)
        self._back.multiply(turned, self._dx)
        return _images(self._dx[0], len(g))


def _images(rows: Array, n: int) -> Array:
    """`(h, c, w·n)` in memory, seen as `(n, h, w, c)`."""
    h, c, _ = rows.shape
    return rows.reshape(h, c, -1, n).transpose(3, 0, 2, 1)
