"""One column of numbers, each with its name before it and a bar behind it."""

from __future__ import annotations

from collections.abc import Iterator

from cnn_tutor.figures.model import Cell, Panel
from cnn_tutor.figures.numbers import longest_cell, show_cell
from cnn_tutor.paint.block import Block
from cnn_tutor.paint.model import Ink, Run, Span
from cnn_tutor.paint.moment import KEPT_BACK, Moment

LENGTH, SHORT = 12, 8
"""Columns of the longest bar; where there is little room."""


class Bars(Block):
    """A panel of one column. On a signed scale, bars grow from the middle to either side."""

    def __init__(self, panel: Panel, ink: Ink, *, short: bool) -> None:
        self._length = SHORT if short else LENGTH
        self._names = max(map(len, panel.labels), default=0)
        self._number = len(longest_cell(panel))
        self._before = self._names + 1 + self._number + 1
        super().__init__(panel, ink, self._before + self._length, panel.size[0])

    def row(self, moment: Moment, row: int) -> list[Run]:
        """Name, number and bar."""
        cell, colours = Cell(row, 0), self.colours
        frame, name_ = moment.frame, self.panel.name
        here = cell in (frame.results.get(name_), frame.marked.get(name_))
        name = Run(
            self.panel.labels[row].rjust(self._names) + " ",
            colours.text if here else colours.quiet,
            emphasis="strong" if here else "plain",
        )
        if moment.hides(self.panel, cell):
            asked = KEPT_BACK if moment.asks(self.panel, cell) else ""
            return [name, Run(asked.rjust(self._number), colours.comes_out, emphasis="result")]
        value = moment.value(self.panel, cell)
        number = Run(
            show_cell(self.panel, value).rjust(self._number),
            colours.comes_out if here else colours.text,
            emphasis="result" if here else "plain",
        )
        colour = colours.comes_out if here else colours.quiet
        return [name, number, Run(" "), *self._bar(value, colour)]

    def spans(self, cells: set[Cell]) -> Iterator[Span]:
        """A whole row for each cell."""
        return (Span(cell.row, 0, self.width) for cell in sorted(cells))

    def cell_at(self, x: int, y: int) -> Cell | None:
        """The cell of this row."""
        return Cell(y, 0) if 0 <= y < self.rows and 0 <= x < self.width else None

    def _bar(self, value: float, colour: str) -> list[Run]:
        low, high = self.panel.scale
        room = self._length // 2 if low < 0 else self._length
        fill = round(min(abs(value) / high, 1.0) * room)
        own = "█" if self.ink.unicode and self.ink.depth != "none" else "#"
        bar = Run(" " * fill, bg=colour) if colour else Run(own * fill)
        if low >= 0:
            return [bar]
        blank = Run(" " * (room - fill))
        return [blank, bar] if value < 0 else [Run(" " * room), bar]
