"""The fast way to convolve: how the numbers lie in memory, and the buffers that are kept.

A convolution is a matrix product: `kernel (f, k) · columns (k, places)`, where every column holds
the `k = kh·kw·c` numbers under the window at one place. Four ideas make it fast:

* **The batch lies innermost**, `(h, c, w, n)`: then shifting a window by a pixel shifts long runs
  of memory, which copy at full speed. One image alone has no such runs, so there its rows are
  rounded up to whole cache lines instead.
* **Only the kw shifts to the side are copied**, not all kh·kw. With these laid out row by row, the
  window one row further down is the same memory one row later: `windows` is a view in which the
  matrices of all output rows overlap, and one stacked `matmul` walks over it. (An image of one
  channel is so small that a single product of all kh·kw shifts is faster: `FlatPlan`.)
* **Columns begin on a cache line**: a vector instruction that reads across two lines takes twice
  as long, and these are read more than anything else.
* **A plan is made once for a shape** and keeps its buffers and views, for the next call to fill.

Outside nobody sees it: what goes in and comes out has the axes `(n, h, w, c)`, just not in that
order in memory. The plain version is `convolution.Plain`, and the tests hold the one
against the other.
"""

import math
import threading
from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
from numpy.lib.stride_tricks import as_strided

from cnn_tutor.engine.arrays import Array, Shape, check_no_nan, has_nan
from cnn_tutor.engine.windows import Pair

CACHE_LINE = 64  # bytes
LINE = 16  # float32 numbers in a cache line
LARGEST_PRODUCT = 10**6  # Above so many multiplications OpenBLAS takes a way half as fast.
KEPT_BYTES = 64 * 2**20
KEPT_PLANS = 64


