"""An activation: the same map before and after, and the curve that every number goes through."""

import numpy as np

from cnn_tutor.figures.arrays import rows_of
from cnn_tutor.figures.bend import BENDS
from cnn_tutor.figures.frames import Frames
from cnn_tutor.figures.model import Cell, Figure, Frame, Panel, Sum
from cnn_tutor.figures.numbers import show_number, show_row, show_rows, show_size
from cnn_tutor.figures.options import Options, place
from cnn_tutor.figures.scale import scales_of
from cnn_tutor.figures.shelf import Shelf
from cnn_tutor.figures.source import one_map
from cnn_tutor.figures.sums import longest

SAMPLES = 19
"""Places at which the curve is computed: an odd number, so that 0 is one of them, and as many to
its right as the curve is drawn in steps of height, so that ReLU is a straight line.
"""


def relu(options: Options, shelf: Shelf) -> Figure:
    """Before, the curve of `activation` (ReLU unless told), after; a frame for each cell."""
    bend = BENDS[str(options.get("activation", "relu"))]
    before = one_map(options, shelf)
    after = bend.of(before)
    # What is squeezed between two limits would all look like 0 beside what it was.
    shared = "layer" if bend.never else "all"
    (first,), (second,) = scales_of([[before], [after]], str(options.get("scale", shared)))
    height, width = before.shape
    at = place(options, height, width)
    negatives = before < 0
    stopped = negatives & (after == 0) & (0 not in bend.never)
    reach = float(abs(before).max()) or 1.0
    places = np.linspace(-reach, reach, SAMPLES, dtype=np.float32)
    curve = bend.of(places)

    widest = longest(after, never=bend.never)

    def frame(index: int) -> Frame:
        cell = Cell(*divmod(index, width))
        nearest = round((float(before[cell]) + reach) / (2 * reach) * (SAMPLES - 1))
        return Frame(
            marked={"before": cell, "curve": Cell(0, nearest)},
            results={"after": cell},
            sums=(
                Sum(
                    (bend.written(show_number(before[cell])),),
                    show_number(after[cell], never=bend.never),
                    "after",
                ),
            ),
            says=f"Row {cell.row}, column {cell.column}, before {bend.title} and after.",
        )

    low, high = min(float(curve.min()), 0.0), max(float(curve.max()), 0.0)
    return Figure(
        kind="relu",
        panels=(
            Panel("before", "before", rows_of(before), "input", first),
            Panel(
                "curve",
                bend.title,
                rows_of(curve[np.newaxis]),
                "kernel",
                (low, high),
                drawn="curve",
                labels=(show_number(-reach), show_number(reach)),
                never=bend.never,
            ),
            Panel(
                "after",
                f"after {bend.title}",
                rows_of(after),
                "output",
                second,
                widest=max(longest(before), widest, key=len),
                never=bend.never,
                stopped=frozenset(Cell(*place) for place in np.argwhere(stopped).tolist()),
            ),
        ),
        frames=Frames(before.size, frame),
        facts={
            "size": show_size(height, width),
            "cells": str(before.size),
            "negatives": str(int(negatives.sum())),
            "zeroed": str(int(stopped.sum())),
            "cell_before": show_number(before[at]),
            "cell": show_number(after[at]),
            "cell_row": str(at.row),
            "cell_column": str(at.column),
            "row": show_row(after[at.row]),
            "before": show_rows(before),
            "after": show_rows(after),
            "absolute": show_rows(abs(before)),
            "absolute_cell": show_number(abs(before[at])),
            "smallest": show_number(before.min()),
            "largest": show_number(before.max()),
            "smallest_after": show_number(after.min()),
            "largest_after": show_number(after.max()),
        },
        start=at.row * width + at.column,
        across=width,
        longest=(Sum((bend.written(longest(before)),), widest, "after"),),
    )
