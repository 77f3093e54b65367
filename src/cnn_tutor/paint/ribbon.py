"""One long row of numbers that goes on in the next line, each line led by where it begins."""

from __future__ import annotations

from cnn_tutor.figures.model import Cell, Panel
from cnn_tutor.paint.map import Detail, Map
from cnn_tutor.paint.model import Ink, Run
from cnn_tutor.paint.moment import Moment


class Ribbon(Map):
    """A panel of one row, as many cells a line as fit: a number that divides them, if one does."""

    def __init__(self, panel: Panel, ink: Ink, width: int, detail: Detail) -> None:
        roomy: Detail = "numbers" if detail == "numbers" else "colours"
        super().__init__(panel, ink, panel.count * 99, roomy)
        self._count = self.columns
        self.margin = len(str(self._count)) + 1
        most = max(1, min((width - self.margin - self.edge) // self.cell_width, self._count))
        even = [fit for fit in range(most, most // 2, -1) if self._count % fit == 0]
        self.columns = even[0] if even else most
        self.rows = -(-self._count // self.columns)
        self.width = self.margin + self.columns * self.cell_width + self.edge

    def row(self, moment: Moment, row: int) -> list[Run]:
        """The place of the first cell, and the cells."""
        first = row * self.columns
        last = min(first + self.columns, self._count)
        label = str(first).rjust(self.margin - 1)
        return [
            Run(f"{label} ", self.colours.quiet, emphasis="quiet"),
            *self._line(moment, 0, range(first, last)),
        ]

    def cell_at(self, x: int, y: int) -> Cell | None:
        """The cell that is drawn here."""
        column = (x - self.margin) // self.cell_width
        place = y * self.columns + column
        inside = 0 <= y < self.rows and 0 <= column < self.columns and place < self._count
        return Cell(0, place) if inside else None

    def _spot(self, cell: Cell) -> tuple[int, int]:
        return divmod(cell.column, self.columns)
