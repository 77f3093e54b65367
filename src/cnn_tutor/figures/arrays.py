"""Arrays, in which figures are computed: from options, and into the plain rows of a panel."""

import numpy as np
from numpy.typing import NDArray

from cnn_tutor.figures.model import Rows
from cnn_tutor.figures.options import FigureError, Options

Array = NDArray[np.float32]


def numbers(options: Options, name: str, count: int = 0) -> Array:
    """An option that is a list of numbers, or one number for each of `count` things."""
    value = options.get(name, 0)
    values = value if isinstance(value, tuple) else (value,) * count
    if count and len(values) != count:
        raise FigureError(f"{name}: {len(values)} numbers where {count} were expected")
    return np.array(values, np.float32)


def rows_of(values: Array) -> Rows:
    """A map, (h, w), as rows of exactly its numbers."""
    return tuple(map(tuple, values.tolist()))
