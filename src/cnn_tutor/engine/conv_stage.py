"""A convolution, ReLU and pooling in pairs, computed as one, forward and backward.

Four ideas make it fast, besides those of `plan.py`:

* **Pool first.** Adding a bias and cutting off below zero keep the order of numbers, so they can
  wait until pooling has left a quarter of them.
* **Pool twice**, neighbours in a row first, then rows: each time the larger of two arrays.
* **Send the gradient back by a sign bit.** `a − b` is negative where `b` won; its sign bit, shifted
  through all bits, is a mask of ones there, and `and` and `xor` with it split the gradient. On a
  tie `a − b` is zero and the first wins, as it does in `MaxPooling2D`.
* **The gradient by the input is a convolution too**, with the kernel turned by 180°.
"""

import numpy as np
from numpy.lib.stride_tricks import as_strided

from cnn_tutor.engine.arrays import FLOAT32, Array, Shape
from cnn_tutor.engine.conv_layers import Conv2D
from cnn_tutor.engine.plan import Plan, as_images, zeros
from cnn_tutor.engine.windows import Pair


class Duel:
    """The larger of each two numbers of `a` and `b`; its gradient goes to the one that won.

    Going back, the gradients take the place of the numbers, in `larger` and in `a` and `b`.
    """

    def __init__(self, a: Array, b: Array) -> None:
        self._a, self._b = a, b
        self.larger: Array = zeros(a.shape, FLOAT32)
        self._difference: Array = zeros(a.shape, FLOAT32)
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


class InputGradient:
    """The gradient by a convolution's input, out of that by its sums, for `n` images.

    It is a convolution itself, of the padded gradient with the kernel turned by 180°. There are
    many channels here, the filters, so that it does without copies: for each column of the kernel
    a product with the numbers as they lie, all added up.
    """

    def __init__(
        self,
        dsums: Array,
        shape: Shape,
        kernel_shape: Shape,
        pads: tuple[Pair, Pair],
        n: int,
    ) -> None:
        phases, oh, f, places = dsums.shape
        (h, w, c), (kh, kw) = shape, kernel_shape[:2]
        top, left = kh - 1 - pads[0][0], kw - 1 - pads[1][0]
        padded = zeros((h + kh - 1, f, w + kw - 1, n), FLOAT32)
        inside = padded[top : top + oh, :, left : left + phases * places // n]
        self._moves = [
            (inside[:, :, phase::phases], dsums[phase].reshape(oh, f, -1, n))
            for phase in range(phases)
        ]
        row, channel, _, number = padded.strides
        self._windows = [
            as_strided(padded[:, :, b:], (h, kh * f, w * n), (row, channel, number))
            for b in range(kw)
        ]
        self._dx, self._part = (zeros((h, c, w * n), FLOAT32) for _ in range(2))
        self._n = n

    def compute(self, kernel: Array) -> Array:
        """`kernel: (kh, kw, c, f)` → the gradient, `(n, h, w, c)`."""
        for target, source in self._moves:
            target[...] = source
        kh, kw, c, f = kernel.shape
        turned = kernel[::-1, ::-1].transpose(1, 2, 0, 3).reshape(kw, c, kh * f)
        np.matmul(turned[0], self._windows[0], out=self._dx)
        for weights, windows in zip(turned[1:], self._windows[1:], strict=True):
            np.matmul(weights, windows, out=self._part)
            self._dx += self._part
        return as_images(self._dx, self._n)


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
        kh, kw, _, _ = kernel.shape
        pads = layer.sliding().pads(shape)
        phases = 2 if pooled else 1
        self._plan = Plan((n, h, w, c), kernel.shape, pads, FLOAT32, phases=phases)
        self._sums: Array = zeros(self._plan.output_shape, FLOAT32)
        self._duels = []
        self._out = self._sums[0]
        if pooled:
            across = Duel(self._sums[0], self._sums[1])
            down = Duel(across.larger[0::2], across.larger[1::2])
            self._duels = [across, down]
            self._out = down.larger
        self._y: Array = zeros(self._out.shape, FLOAT32)
        self._ones: Array = np.ones(len(self._y[0, 0]), FLOAT32)
        self._by_row: Array = np.empty((*self._sums.shape[:3], kh * kw * c), FLOAT32)

        self._back = None
        if not first:
            self._back = InputGradient(self._sums, shape, kernel.shape, pads, n)

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
        return as_images(self._y, len(x))

    def backward(self, g: Array) -> Array:
        """The gradient by the output → by the input; the first stage's is not needed: `g`."""
        arriving = as_images(self._out, len(g))
        if self._relu:
            # A positive number, negated, has its sign bit set; zero has not: again a mask.
            gate = self._y.view(np.int32)
            np.negative(gate, out=gate)
            np.right_shift(gate, 31, out=gate)
            gate = as_images(gate, len(g))
            np.bitwise_and(g.view(np.int32), gate, out=arriving.view(np.int32))
        else:
            arriving[...] = g
        gradients = self._layer.gradients
        if "bias" in gradients:
            (self._out @ self._ones).sum(axis=0, out=gradients["bias"])
        for duel in reversed(self._duels):
            duel.backward()
        np.matmul(self._sums, self._plan.windows.swapaxes(2, 3), out=self._by_row)
        dkernel = self._by_row.sum(axis=(0, 1)).T
        gradients["kernel"][...] = dkernel.reshape(gradients["kernel"].shape)
        return g if self._back is None else self._back.compute(self._layer.parameters["kernel"])
