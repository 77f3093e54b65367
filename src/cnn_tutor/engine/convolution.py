"""Convolution of images: the same small kernel, multiplied and summed at every place.

What deep learning calls convolution is cross-correlation: the kernel is not flipped. Keras and
PyTorch agree on that; a convolution of signal processing is `conv2d` with `kernel[::-1, ::-1]`.
"""

import numpy as np
import numpy.typing as npt

from cnn_tutor.engine.arrays import IMAGE_AXES, KERNEL_AXES, Array, check_axes, check_length, floats
from cnn_tutor.engine.windows import pad, pads, windows
from cnn_tutor.shapes import check_groups, pair


def conv2d(
    x: npt.ArrayLike,
    kernel: npt.ArrayLike,
    bias: npt.ArrayLike | None = None,
    *,
    strides: int | tuple[int, int] = 1,
    padding: str = "valid",
    dilation_rate: int | tuple[int, int] = 1,
    groups: int = 1,
) -> Array:
    """Slide `filters` kernels over every image.

    `x: (n, h, w, cin)`, `kernel: (kh, kw, cin/groups, cout)`, `bias: (cout,)` → `(n, oh, ow, cout)`

        y[n, i, j, f] = bias[f] + Σ x[n, i·s + a·d, j·s + b·d, c] · kernel[a, b, c, f]

    summed over `a`, `b`, `c`, with stride `s` and dilation `d`. With groups, the first
    `cout/groups` filters see the first `cin/groups` channels, and so on. Raises `ValueError` for
    shapes that do not agree, a kernel that does not fit, an unknown padding and NaN.
    Convention: `keras.layers.Conv2D`.
    """
    x, kernel, bias = _checked(x, kernel, bias)
    strides, dilation = pair(strides, "strides"), pair(dilation_rate, "dilation_rate")
    kh, kw, depth, filters = kernel.shape
    check_groups(x.shape[3], filters, groups)
    check_length(kernel, "kernel", 2, x.shape[3] // groups, "the channels of x / groups")
    check_length(bias, "bias", 0, filters, "one for each filter")
    padded = pad(x, pads(x, (kh, kw), strides, padding, dilation))
    view = windows(padded, (kh, kw), strides, dilation)
    n, oh, ow = view.shape[:3]
    grouped = view.reshape(n, oh, ow, groups, depth, kh, kw)
    kernels = kernel.reshape(kh, kw, depth, groups, filters // groups)
    y: Array = np.einsum("nijgcab,abcgf->nijgf", grouped, kernels, optimize=True)
    return y.reshape(n, oh, ow, filters) + bias


def depthwise_conv2d(
    x: npt.ArrayLike,
    kernel: npt.ArrayLike,
    bias: npt.ArrayLike | None = None,
    *,
    strides: int | tuple[int, int] = 1,
    padding: str = "valid",
    dilation_rate: int | tuple[int, int] = 1,
) -> Array:
    """Give every channel `m` kernels of its own: `conv2d` with as many groups as channels.

    `x: (n, h, w, c)`, `kernel: (kh, kw, c, m)`, `bias: (c·m,)` → `(n, oh, ow, c·m)`, where channel
    `c` gives the outputs `c·m … c·m + m − 1`. Raises what `conv2d` raises.
    Convention: `keras.layers.DepthwiseConv2D`.
    """
    x, kernel, bias = _checked(x, kernel, bias, filters_per_channel=True)
    check_length(kernel, "kernel", 2, x.shape[3], "the channels of x")
    kh, kw, channels, m = kernel.shape
    return conv2d(
        x,
        kernel.reshape(kh, kw, 1, channels * m),
        bias,
        strides=strides,
        padding=padding,
        dilation_rate=dilation_rate,
        groups=channels,
    )


def _checked(
    x: npt.ArrayLike,
    kernel: npt.ArrayLike,
    bias: npt.ArrayLike | None,
    *,
    filters_per_channel: bool = False,
) -> tuple[Array, Array, Array]:
    if bias is None:
        x, kernel = floats(x, kernel, names=("x", "kernel"))
        check_axes(kernel, "kernel", KERNEL_AXES)
        count = kernel.shape[2] * kernel.shape[3] if filters_per_channel else kernel.shape[3]
        bias = np.zeros(count, kernel.dtype)
    else:
        x, kernel, bias = floats(x, kernel, bias, names=("x", "kernel", "bias"))
    check_axes(x, "x", IMAGE_AXES)
    check_axes(kernel, "kernel", KERNEL_AXES)
    check_axes(bias, "bias", ("filters",))
    return x, kernel, bias