class Plan:
    """One convolution with stride 1, for one shape of images, kernel and padding.

    `inside` is where the images go, `(n, h, w, c)`; `fill` then makes the columns of them, and
    `windows: (1, stack, k, places)` are the columns, a matrix for each output row.

    With `phases=2` the even pixels of all rows come first, then the odd ones: `(2, stack, k, …)`,
    so that pooling in pairs compares one half of memory with the other. A last row or column
    without a partner is left out.
    """

    def __init__(
        self,
        shape: Shape,
        kernel_shape: Shape,
        pads: tuple[Pair, Pair],
        dtype: Any,
        *,
        phases: int = 1,
    ) -> None:
        n, h, w, c = shape
        kh, kw, _, f = kernel_shape
        (top, bottom), (left, right) = pads
        high, wide = top + h + bottom, left + w + right
        oh, ow = ((size + 1) // phases * phases for size in (high - kh, wide - kw))

        # The padded images, (high, c, pitch, n). The padding stays zero: only the inside is ever
        # written. A few numbers more at the end let the last row be shifted, too.
        pitch = wide if n > 1 else whole_lines(wide)
        numbers = high * c * pitch * n
        self.padded = zeros((numbers + kw * n,), dtype)
        rows = self.padded[:numbers].reshape(high, c, pitch, n)
        self.inside = rows[top : top + h, :, left : left + w].transpose(3, 0, 2, 1)
        row, channel, column, number = rows.strides

        # The columns: every row of images once for each shift to the side.
        places = pitch if n == 1 else ow * n
        half = places // phases
        self._shifted = as_strided(
            self.padded,
            (high, kw, c, phases, half // n, n),
            (row, column, channel, column, phases * column, number),
        )
        self._columns = zeros(self._shifted.shape, dtype)
        below = self._columns.strides[0]  # From a row of columns to the next.
        self.windows = as_strided(
            self._columns,
            (phases, oh, kh * kw * c, half),
            (half * number, below, places * number, number),
        )
        self._matrix = (kh * kw * c, f)
        self._step = max(LARGEST_PRODUCT // math.prod(self._matrix) // LINE, 1) * LINE

        # The output as it is computed, and where its images (n, oh, ow, f) lie in it.
        self.output_shape: Shape = (phases, oh, f, half)
        self._images = (n, oh, ow, f), (number, f * places * number, n * number, places * number)
        self.bytes = self.padded.nbytes + self._columns.nbytes
        self.lock = threading.Lock()

    def fill(self) -> None:
        """Make the columns of what is `inside`."""
        self._columns[...] = self._shifted

    def multiply(self, kernel: Array, out: Array) -> None:
        """`kernel: (kh, kw, c, f)` times the columns → `out`, of `output_shape`."""
        matrix = kernel.reshape(self._matrix).T
        for first in range(0, out.shape[-1], self._step):
            some = slice(first, first + self._step)
            np.matmul(matrix, self.windows[..., some], out[..., some])

    def convolve(self, x: Array, kernel: Array, bias: Array | None = None) -> Array:
        """`conv2d(x, kernel, bias)`, in memory of its own; raises `ValueError` for NaN."""
        out: Array = np.empty(self.output_shape, x.dtype)
        with self.lock:
            self.inside[...] = x
            self.fill()
            self.multiply(kernel, out)
            # NaN would have spread to the output, unless that is too large to be looked through.
            small = out.size <= 2 * self.padded.size
            if has_nan(out) if small else has_nan(self.padded) or has_nan(kernel):
                check_no_nan(x, "x")
                check_no_nan(kernel, "kernel")
        if bias is not None:
            check_no_nan(bias, "bias")
            # A long run is added faster than a number to each row.
            out += np.repeat(bias, out.shape[-1]).reshape(out.shape[-2:])
        shape, strides = self._images
        return np.ndarray(shape, out.dtype, out, 0, strides)


class FlatPlan(Plan):
    """The same for one small image of one channel, whose rows lie one behind the other.

    They are taken as a single row, and shifted downwards as well. At the end of each row there are
    some places where the window would reach into the next: they are computed and not shown.
    """

    def __init__(
        self, shape: Shape, kernel_shape: Shape, pads: tuple[Pair, Pair], dtype: Any
    ) -> None:
        _, h, w, _ = shape
        kh, kw, _, f = kernel_shape
        (top, bottom), (left, right) = pads
        high, wide = top + h + bottom, left + w + right
        oh, ow = high - kh + 1, wide - kw + 1
        places = whole_lines(oh * wide)

        self.padded = zeros(((kh - 1) * wide + kw + places,), dtype)
        rows = self.padded[: high * wide].reshape(1, high, wide, 1)
        self.inside = rows[:, top : top + h, left : left + w]
        _, row, number, _ = rows.strides
        self._shifted = as_strided(self.padded, (kh, kw, places), (row, number, number))
        self._columns = zeros(self._shifted.shape, dtype)
        self.windows = self._columns.reshape(kh * kw, places)
        self._matrix = (kh * kw, f)

        self.output_shape = (f, places)
        self._images = (1, oh, ow, f), (0, row, number, places * number)
        self.bytes = self.padded.nbytes + self._columns.nbytes
        self.lock = threading.Lock()

    def multiply(self, kernel: Array, out: Array) -> None:
        """A single product needs no stack, and starts sooner without."""
        np.dot(kernel.reshape(self._matrix).T, self.windows, out)


def is_flat(shape: Shape, kernel_shape: Shape) -> bool:
    """Whether it is one image, of one channel, and small enough for a single fast product."""
    return shape[::3] == (1, 1) and math.prod(shape) * math.prod(kernel_shape) <= LARGEST_PRODUCT


def zeros(shape: Shape, dtype: Any) -> npt.NDArray[Any]:
    """Zeros that begin on a cache line."""
    size = math.prod(shape) * np.dtype(dtype).itemsize
    memory = np.zeros(size + CACHE_LINE, np.uint8)
    first = -memory.ctypes.data % CACHE_LINE
    array: npt.NDArray[Any] = memory[first : first + size].view(dtype).reshape(shape)
    return array


def whole_lines(numbers: int) -> int:
    """So many numbers and a few more, until they fill whole cache lines."""
    return -(-numbers // LINE) * LINE


def as_images(rows: npt.NDArray[Any], n: int) -> npt.NDArray[Any]:
    """`(h, c, w·n)` in memory, seen as `(n, h, w, c)`."""
    h, c, _ = rows.shape
    return rows.reshape(h, c, -1, n).transpose(3, 0, 2, 1)


class Cache:
    """Plans by what they are for, the oldest thrown away when together they grow too large."""

    def __init__(self, limit: int = KEPT_BYTES) -> None:
        self.limit = limit
        self.kept: dict[tuple[Any, ...], Any] = {}
        self._lock = threading.Lock()

    def get(self, make: Callable[..., Any], key: tuple[Any, ...]) -> Any:
        """The plan kept for `key`, or what `make(*key)` makes now."""
        try:
            return self.kept[key]
        except KeyError:
            plan = make(*key)
        except TypeError:  # Strides given as a list cannot be looked up.
            return make(*key)
        with self._lock:
            self.kept[key] = plan
            while self._bytes() > self.limit or len(self.kept) > KEPT_PLANS:
                self.kept.pop(next(iter(self.kept)))
        return plan

    def _bytes(self) -> int:
        return sum(plan.bytes for plan in self.kept.values())
