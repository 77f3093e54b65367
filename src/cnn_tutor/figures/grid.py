"""A picture or a map as the matrix that it is, read cell by cell."""

from cnn_tutor.figures.frames import Frames
from cnn_tutor.figures.model import Cell, Figure, Frame, Panel, Sum
from cnn_tutor.figures.numbers import show_number, show_size
from cnn_tutor.figures.options import Options, place
from cnn_tutor.figures.scale import scale_of
from cnn_tutor.figures.source import Shelf, source


def grid(options: Options, shelf: Shelf) -> Figure:
    """One panel; each frame reads one cell as Python does: `image[2, 4]`."""
    values = source(options, shelf)
    height, width = values.shape
    at = place(options, height, width)

    def frame(index: int) -> Frame:
        cell = Cell(*divmod(index, width))
        return Frame(
            marked={"image": cell},
            sums=(Sum((f"image[{cell.row}, {cell.column}]",), show_number(values[cell])),),
            says=f"Row {cell.row}, column {cell.column} of the image, counted from 0.",
        )

    return Figure(
        kind="grid",
        panels=(Panel("image", "image", values, "input", scale_of(values)),),
        frames=Frames(values.size, frame),
        facts={
            "height": str(height),
            "width": str(width),
            "channels": "1",
            "size": show_size(height, width),
            "values": str(values.size),
            "cell": show_number(values[at]),
            "cell_row": str(at.row),
            "cell_column": str(at.column),
            "smallest": show_number(values.min()),
            "largest": show_number(values.max()),
        },
        start=at.row * width + at.column,
        across=width,
    )
