"""A map of a figure, a row of the screen for each of its rows: numbers on colours, or colours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from cnn_tutor.figures.model import Cell, Panel
from cnn_tutor.figures.numbers import longest_cell
from cnn_tutor.paint.block import Block, merged
from cnn_tutor.paint.cells import Cells
from cnn_tutor.paint.kinds import cells_of
from cnn_tutor.paint.model import Ink, Run, Span
from cnn_tutor.paint.moment import Moment

Detail = Literal["numbers", "colours", "narrow", "halves"]
"""How much of each cell is shown: its number; its colour in two columns, or three; in one, or two
where the map is small; in half of one.
"""

SMALL = 12
"""Rows that a map may have and not be worth half blocks, or cells of one column."""

WIDEST, WIDE_ENOUGH = 6, 28
"""Cells are at most WIDEST columns wide, except on maps that stay within WIDE_ENOUGH."""


class Map(Block):
    """A panel, painted cell by cell.

    Attributes:
        cell_width: Columns of the screen that one cell takes.
        margin: Columns before the first cell.
    """

    def __init__(self, panel: Panel, ink: Ink, width: int, detail: Detail) -> None:
        rows, self.columns = panel.size
        self.edge = int(not ink.dims)
        needed = max(2, 1 + len(longest_cell(panel)))
        numbers = (
            detail == "numbers"
            and panel.pixels is None
            and needed * self.columns + self.edge <= width
            and (needed <= WIDEST or needed * self.columns <= WIDE_ENOUGH)
        )
        self.cell_width = needed
        if not numbers:
            narrow = detail == "narrow"
            wish = 3 if ink.depth == "none" and panel.scale[0] < 0 and not narrow else 2
            room = 1 if narrow and rows > SMALL else (width - 1) // self.columns
            self.cell_width = max(1, min(wish, room))
        self.cells = Cells(panel, ink, width=self.cell_width, numbers=numbers)
        self.margin = int(self.edge and self.cells.narrow)
        self.shades = not numbers
        width = self.margin + self.columns * self.cell_width + self.edge
        super().__init__(panel, ink, width, rows)

    def row(self, moment: Moment, row: int) -> list[Run]:
        """The cells of one row."""
        return self._line(moment, row, range(self.columns))

    def spans(self, cells: set[Cell]) -> Iterator[Span]:
        """The columns of cells, neighbours joined."""
        first = self.margin - (self.edge if self.cells.narrow else 0)
        last = self.margin + self.cell_width + self.edge
        return merged(
            Span(y, first + column * self.cell_width, last + column * self.cell_width)
            for y, column in sorted(map(self._spot, cells))
        )

    def cell_at(self, x: int, y: int) -> Cell | None:
        """The cell that is drawn here."""
        column = (x - self.margin) // self.cell_width
        inside = 0 <= y < self.rows and 0 <= column < self.columns
        return Cell(y, column) if inside else None

    def _spot(self, cell: Cell) -> tuple[int, int]:
        """Row of the screen, and how manieth cell in it."""
        return cell

    def _line(self, moment: Moment, row: int, columns: range) -> list[Run]:
        """Cells beside each other, in frames where they can't be dimmed."""
        looks = self.cells.looks(moment, row, columns)
        return self._framed(moment, looks, cells_of(row, columns)) if self.edge else looks

    def _framed(self, moment: Moment, looks: list[Run], cells: Sequence[Cell]) -> list[Run]:
        """Cells beside each other, brackets around those that are framed.

        A bracket takes the column before a cell; of narrow cells, which have none to spare, that of
        the neighbour outside the frame.
        """
        columns = [look._replace(text=character) for look in looks for character in look.text]
        columns = [Run(" ") for _ in range(int(self.cells.narrow))] + columns + [Run(" ")]
        if moment.withheld(self.panel):
            return columns
        framed = [False, *(self._is_framed(moment, cell) for cell in cells), False]
        for place in range(len(cells) + 1):
            before, after = framed[place : place + 2]
            closes, opens = before and not after, after and not before
            if closes or opens:
                x = place * self.cell_width + int(closes and self.cells.narrow)
                shared = self.cells.narrow and columns[x].text == "]"
                columns[x] = self._bracket("|" if shared else "]" if closes else "[")
        if self.panel.name in moment.frame.lit:
            result = moment.frame.results.get(self.panel.name)
            for special in {moment.marked(self.panel), result} & {*cells}:
                x = cells.index(special) * self.cell_width + int(self.cells.narrow)
                columns[x] = self._bracket("*")
        return columns

    def _bracket(self, text: str) -> Run:
        if self.panel.role == "input":
            return Run(text, self.colours.looked_at, emphasis="window")
        return Run(text, self.colours.comes_out, emphasis="result")

    def _is_framed(self, moment: Moment, cell: Cell) -> bool:
        name, frame = self.panel.name, moment.frame
        if name in frame.lit:
            return cell in frame.lit[name]
        return cell in (moment.marked(self.panel), frame.results.get(name))
