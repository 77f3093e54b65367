"""What can be seen of a figure at one frame, while something is kept back or nothing is."""

from collections.abc import Iterator
from typing import NamedTuple

from cnn_tutor.course.model import Hides
from cnn_tutor.figures.model import Cell, Figure, Panel, Rows

Veil = Hides
"""What a question keeps back: nothing; of the map that it asks for the cell that the figure opens
at, its row, how large it is, or all of it.
"""
KEPT_BACK = "?"
"""What stands in the place of a number that is asked for."""
UNTOLD = f"= {KEPT_BACK}"
"""What stands in the place of what a line of arithmetic comes to, while that is kept back."""


class View(NamedTuple):
    """Where in a figure's timeline, behind which veil; `whole`: with what comes later."""

    frame: int
    veil: Veil = "nothing"
    whole: bool = False


class Line(NamedTuple):
    """A line of arithmetic as it may be shown: its outcome is `= ?` while that is kept back."""

    label: str
    terms: tuple[str, ...]
    outcome: str


class Moment:
    """One frame of a figure behind a veil: the one place that decides what is hidden."""

    def __init__(self, figure: Figure, view: View) -> None:
        opening = figure.frames[figure.start]
        self.figure = figure
        self.frame = figure.frames[view.frame]
        self.veil = view.veil
        self.whole = view.whole
        self._asked = opening.results or opening.marked

    def values(self, panel: Panel) -> Rows:
        """The numbers of a panel at this moment."""
        return self.frame.values.get(panel.name, panel.values)

    def value(self, panel: Panel, cell: Cell) -> float:
        """The number in one cell."""
        return self.values(panel)[cell.row][cell.column]

    def withheld(self, panel: Panel) -> bool:
        """Whether nothing is drawn of the map, as that would tell its size."""
        return self.hides_size and panel.role == "output"

    @property
    def hides_size(self) -> bool:
        """Whether nothing may be seen that tells how large the map is."""
        return self.veil in ("size", "map")

    def hidden(self, panel: Panel, row: int) -> range:
        """The columns of a row whose values are not to be seen, or not yet."""
        columns, known = panel.size[1], self.frame.known.get(panel.name)
        if self.withheld(panel):
            return range(columns)
        first = columns if known is None or self.whole else max(known - row * columns, 0)
        asked = self.asked(panel)
        if asked is None or self.veil == "nothing" or row < asked.row:
            return range(first, columns)
        if row == asked.row and self.veil != "row":
            alone = range(asked.column, asked.column + 1)
            return alone if known is None else range(min(first, asked.column), columns)
        return range(first if row > asked.row and known is None else 0, columns)

    def hides(self, panel: Panel, cell: Cell) -> bool:
        """Whether the value of this cell is not to be seen, or not yet."""
        return cell.column in self.hidden(panel, cell.row)

    def asked(self, panel: Panel) -> Cell | None:
        """The cell that the figure opens at, if it is one of this panel: a question asks for it."""
        return self._asked.get(panel.name)

    def asks(self, panel: Panel, cell: Cell) -> bool:
        """Whether a hidden cell is one in question, drawn as `?`."""
        asked = self.asked(panel)
        if self.veil == "nothing" or asked is None:
            return False
        if self.veil == "row":
            return cell.row == asked.row
        return cell == asked or (self.veil == "cell" and cell == self.frame.results.get(panel.name))

    def marked(self, panel: Panel) -> Cell | None:
        """The cell that decides. Which of a window it is, or where a curve has brought it, is no
        secret only when all is told.
        """
        secret = self.veil != "nothing" and (panel.name in self.frame.lit or panel.drawn == "curve")
        return None if secret else self.frame.marked.get(panel.name)

    def tells_scale(self, panel: Panel) -> bool:
        """Whether the ends of the scale may be told: one may be the number that is asked for."""
        return self.veil == "nothing" or panel.name not in self._asked or panel.role != "output"

    def lines(self) -> Iterator[Line]:
        """The arithmetic, as much of it as may be told."""
        panels = {panel.name: panel for panel in self.figure.panels}
        cells = {**self.frame.marked, **self.frame.results}
        for written in self.frame.sums:
            if self.veil != "size" and self.hides(panels[written.of], cells[written.of]):
                yield Line(written.label, written.veiled or written.terms, UNTOLD)
            else:
                yield Line(written.label, written.terms, written.outcome)
