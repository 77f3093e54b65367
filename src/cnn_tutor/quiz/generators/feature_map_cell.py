"""Where a feature map is largest."""

from __future__ import annotations

from cnn_tutor.course.model import FigureSpec
from cnn_tutor.quiz.generators.draft import Draft, Pick, Wrong
from cnn_tutor.quiz.generators.pieces import KERNELS, Rows, piece, rows_of, turned, weights


def draw(pick: Pick) -> Draft | None:
    """A piece of a digit and a kernel, whose map has one largest number."""
    kernel = KERNELS[pick.some("kernel", *KERNELS)]
    found = piece(pick, 5)

    from cnn_tutor.engine import conv2d

    made = rows_of(conv2d(found.x, weights(kernel)))
    flipped = rows_of(conv2d(found.x, weights(turned(kernel))))
    cells = [value for row in made for value in row]
    largest = max(cells)
    if cells.count(largest) > 1 or largest <= 0:
        return None
    row, column = _place(made)
    bright = _place(rows_of(found.x))
    return Draft(
        ask="Where will the map of this kernel be largest? Row and column count from 0.",
        answer=_cell(row, column),
        wrong=[
            Wrong(
                "row-for-column",
                _cell(column, row),
                "Not quite: that has the column first. Rows are named first, from the top.",
            ),
            Wrong(
                "kernel-flipped",
                _cell(*_place(flipped)),
                "Not quite: that is so with the kernel turned round. Lay it on as it stands.",
            ),
            Wrong(
                "place-of-another-map",
                _cell(row + 1, column + 1),
                "Not quite: there is the middle of the window in the image. In the map, the cell "
                "has the place of the window's top left pixel.",
            ),
            Wrong(
                "bright-means-response",
                _cell(*bright),
                "Not quite: the image is brightest there. The kernel answers to a pattern.",
            ),
        ],
        why=f"With the window's top left pixel on row {row}, column {column} the sum is {largest}, "
        "more than anywhere else.",
        hint="Where do bright pixels lie under the positive weights, and dark ones under the "
        "negative?",
        figure=FigureSpec("conv2d", {**found.named, "kernel": kernel}),
        hides="map",
    )


def _place(rows: Rows) -> tuple[int, int]:
    """The first place of the largest number."""
    places = [(row, column) for row in range(len(rows)) for column in range(len(rows[0]))]
    return max(places, key=lambda place: rows[place[0]][place[1]])


def _cell(row: int, column: int) -> str:
    return f"({row}, {column})"
