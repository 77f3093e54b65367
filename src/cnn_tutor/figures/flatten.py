"""Flatten: a map read row by row into one long row of numbers; nothing is computed."""

import numpy as np

from cnn_tutor.figures.arrays import rows_of
from cnn_tutor.figures.channels import panels_of
from cnn_tutor.figures.frames import Frames
from cnn_tutor.figures.model import Cell, Figure, Frame, Panel, Sum
from cnn_tutor.figures.numbers import show_number, show_size, sign_of
from cnn_tutor.figures.options import Options, place
from cnn_tutor.figures.scale import scale_of, scales_of
from cnn_tutor.figures.shelf import Shelf
from cnn_tutor.figures.source import source
from cnn_tutor.figures.sums import longest


def flatten(options: Options, shelf: Shelf) -> Figure:
    """The channels and the row that they become; a frame for each number, in its order."""
    given = source(options, shelf)
    height, width, channels = given.x.shape
    row = given.x.reshape(1, -1)
    (scales,) = scales_of([given.maps], str(options.get("scale", "layer")))
    at = place(options, height, width)
    inputs = panels_of("input", given, scales)

    def sums(index: int) -> tuple[Sum, ...]:
        (i, j), channel = divmod(index // channels, width), index % channels
        index_text = f"input[{i}, {j}]" if channels == 1 else f"input[{i}, {j}, {channel}]"
        steps: tuple[str, ...] = (f"{i}·{width}", f"{j}")
        if channels > 1:
            steps = (f"{i}·{width * channels}", f"{j}·{channels}", f"{channel}")
        value = row[0, index]
        return (
            Sum(steps, str(index), "vector", "place"),
            Sum((index_text,), show_number(value), "vector", "value", sign=sign_of(value)),
        )

    def frame(index: int) -> Frame:
        cell = Cell(*divmod(index // channels, width))
        return Frame(
            marked={inputs[index % channels].name: cell},
            results={"vector": Cell(0, index)},
            known={"vector": index + 1},
            sums=sums(index),
            says=f"Row {cell.row}, column {cell.column} of the input goes to place {index}.",
        )

    start = (at.row * width + at.column) * channels
    return Figure(
        kind="flatten",
        panels=(
            *inputs,
            Panel("vector", "flattened", rows_of(row), "output", scale_of(row), drawn="ribbon"),
        ),
        frames=Frames(row.size, frame),
        facts={
            "input_size": show_size(height, width),
            "input_shape": f"{show_size(height, width)} x {channels}",
            "height": str(height),
            "width": str(width),
            "channels": str(channels),
            "values": str(row.size),
            "pixels": str(height * width),
            "cell": show_number(given.x[at][0]),
            "cell_row": str(at.row),
            "cell_column": str(at.column),
            "index": str(start),
            "index_from_one": str(start + 1),
            "index_by_columns": str((at.column * height + at.row) * channels),
            "last_index": str(row.size - 1),
        },
        start=start,
        across=width * channels,
        longest=tuple(
            Sum(each.terms, max(each.result, longest(np.ravel(row)), key=len), "vector", each.label)
            for each in sums(row.size - 1)
        ),
    )
