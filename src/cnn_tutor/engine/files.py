"""Data that a lab has on disk: IDX files, as MNIST came in, and Keras's `mnist.npz`."""

import gzip
import math
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Pictures = npt.NDArray[Any]

# The third byte of an IDX file says what its numbers are, the most significant byte first.
IDX_TYPES = {0x08: ">u1", 0x09: ">i1", 0x0B: ">i2", 0x0C: ">i4", 0x0D: ">f4", 0x0E: ">f8"}
MNIST_NAMES = ("x_train", "y_train", "x_test", "y_test")


def load_idx(path: str | Path) -> Pictures:
    """The array in an IDX file, gzipped or not, in the shape that its header says.

    Raises `ValueError` if the header is none, or if the file is shorter or longer than it says.
    """
    with Path(path).open("rb") as raw:
        zipped = raw.read(2) == b"\x1f\x8b"
    with gzip.open(path) if zipped else Path(path).open("rb") as file:
        magic = file.read(4)
        if len(magic) < 4 or magic[:2] != b"\0\0" or magic[2] not in IDX_TYPES or not magic[3]:
            raise ValueError(f"{path} is not an IDX file: it starts with {magic.hex(' ')}")
        sizes = np.frombuffer(file.read(4 * magic[3]), ">u4")
        if len(sizes) != magic[3]:
            raise ValueError(f"{path} ends within its header")
        shape, dtype = tuple(map(int, sizes)), np.dtype(IDX_TYPES[magic[2]])
        expected = math.prod(shape) * dtype.itemsize
        numbers = file.read()
    if len(numbers) != expected:
        raise ValueError(f"{path} says {shape}, {expected} bytes, but holds {len(numbers)}")
    return np.frombuffer(numbers, dtype).astype(dtype.newbyteorder("=")).reshape(shape)


def load_mnist(path: str | Path) -> tuple[tuple[Pictures, Pictures], tuple[Pictures, Pictures]]:
    """`(x_train, y_train), (x_test, y_test)` from a file like Keras's `mnist.npz`.

    `x: (n, 28, 28)`, values 0 to 255, `y: (n,)`, as `keras.datasets.mnist.load_data` gives them.
    Raises `ValueError` for a file that holds something else; nothing in it is ever unpickled.
    """
    try:
        with np.load(path, allow_pickle=False) as file:
            x_train, y_train, x_test, y_test = (file[name] for name in MNIST_NAMES)
    except KeyError as error:
        raise ValueError(f"{path} is not like mnist.npz: {error.args[0]}") from None
    for x, y in ((x_train, y_train), (x_test, y_test)):
        if x.ndim != 3 or y.shape != x.shape[:1]:
            raise ValueError(f"{path} holds images {x.shape} with labels {y.shape}")
    return (x_train, y_train), (x_test, y_test)
