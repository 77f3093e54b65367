"""A function as the curve that it draws, and the place on it that a frame looks at."""

from __future__ import annotations

from collections.abc import Iterator

from cnn_tutor.figures.model import Cell, Panel
from cnn_tutor.figures.numbers import show_number
from cnn_tutor.paint.block import Block
from cnn_tutor.paint.model import Ink, Run, Span
from cnn_tutor.paint.moment import Moment

ROWS = 5
"""Rows of the curve, of two steps each; under them, one for where it begins and ends."""


class Curve(Block):
    """A panel of one row of values at places as far from each other as the columns.

    At the axes stand the ends of both.
    """

    def __init__(self, panel: Panel, ink: Ink) -> None:
        super().__init__(panel, ink, panel.size[1], ROWS + 1)
        self._levels = [self._level(value) for value in panel.values[0]]
        self._zero = self._level(0.0) // 2
        low, high = map(show_number, panel.scale)
        axis = self.width // 2
        self._heights = {0: (axis - len(high), high)}
        if low != "0":
            self._heights[ROWS - 1] = (axis + 1, low)

    def row(self, moment: Moment, row: int) -> list[Run]:
        """One row of the curve, axes behind it."""
        colours, panel = self.colours, self.panel
        if row == ROWS:
            first, last = panel.labels
            room = self.width // 2
            text = first.ljust(room) + "0" + last.rjust(self.width - room - 1)
            return [Run(text, colours.quiet, emphasis="quiet")]
        marked = moment.marked(panel)
        points = [
            self._point(column, row, here=marked is not None and marked.column == column)
            for column in range(self.width)
        ]
        start, height = self._heights.get(row, (0, ""))
        for column, digit in enumerate(height, start):
            if self._levels[column] // 2 != row:
                points[column] = Run(digit, colours.quiet, emphasis="quiet")
        return points

    def spans(self, cells: set[Cell]) -> Iterator[Span]:
        """Where the curve is at these places."""
        for _, column in sorted(cells):
            yield Span(self._levels[column] // 2, column, column + 1)

    def cell_at(self, x: int, y: int) -> Cell | None:
        """No cell of a map."""
        return None

    def _level(self, value: float) -> int:
        """How many half rows from the top."""
        low, high = self.panel.scale
        return round((high - value) / (high - low) * (2 * ROWS - 1))

    def _point(self, column: int, row: int, *, here: bool) -> Run:
        level, unicode = self._levels[column], self.ink.unicode
        if level // 2 == row:
            if here:
                return Run("●" if unicode else "O", self.colours.looked_at, emphasis="window")
            sign = ("▄" if level % 2 else "▀") if unicode else ("." if level % 2 else "'")
            return Run(sign, self.colours.text)
        if column == self.width // 2:
            return Run("│" if unicode else "|", self.colours.faint, emphasis="quiet")
        if row == self._zero:
            return Run("·" if unicode else "-", self.colours.faint, emphasis="quiet")
        return Run(" ")
