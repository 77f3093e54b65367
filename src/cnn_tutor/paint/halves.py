"""A large map in half blocks: one column a cell, two rows of cells in a row of the screen."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from cnn_tutor.figures.model import Cell, Panel
from cnn_tutor.paint.block import Block, merged
from cnn_tutor.paint.cells import Cells
from cnn_tutor.paint.kinds import special
from cnn_tutor.paint.model import Ink, Run, Span
from cnn_tutor.paint.moment import Moment

UPPER, LOWER = "▀", "▄"


class Halves(Block):
    """A panel in colours alone, for an ink that has signs outside ASCII and can dim."""

    shades = True

    def __init__(self, panel: Panel, ink: Ink) -> None:
        height, width = panel.size
        self.cells = Cells(panel, ink, halves=True)
        super().__init__(panel, ink, width, -(-height // 2))

    def row(self, moment: Moment, row: int) -> list[Run]:
        """Two rows of cells, the upper one in the text's colour, the lower one behind it."""
        upper, lower = self._colours(moment, 2 * row), self._colours(moment, 2 * row + 1)
        return [*map(_half_block, upper, lower)]

    def spans(self, cells: set[Cell]) -> Iterator[Span]:
        """The columns of cells, neighbours joined."""
        return merged(sorted(Span(row // 2, column, column + 1) for row, column in cells))

    def cell_at(self, x: int, y: int) -> Cell | None:
        """The upper one of the two cells that are drawn here."""
        inside = 0 <= y < self.rows and 0 <= x < self.width
        return Cell(2 * y, x) if inside else None

    def _colours(self, moment: Moment, row: int) -> list[str]:
        """The colours of a row of cells; "" is the terminal's own."""
        if row >= self.panel.size[0]:
            return [""] * self.width
        columns = range(self.width)
        colours = [look.bg for look in self.cells.plain(moment, row, columns)]
        for column, (kind, light) in special(self.panel, moment, row, columns).items():
            if kind == "asked":
                colour = "" if moment.withheld(self.panel) else self.colours.comes_out
            elif kind == "unused" or (kind == "padding" and light == "window"):
                colour = self.colours.faint
            elif kind == "padding":
                colour = self.colours.raised
            else:
                colour = self.cells.look(moment, Cell(row, column), kind, light).bg
            colours[column] = colour
        return colours


@lru_cache(maxsize=4096)
def _half_block(upper: str, lower: str) -> Run:
    if upper == lower:
        return Run(" ", bg=upper)
    if not upper:
        return Run(LOWER, fg=lower)
    return Run(UPPER, fg=upper, bg=lower)
