"""The handwritten digits that come with the program: 1,797 images of 8×8."""

from pathlib import Path

import numpy as np
import numpy.typing as npt

from cnn_tutor.engine.arrays import Array

DATA = Path(__file__).parents[1] / "data"

DARKEST = 16.0
"""The most ink that a pixel of a digit has."""

Labels = npt.NDArray[np.int64]


def load_digits() -> tuple[tuple[Array, Labels], tuple[Array, Labels]]:
    """`(x_train, y_train), (x_test, y_test)`: 1,437 images to learn from, 360 held out.

    `x: (n, 8, 8, 1)` float32, the ink of each pixel from 0 to 16; `y: (n,)` the digit, 0 to 9.
    Every fifth image is held out, so the split never changes and holds every writer.
    """
    x, y = _stored()
    held_out = np.arange(len(x)) % 5 == 0
    return (x[~held_out], y[~held_out]), (x[held_out], y[held_out])


def digits_of(label: int) -> Array:
    """`(n, 8, 8, 1)`: all images of one digit, in the order of the data set."""
    x, y = _stored()
    images: Array = x[y == label]
    return images


def _stored() -> tuple[Array, Labels]:
    """Images and labels; in the file a row each, its label first."""
    rows = np.load(DATA / "digits.npy", allow_pickle=False)
    images: Array = rows[:, 1:].reshape(-1, 8, 8, 1).astype(np.float32)
    labels: Labels = rows[:, 0].astype(np.int64)
    return images, labels
