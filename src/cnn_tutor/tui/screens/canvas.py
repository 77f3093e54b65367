"""The canvas: a picture drawn by keys or with the mouse, 8 x 8 like the digits."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from cnn_tutor.course.pages import Image
from cnn_tutor.engine import DARKEST
from cnn_tutor.figures.model import Rows
from cnn_tutor.paint.moment import View
from cnn_tutor.tui.commands import bindings
from cnn_tutor.tui.easel import DRAWING
from cnn_tutor.tui.opinion import opinion
from cnn_tutor.tui.screens.cells import CellsPage
from cnn_tutor.tui.widgets.canvas import Canvas
from cnn_tutor.tui.widgets.figure import FigureView
from cnn_tutor.tui.widgets.heading import Heading

SIDE = 8
AROUND = 2
"""Rows over the bars and under them."""


class CanvasScreen(CellsPage):
    """Ink from 0 to 16 on each of 64 cells, at first that of the picture worked on if it fits.

    What a trained network takes the drawing for is seen beside it.
    """

    WHERE = "canvas"
    BINDINGS = bindings(WHERE)
    HEADING, NAME = "Draw a picture", "image"
    LOWEST, HIGHEST = 0.0, DARKEST
    pen_down = False
    crowded = False

    def rows(self) -> Rows:
        """The picture on the bench, if it could be drawn here, else an empty one."""
        rows = self.experiment.picture
        fits = len(rows) == len(rows[0]) == SIDE if rows else False
        drawable = fits and all(0 <= value <= DARKEST for row in rows for value in row)
        return rows if drawable else ((0.0,) * SIDE,) * SIDE

    @property
    def scale(self) -> tuple[float, float]:
        """From no ink to the most."""
        return 0.0, DARKEST

    @property
    def drawn(self) -> bool:
        """Whether there is ink on any cell."""
        return any(map(any, self.matrix))

    @property
    def shows_maps(self) -> bool:
        """Whether maps come out of this very picture; those of a softmax are the opinion itself."""
        return self.experiment.kind != "softmax" and self.experiment.picture == self.matrix

    def aside(self) -> ComposeResult:
        """The network's opinion."""
        self.bars = FigureView(opinion(self.matrix)[1], self.tutor.ink)
        yield Static(id="digit")
        yield self.bars

    def on_mount(self) -> None:
        """Tell the digit, and whether the cursor draws."""
        self.result.display = self.shows_maps
        self.paint(0)
        self.show_pen()

    def put(self) -> None:
        """Work on the drawing."""
        self.experiment.put(DRAWING, Image(DRAWING, "drawing", self.matrix))

    def paint(self, frame: int) -> None:
        """Draw it, with what the network takes it for."""
        super().paint(frame)
        digit, figure = opinion(self.matrix)
        said = Content.assemble("A trained network says: ", (str(digit), "$comes-out bold"))
        self.query_one("#digit", Static).update(said if self.drawn else "Nothing is drawn yet.")
        self.bars.display = self.drawn and not self.crowded
        self.bars.show(figure, self.tutor.ink, View(0))
        if self.result.display != self.shows_maps:
            self.result.display = self.shows_maps
            self.once_drawn(self.fit)

    def fit(self) -> None:
        """The bars make way for maps that would not be seen whole under them."""
        if self.has_class("-wide"):
            self.crowded = False
            super().fit()
        else:
            aside, width = self.query_one("#aside"), self.result.size.width
            room = self.query_one("#seen").region.bottom - aside.region.y - AROUND
            under = room - self.bars.most(width)
            self.result.fit(under)
            self.crowded = self.result.display and self.result.most(width) > under
            if self.crowded:
                self.result.fit(room)
        self.bars.display = self.drawn and not self.crowded

    def show_pen(self) -> None:
        """Tell whether the cursor draws."""
        self.query_one(Heading).far = "pen down" if self.pen_down else "pen up"

    @on(Canvas.Painted)
    def draw(self, event: Canvas.Painted) -> None:
        """Put ink where the mouse goes with its button down, or take it off with the other one."""
        self.go_to(*event.cell)
        self.set_cell(0 if event.erases else DARKEST)

    def action_pen(self) -> None:
        """Put ink on every cell that the cursor comes to, from this one on; or no longer."""
        self.pen_down = not self.pen_down
        self.show_pen()
        if self.pen_down:
            self.set_cell(DARKEST)

    def action_move(self, down: int, across: int) -> None:
        """Move the cursor by a cell."""
        super().action_move(down, across)
        if self.pen_down:
            self.set_cell(DARKEST)

    def action_ink(self) -> None:
        """Put ink on the cell, or take it off."""
        row, column = self.at
        self.typed = ""
        self.set_cell(0 if self.matrix[row][column] == DARKEST else DARKEST)
