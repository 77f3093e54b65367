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

    def hides_some(self, panel: Panel) -> bool:
        """Whether there may be a cell of it that it hides."""
        asked = self.veil != "nothing" and panel.name in self._asked
        return asked or panel.name in self.frame.known or self.withheld(panel)

    def hides(self, panel: Panel, cell: Cell) -> bool:
        """Whether the value of this cell is not to be seen, or not yet."""
        if self.withheld(panel):
            return True
        known = self.frame.known.get(panel.name)
        if known is not None and not self.whole and cell >= divmod(known, panel.size[1]):
            return True
        asked = self._asked.get(panel.name)
        if self.veil == "nothing" or asked is None:
            return False
        if self.veil == "row":
            return cell.row == asked.row or (known is not None and cell.row > asked.row)
        return cell == asked or (known is not None and cell > asked)

    def asked(self, panel: Panel) -> Cell | None:
        """The cell that the figure opens at, if it is one of this panel: a question asks for it."""
        return self._asked.get(panel.name)

    def asks(self, panel: Panel, cell: Cell) -> bool:
        """Whether a hidden cell is one in question, drawn as `?`."""
        asked = self._asked.get(panel.name)
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
