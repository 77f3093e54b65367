"""A picture or maps as the matrices that they are, read cell by cell."""

import numpy as np

from cnn_tutor.figures.arrays import Array, rows_of
from cnn_tutor.figures.channels import panels_of
from cnn_tutor.figures.frames import Frames
from cnn_tutor.figures.model import Cell, Figure, Frame, Panel, Sum
from cnn_tutor.figures.numbers import show_number, show_row, show_size, sign_of
from cnn_tutor.figures.options import Options, place
from cnn_tutor.figures.scale import scales_of
from cnn_tutor.figures.shelf import Shelf
from cnn_tutor.figures.source import source
from cnn_tutor.figures.sums import longest

LIGHTNESS = np.array([0.2126, 0.7152, 0.0722], np.float32)
"""How much red, green and blue give to how light a colour is."""
FULL = 255.0
"""The value of a channel that shines as much as it can."""


def grid(options: Options, shelf: Shelf) -> Figure:
    """A panel for each channel; each frame reads one cell as Python does: `image[2, 4]`.

    Before the three channels of a picture in colour stands the picture.
    """
    given = source(options, shelf)
    height, width, channels = given.x.shape
    at = place(options, height, width)
    (scales,) = scales_of([given.maps], str(options.get("scale", "layer")))
    panels = panels_of("image", given, scales)
    picture = (_picture(given.x),) if given.in_colour else ()

    def read(cell: Cell) -> tuple[Sum, ...]:
        return tuple(
            Sum(
                (f"image[{cell.row}, {cell.column}" + (f", {channel}]" if picture else "]"),)
                if picture or channels == 1
                else (f"maps[{cell.row}, {cell.column}, {channel}]",),
                show_number(panel.values[cell.row][cell.column]),
                panel.name,
                panel.title,
                sign=sign_of(panel.values[cell.row][cell.column]),
            )
            for channel, panel in enumerate(panels)
        )

    def frame(index: int) -> Frame:
        cell = Cell(*divmod(index, width))
        return Frame(
            marked={panel.name: cell for panel in (*picture, *panels)},
            sums=read(cell),
            says=f"Row {cell.row}, column {cell.column} of the image, counted from 0.",
        )

    widest = longest(given.x)
    return Figure(
        kind="grid",
        panels=(*picture, *panels),
        frames=Frames(height * width, frame),
        facts={
            "height": str(height),
            "width": str(width),
            "channels": str(channels),
            "size": show_size(height, width),
            "pixels": str(height * width),
            "values": str(given.x.size),
            "cell": show_number(given.x[at][0]),
            "cell_row": str(at.row),
            "cell_column": str(at.column),
            "row": show_row(given.x[at.row, :, 0]),
            "smallest": show_number(given.x.min()),
            "largest": show_number(given.x.max()),
        },
        start=at.row * width + at.column,
        across=width,
        longest=tuple(
            Sum(last.terms, widest, last.of, last.label)
            for last in read(Cell(height - 1, width - 1))
        ),
    )


def _picture(x: Array) -> Panel:
    return Panel(
        "picture",
        "picture",
        rows_of(x @ LIGHTNESS),
        "input",
        (0.0, FULL),
        pixels=tuple(map(rows_of, np.clip(x / FULL, 0, 1))),
    )
