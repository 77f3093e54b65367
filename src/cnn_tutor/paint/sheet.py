"""The frame that a figure opens at, as all its rows: what is printed or saved."""

from __future__ import annotations

from cnn_tutor.figures.model import Figure
from cnn_tutor.paint.model import Ink, Row
from cnn_tutor.paint.moment import View
from cnn_tutor.paint.picture import Picture


def painted(figure: Figure, ink: Ink, width: int) -> list[Row]:
    """The rows, down to the last that has something in it."""
    picture = Picture(figure, ink, width)
    rows = [picture.row(y, View(figure.start)) for y in range(picture.height)]
    while rows and not rows[-1]:
        rows.pop()
    return rows
