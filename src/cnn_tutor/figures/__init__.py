"""A figure computed: panels, frames, the sum written out, facts for the prose. Draws nothing."""

from collections.abc import Callable, Mapping
from functools import lru_cache

from cnn_tutor.course.model import FigureSpec, Option
from cnn_tutor.figures.activation import relu
from cnn_tutor.figures.conv2d import conv2d
from cnn_tutor.figures.conv2d_transpose import conv2d_transpose
from cnn_tutor.figures.dense import dense
from cnn_tutor.figures.flatten import flatten
from cnn_tutor.figures.grid import grid
from cnn_tutor.figures.maps import maps
from cnn_tutor.figures.model import Cell, Facts, Figure, Frame, Panel, Sum
from cnn_tutor.figures.options import FigureError, Options
from cnn_tutor.figures.pool2d import pool2d
from cnn_tutor.figures.receptive_field import receptive
from cnn_tutor.figures.softmax import softmax
from cnn_tutor.figures.source import Shelf

__all__ = [
    "Cell",
    "Facts",
    "Figure",
    "FigureError",
    "Frame",
    "Panel",
    "Shelf",
    "Sum",
    "build",
]

KINDS: Mapping[str, Callable[[Options, Shelf], Figure]] = {
    "grid": grid,
    "conv2d": conv2d,
    "pool2d": pool2d,
    "relu": relu,
    "flatten": flatten,
    "dense": dense,
    "softmax": softmax,
    "receptive-field": receptive,
    "conv2d-transpose": conv2d_transpose,
    "maps": maps,
}


def build(spec: FigureSpec, course: Shelf) -> Figure:
    """The figure that `spec` names, computed; the same one when asked again.

    Raises:
        FigureError: Options that no figure can be made of: a window that does not fit, a
            picture that does not exist, a cell outside the map.
    """
    return _build(spec.kind, tuple(sorted(spec.options.items())), course)


@lru_cache(maxsize=32)
def _build(kind: str, options: tuple[tuple[str, Option], ...], course: Shelf) -> Figure:
    return KINDS[kind](dict(options), course)
