"""What can be seen of a figure at one frame, while something is kept back or nothing is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from cnn_tutor.figures.model import Cell, Figure, Panel, Sum

Veil = Literal["nothing", "cell", "map"]
"""What a question keeps back: nothing, the cell that the figure opens at, or the whole map."""


class View(NamedTuple):
    """Where in a figure's timeline, and behind which veil."""

    frame: int
    veil: Veil = "nothing"


class Moment:
    """One frame of a figure behind a veil: the one place that decides what is hidden."""

    def __init__(self, figure: Figure, view: View) -> None:
        opening = figure.frames[figure.start]
        self.figure = figure
        self.frame = figure.frames[view.frame]
        self.veil = view.veil
        self._asked = opening.results or opening.marked

    def withheld(self, panel: Panel) -> bool:
        """Whether all of the map is kept back, its size included."""
        return self.veil == "map" and panel.role == "output"

    def hides(self, panel: Panel, cell: Cell) -> bool:
        """Whether the value of this cell is not to be seen, or not yet."""
        if self.withheld(panel):
            return True
        known = self.frame.known.get(panel.name)
        if known is not None and _place(panel, cell) >= known:
            return True
        asked = self._asked.get(panel.name)
        if self.veil == "nothing" or asked is None:
            return False
        return cell == asked or (known is not None and _place(panel, cell) > _place(panel, asked))

    def asks(self, panel: Panel, cell: Cell) -> bool:
        """Whether a hidden cell is the one in question, drawn as `?`."""
        if self.veil == "nothing":
            return False
        asked = cell == self._asked.get(panel.name)
        return asked or (self.veil == "cell" and cell == self.frame.results.get(panel.name))

    def marked(self, panel: Panel) -> Cell | None:
        """The cell that decides. Which of a window it is, is no secret only when all is told."""
        secret = self.veil != "nothing" and panel.name in self.frame.lit
        return None if secret else self.frame.marked.get(panel.name)

    def sums(self) -> Iterator[tuple[Panel, Sum, str]]:
        """For each sum the map that it belongs to, the sum, and its result or `?`.

        None while a map is kept back: which pixel meets which weight is part of the question.
        """
        if self.veil == "map":
            return
        panels = {panel.name: panel for panel in self.figure.panels}
        cells = self.frame.results or self.frame.marked
        for written, (name, cell) in zip(self.frame.sums, cells.items(), strict=True):
            panel = panels[name]
            yield panel, written, "?" if self.hides(panel, cell) else written.result


def _place(panel: Panel, cell: Cell) -> int:
    return cell.row * panel.size[1] + cell.column
