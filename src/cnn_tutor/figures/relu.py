"""ReLU: the same map before and after, with every negative number gone."""

from typing import cast

from cnn_tutor import engine
from cnn_tutor.figures.frames import Frames
from cnn_tutor.figures.model import Array, Cell, Figure, Frame, Panel, Sum
from cnn_tutor.figures.numbers import show_number, show_size
from cnn_tutor.figures.options import Options, place
from cnn_tutor.figures.scale import scale_of
from cnn_tutor.figures.source import Shelf, source


def relu(options: Options, shelf: Shelf) -> Figure:
    """Two panels on one scale; each frame takes one cell through `max(x, 0)`."""
    before = source(options, shelf)
    after = cast(Array, engine.relu(before))
    scale = scale_of(before)
    height, width = before.shape
    at = place(options, height, width)
    negatives = int((before < 0).sum())

    def frame(index: int) -> Frame:
        cell = Cell(*divmod(index, width))
        return Frame(
            marked={"before": cell},
            results={"after": cell},
            sums=(Sum((f"max({show_number(before[cell])}, 0)",), show_number(after[cell])),),
            says=f"Row {cell.row}, column {cell.column}, before ReLU and after.",
        )

    return Figure(
        kind="relu",
        panels=(
            Panel("before", "before", before, "input", scale),
            Panel("after", "after ReLU", after, "output", scale),
        ),
        frames=Frames(before.size, frame),
        facts={
            "size": show_size(height, width),
            "cells": str(before.size),
            "negatives": str(negatives),
            "zeroed": str(negatives),
            "cell_before": show_number(before[at]),
            "cell": show_number(after[at]),
            "smallest": show_number(before.min()),
            "largest": show_number(before.max()),
            "smallest_after": show_number(after.min()),
        },
        start=at.row * width + at.column,
        across=width,
    )
