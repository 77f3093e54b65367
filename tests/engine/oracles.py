"""The plain loops: slow, obvious, and what the engine is held against."""

import math

import numpy as np


def places(size, window, stride, padding, dilation=1):
    """The first pixel of every window along an axis, by walking; negative is padding."""
    span = dilation * (window - 1) + 1
    if padding == "valid":
        return [p for p in range(0, size, stride) if p + span <= size]
    count = math.ceil(size / stride)
    missing = max((count - 1) * stride + span - size, 0)
    return [i * stride - missing // 2 for i in range(count)]


def visits(x, window, strides, padding, dilation=(1, 1)):
    """For each place: its index and the real pixels under the window, as (a, b, row, column)."""
    _, h, w, _ = x.shape
    rows = places(h, window[0], strides[0], padding, dilation[0])
    columns = places(w, window[1], strides[1], padding, dilation[1])
    for i, top in enumerate(rows):
        for j, left in enumerate(columns):
            cells = [
                (a, b, top + a * dilation[0], left + b * dilation[1])
                for a in range(window[0])
                for b in range(window[1])
            ]
            yield i, j, [c for c in cells if 0 <= c[2] < h and 0 <= c[3] < w]


def out_shape(x, window, strides, padding, channels, dilation=(1, 1)):
    rows = places(x.shape[1], window[0], strides[0], padding, dilation[0])
    columns = places(x.shape[2], window[1], strides[1], padding, dilation[1])
    return (len(x), len(rows), len(columns), channels)


def conv2d(x, kernel, bias, strides, padding, dilation, groups):
    kh, kw, depth, filters = kernel.shape
    y = np.zeros(out_shape(x, (kh, kw), strides, padding, filters, dilation))
    for n in range(len(x)):
        for i, j, cells in visits(x, (kh, kw), strides, padding, dilation):
            for f in range(filters):
                first = f // (filters // groups) * depth
                total = float(bias[f])
                for a, b, row, column in cells:
                    for c in range(depth):
                        total += float(x[n, row, column, first + c]) * float(kernel[a, b, c, f])
                y[n, i, j, f] = total
    return y


def pool2d(x, window, strides, padding, reduce):
    y = np.zeros(out_shape(x, window, strides, padding, x.shape[3]))
    for n in range(len(x)):
        for i, j, cells in visits(x, window, strides, padding):
            for c in range(x.shape[3]):
                y[n, i, j, c] = reduce([float(x[n, row, col, c]) for _, _, row, col in cells])
    return y


def mean(values):
    return sum(values) / len(values)
