"""Maps and kernels beside each other, their numbers given: what a generated question shows."""

from typing import cast

import numpy as np

from cnn_tutor.figures.arrays import rows_of
from cnn_tutor.figures.model import Figure, Frame, Panel, Role, Rows
from cnn_tutor.figures.options import Options
from cnn_tutor.figures.scale import scale_of
from cnn_tutor.figures.shelf import Shelf

Given = tuple[str, Role, Rows]


def maps(options: Options, shelf: Shelf) -> Figure:
    """A panel for each of `maps`, (title, role, rows); one frame, and nothing to reckon.

    Those of one role are there to be compared: they share a scale.
    """
    given = [
        (title, role, np.array(rows, np.float32))
        for title, role, rows in cast(tuple[Given, ...], options["maps"])
    ]
    scales = {
        role: scale_of(
            *(values for _, other, values in given if other == role), signed=role == "kernel"
        )
        for _, role, _ in given
    }
    panels = [
        Panel(title, title, rows_of(values), role, scales[role]) for title, role, values in given
    ]
    return Figure(
        kind="maps",
        panels=tuple(panels),
        frames=(Frame(),),
        facts={},
        start=0,
        across=1,
        longest=(),
    )
