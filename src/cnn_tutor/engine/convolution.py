"""Convolution of images: the same small kernel, multiplied and summed at every place.

What deep learning calls convolution is cross-correlation: the kernel is not flipped. Keras and
PyTorch agree on that; a convolution of signal processing is `conv2d` with `kernel[::-1, ::-1]`.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from cnn_tutor.engine.arrays import (
    IMAGE_AXES,
    KERNEL_AXES,
    Array,
    Shape,
    as_floats,
    check_axes,
    check_length,
    check_no_nan,
    floats,
)
from cnn_tutor.engine.plan import Cache, FlatPlan, Plan, is_flat
from cnn_tutor.engine.windows import IntPair, Sliding, convolving
from cnn_tutor.shapes import check_groups

PLANS = Cache()
NAMES = ("x", "kernel", "bias")


def conv2d(
    x: npt.ArrayLike,
    kernel: npt.ArrayLike,
    bias: npt.ArrayLike | None = None,
    *,
    strides: IntPair = 1,
    padding: str = "valid",
    dilation_rate: IntPair = 1,
    groups: int = 1,
) -> Array:
    """Slide `cout` kernels over every image.

    `x: (n, h, w, cin)`, `kernel: (kh, kw, cin/groups, cout)`, `bias: (cout,)` → `(n, oh, ow, cout)`

        y[n, i, j, f] = bias[f] + Σ x[n, i·s + a·d, j·s + b·d, c] · kernel[a, b, c, f]

    summed over `a`, `b`, `c`, with stride `s` and dilation `d`. With groups, the first
    `cout/groups` filters see the first `cin/groups` channels, and so on. Raises `ValueError` for
    shapes that do not agree, a kernel that does not fit, an unknown padding and NaN.
    Convention: `keras.layers.Conv2D`.
    """
    if bias is None:
        x, kernel = as_floats(x, kernel, names=NAMES)
    else:
        x, kernel, bias = as_floats(x, kernel, bias, names=NAMES)
    settings = x.shape, kernel.shape, x.dtype, strides, padding, dilation_rate, groups
    plan = PLANS.get(plan_for, settings)
    if bias is not None:
        _check_bias(bias.shape, kernel.shape[3])
    y: Array = plan.convolve(x, kernel, bias)
    return y


@dataclass
class Plain:
    """The formula of `conv2d` as it stands: one sum over all windows, for each group.

    It knows strides, dilation and groups, which a `Plan` does not, and is what that is tested by.
    """

    sliding: Sliding
    groups: int = 1
    bytes: int = 0

    def convolve(self, x: Array, kernel: Array, bias: Array | None = None) -> Array:
        """`conv2d(x, kernel, bias)`."""
        check_no_nan(x, "x")
        check_no_nan(kernel, "kernel")
        view = self.sliding.view(x)
        sums = [
            np.tensordot(view[:, :, :, channels], kernel[..., filters], axes=((4, 5, 3), (0, 1, 2)))
            for channels, filters in split(x.shape[3], kernel.shape[3], self.groups)
        ]
        y: Array = np.concatenate(sums, axis=3)
        if bias is not None:
            check_no_nan(bias, "bias")
            y += bias
        return y


def plan_for(
    shape: Shape,
    kernel_shape: Shape,
    dtype: np.dtype[Any],
    strides: IntPair,
    padding: str,
    dilation_rate: IntPair,
    groups: int,
) -> Plan | Plain:
    """Check that all fits together, and choose how to do it."""
    check_axes(shape, "x", IMAGE_AXES)
    check_axes(kernel_shape, "kernel", KERNEL_AXES)
    check_groups(shape[3], kernel_shape[3], groups)
    check_length(kernel_shape, "kernel", 2, shape[3] // groups, "the channels of x / groups")
    sliding = convolving((kernel_shape[0], kernel_shape[1]), strides, padding, dilation_rate)
    pads = sliding.pads(shape[1:3])
    if groups == 1 and sliding.strides == sliding.dilation == (1, 1):
        kind = FlatPlan if is_flat(shape, kernel_shape) else Plan
        return kind(shape, kernel_shape, pads, dtype)
    return Plain(sliding, groups)


def depthwise_conv2d(
    x: npt.ArrayLike,
    kernel: npt.ArrayLike,
    bias: npt.ArrayLike | None = None,
    *,
    strides: IntPair = 1,
    padding: str = "valid",
    dilation_rate: IntPair = 1,
) -> Array:
    """Give every channel `m` kernels of its own: `conv2d` with as many groups as channels.

    `x: (n, h, w, c)`, `kernel: (kh, kw, c, m)`, `bias: (c·m,)` → `(n, oh, ow, c·m)`, where channel
    `c` gives the outputs `c·m … c·m + m − 1`. Raises what `conv2d` raises.
    Convention: `keras.layers.DepthwiseConv2D`.
    """
    x, kernel = as_floats(x, kernel, names=("x", "kernel"))
    check_axes(x.shape, "x", IMAGE_AXES)
    check_axes(kernel.shape, "kernel", KERNEL_AXES)
    check_length(kernel.shape, "kernel", 2, x.shape[3], "the channels of x")
    return conv2d(
        x,
        grouped(kernel),
        bias,
        strides=strides,
        padding=padding,
        dilation_rate=dilation_rate,
        groups=x.shape[3],
    )


def conv2d_transpose(
    x: npt.ArrayLike,
    kernel: npt.ArrayLike,
    bias: npt.ArrayLike | None = None,
    *,
    strides: IntPair = 1,
    padding: str = "valid",
    dilation_rate: IntPair = 1,
) -> Array:
    """Spread every pixel out over a window: what the gradient of `conv2d` does.

    `x: (n, h, w, cin)`, `kernel: (kh, kw, cout, cin)`, `bias: (cout,)` → `(n, oh, ow, cout)`, with

        "valid"  oh = h · stride + max(span − stride, 0)    "same"  oh = h · stride

    It is the gradient, by its input, of the `conv2d` that has this kernel, these strides and this
    padding, and takes images of size `oh` to size `h`. Raises what `conv2d` raises.
    Convention: TensorFlow's `conv2d_transpose`, `keras.layers.Conv2DTranspose`.
    """
    arrays = (x, kernel) if bias is None else (x, kernel, bias)
    x, kernel, *biases = floats(*arrays, names=NAMES)
    check_axes(x.shape, "x", IMAGE_AXES)
    check_axes(kernel.shape, "kernel", KERNEL_AXES)
    check_length(kernel.shape, "kernel", 3, x.shape[3], "the channels of x")
    sliding = convolving(kernel.shape[:2], strides, padding, dilation_rate)
    output = []
    for size, window, stride, apart in zip(
        x.shape[1:3], sliding.size, sliding.strides, sliding.dilation, strict=True
    ):
        span = apart * (window - 1) + 1
        output.append(size * stride + (max(span - stride, 0) if padding == "valid" else 0))
    y = input_gradient(x, kernel, tuple(output), sliding)
    if biases:
        _check_bias(biases[0].shape, kernel.shape[2])
        y += biases[0]
    return y


def input_gradient(
    g: Array, kernel: Array, shape: tuple[int, ...], sliding: Sliding, groups: int = 1
) -> Array:
    """`g: (n, oh, ow, cout)`, the gradient by `conv2d`'s output → by its input, `(n, *shape, cin)`.

    A pixel that went into a sum with weight `kernel[a, b, c, f]` gets that sum's gradient with the
    same weight: each cell of the kernel adds to all the pixels that it lay on.
    """
    cin = kernel.shape[2] * groups
    dx = sliding.pad(np.zeros((len(g), *shape, cin), g.dtype))
    weights = kernel.reshape(-1, *kernel.shape[2:])
    for (rows, columns), weight in zip(sliding.cells(g.shape[1:3]), weights, strict=True):
        for channels, filters in split(cin, kernel.shape[3], groups):
            dx[:, rows, columns, channels] += g[..., filters] @ weight[:, filters].T
    return sliding.crop(dx, shape)


def kernel_gradient(g: Array, x: Array, sliding: Sliding, groups: int = 1) -> Array:
    """`g: (n, oh, ow, cout)`, the gradient by `conv2d`'s output → by its kernel.

    `∂kernel[a, b, c, f] = Σ g[n, i, j, f] · x[n, i·s + a·d, j·s + b·d, c]`, over all the places.
    """
    view = sliding.view(x)
    parts = [
        np.tensordot(view[:, :, :, channels], g[..., filters], axes=((0, 1, 2), (0, 1, 2)))
        for channels, filters in split(x.shape[3], g.shape[3], groups)
    ]
    return np.concatenate(parts, axis=3).transpose(1, 2, 0, 3)


def split(channels: int, filters: int, groups: int) -> list[tuple[slice, slice]]:
    """For each group: the channels that it sees and the filters that see them."""
    c, f = channels // groups, filters // groups
    return [(slice(i * c, i * c + c), slice(i * f, i * f + f)) for i in range(groups)]


def grouped(kernel: Array) -> Array:
    """A depthwise kernel `(kh, kw, c, m)` as that of a convolution in `c` groups."""
    kh, kw, c, m = kernel.shape
    return kernel.reshape(kh, kw, 1, c * m)


def _check_bias(shape: Shape, filters: int) -> None:
    check_axes(shape, "bias", ("filters",))
    check_length(shape, "bias", 0, filters, "one for each filter")
