"""A figure computed: panels, frames, the sum written out, facts for the prose. Draws nothing.

Each kind is loaded from its module when a figure of it is first asked for.
"""

from functools import lru_cache
from importlib import import_module

from cnn_tutor.course.model import FigureSpec, Option
from cnn_tutor.figures.model import Cell, Figure, Frame, Panel, Sum
from cnn_tutor.figures.options import FigureError
from cnn_tutor.figures.shelf import Shelf

__all__ = ["Cell", "Figure", "FigureError", "Frame", "Panel", "Shelf", "Sum", "build"]

KINDS = {
    "grid": ("grid", "grid"),
    "conv2d": ("conv2d", "conv2d"),
    "pool2d": ("pool2d", "pool2d"),
    "relu": ("activation", "relu"),
    "flatten": ("flatten", "flatten"),
    "dense": ("dense", "dense"),
    "softmax": ("softmax", "softmax"),
    "receptive-field": ("receptive_field", "receptive"),
    "conv2d-transpose": ("conv2d_transpose", "conv2d_transpose"),
    "maps": ("maps", "maps"),
}
"""For each kind the module and the function in it that computes a figure of it."""


def build(spec: FigureSpec, course: Shelf) -> Figure:
    """The figure that `spec` names, computed; the same one when asked again.

    Raises:
        FigureError: Options that no figure can be made of: a window that does not fit, a
            picture that does not exist, a cell outside the map.
    """
    return _build(spec.kind, tuple(sorted(spec.options.items())), course)


@lru_cache(maxsize=32)
def _build(kind: str, options: tuple[tuple[str, Option], ...], course: Shelf) -> Figure:
    module, function = KINDS[kind]
    figure: Figure = getattr(import_module(f"{__name__}.{module}"), function)(dict(options), course)
    return figure
