"""The canvas: a picture drawn by keys or with the mouse, 8 x 8 like the digits."""

from __future__ import annotations

from textual import on

from cnn_tutor.course.model import Image
from cnn_tutor.tui.commands import bindings
from cnn_tutor.tui.experiment import DRAWING, Rows
from cnn_tutor.tui.screens.cells import CellsPage
from cnn_tutor.tui.widgets.canvas import Canvas

SIDE, INK = 8, 16.0


class CanvasScreen(CellsPage):
    """Ink from 0 to 16 on each of 64 cells, at first that of the picture worked on if it fits."""

    WHERE = "canvas"
    BINDINGS = bindings(WHERE)
    HEADING, NAME = "Draw a picture", "image"
    LOWEST, HIGHEST = 0.0, INK

    def rows(self) -> Rows:
        """The picture on the bench, if it could be drawn here, else an empty one."""
        rows = self.experiment.picture
        fits = len(rows) == len(rows[0]) == SIDE if rows else False
        drawable = fits and all(0 <= value <= INK for row in rows for value in row)
        return rows if drawable else ((0.0,) * SIDE,) * SIDE

    @property
    def scale(self) -> tuple[float, float]:
        """From no ink to the most."""
        return 0.0, INK

    def put(self) -> None:
        """Work on the drawing."""
        self.experiment.put(DRAWING, Image(DRAWING, "drawing", self.matrix))

    @on(Canvas.Painted)
    def paint(self, event: Canvas.Painted) -> None:
        """Put ink where the mouse goes with its button down, or take it off with the other one."""
        self.go_to(*event.cell)
        self.set_cell(0 if event.erases else INK)

    def action_ink(self) -> None:
        """Put ink on the cell, or take it off."""
        row, column = self.at
        self.typed = ""
        self.set_cell(0 if self.matrix[row][column] == INK else INK)
