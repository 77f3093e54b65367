"""Maps and kernels beside each other, their numbers given: what a generated question shows."""

from typing import cast

import numpy as np

from cnn_tutor.figures.model import Figure, Frame, Panel, Role
from cnn_tutor.figures.options import Options
from cnn_tutor.figures.scale import scale_of
from cnn_tutor.figures.source import Shelf

Given = tuple[str, Role, tuple[tuple[float, ...], ...]]


def maps(options: Options, shelf: Shelf) -> Figure:
    """A panel for each of `maps`, (title, role, rows); one frame, and nothing to reckon."""
    panels = []
    for title, role, rows in cast(tuple[Given, ...], options["maps"]):
        values = np.array(rows, np.float32)
        panels.append(Panel(title, title, values, role, scale_of(values)))
    return Figure(
        kind="maps",
        panels=tuple(panels),
        frames=(Frame(),),
        facts={},
        start=0,
        across=1,
        longest=(),
    )
