"""A grid to draw on with the mouse."""

from __future__ import annotations

from textual.events import MouseDown, MouseEvent, MouseMove
from textual.message import Message

from cnn_tutor.figures import Cell
from cnn_tutor.tui.widgets.figure import FigureView

LEFT, RIGHT = 1, 3


class Canvas(FigureView):
    """A figure that tells which cells the mouse goes over while a button of it is down."""

    class Painted(Message):
        """The mouse went over a cell with a button down."""

        def __init__(self, cell: Cell, erases: bool) -> None:
            super().__init__()
            self.cell = cell
            self.erases = erases

    def on_mouse_down(self, event: MouseDown) -> None:
        """A cell was pressed."""
        self._paint(event)

    def on_mouse_move(self, event: MouseMove) -> None:
        """The mouse goes on."""
        self._paint(event)

    def _paint(self, event: MouseEvent) -> None:
        if event.button in (LEFT, RIGHT) and (found := self._picture.cell_at(event.x, event.y)):
            self.post_message(self.Painted(found[1], event.button == RIGHT))
