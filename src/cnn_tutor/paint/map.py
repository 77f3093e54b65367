"""A map of a figure, a row of the screen for each of its rows: numbers on colours, or colours."""

from __future__ import annotations

from collections.abc import Iterator

from cnn_tutor.figures.model import Cell, Panel
from cnn_tutor.figures.numbers import longest
from cnn_tutor.paint.block import Block
from cnn_tutor.paint.cells import Cells
from cnn_tutor.paint.model import Ink, Run, Span
from cnn_tutor.paint.moment import Moment

WIDEST, WIDE_ENOUGH = 6, 28
"""Cells are at most WIDEST columns wide, except on maps that stay within WIDE_ENOUGH."""


class Map(Block):
    """A panel, painted cell by cell.

    Attributes:
        cell_width: Columns of the screen that one cell takes.
        edge: 1 where cells are framed by brackets, which reach one column into the next cell.
        margin: Columns before the first cell.
    """

    margin = 0

    def __init__(self, panel: Panel, ink: Ink, width: int, *, numbers: bool) -> None:
        rows, self.columns = panel.size
        needed = max(2, 1 + len(panel.widest or longest(panel.values)))
        numbers = (
            numbers
            and panel.pixels is None
            and needed * self.columns <= max(width, WIDE_ENOUGH)
            and (needed <= WIDEST or needed * self.columns <= WIDE_ENOUGH)
        )
        self.cells = Cells(panel, ink, numbers=numbers)
        self.edge = int(not self.cells.dims)
        self.cell_width = needed
        if not numbers:
            wish = 3 if ink.depth == "none" and panel.scale[0] < 0 else 2
            room = (width - self.edge) // self.columns
            self.cell_width = max(1, min(wish, room))
            self.edge = self.edge if self.cell_width > 1 else 0
        self.shades = not numbers
        super().__init__(panel, ink, self.columns * self.cell_width + self.edge, rows)

    def row(self, moment: Moment, row: int) -> list[Run]:
        """The cells of one row."""
        return self._cells(moment, [Cell(row, column) for column in range(self.columns)])

    def spans(self, cells: set[Cell]) -> Iterator[Span]:
        """The columns of cells, neighbours joined."""
        open_span: Span | None = None
        for y, column in sorted(map(self._spot, cells)):
            start = self.margin + column * self.cell_width
            stop = start + self.cell_width + self.edge
            if open_span and open_span.y == y and open_span.stop >= start:
                open_span = open_span._replace(stop=stop)
                continue
            if open_span:
                yield open_span
            open_span = Span(y, start, stop)
        if open_span:
            yield open_span

    def cell_at(self, x: int, y: int) -> Cell | None:
        """The cell that is drawn here."""
        column = x // self.cell_width
        inside = 0 <= y < self.rows and 0 <= column < self.columns
        return Cell(y, column) if inside else None

    def _spot(self, cell: Cell) -> tuple[int, int]:
        """Row of the screen, and how manieth cell in it."""
        return cell

    def _cells(self, moment: Moment, cells: list[Cell]) -> list[Run]:
        """Cells beside each other, brackets around those that are framed."""
        runs: list[Run] = []
        framed = False
        for cell in cells:
            look = self.cells.look(moment, cell)
            body = look._replace(text=look.text.rjust(self.cell_width)[-self.cell_width :])
            before, framed = framed, bool(self.edge) and self._is_framed(moment, cell)
            if sign := self._sign(moment, cell, before, framed):
                runs += [sign, body._replace(text=body.text[1:])]
            else:
                runs.append(body)
        if self.edge:
            runs.append(self._bracket("]") if framed else Run(" "))
        return runs

    def _sign(self, moment: Moment, cell: Cell, before: bool, framed: bool) -> Run | None:
        """What stands before a cell that decides, or where a framed part begins or has ended."""
        panel = self.panel
        if self.edge and panel.name in moment.frame.lit and cell == moment.marked(panel):
            return self._bracket("*")
        return None if before == framed else self._bracket("[" if framed else "]")

    def _bracket(self, text: str) -> Run:
        if self.panel.role == "input":
            return Run(text, self.colours.looked_at, emphasis="window")
        return Run(text, self.colours.comes_out, emphasis="result")

    def _is_framed(self, moment: Moment, cell: Cell) -> bool:
        name, frame = self.panel.name, moment.frame
        if name in frame.lit:
            return cell in frame.lit[name]
        framed = cell in (moment.marked(self.panel), frame.results.get(name))
        return framed and not moment.withheld(self.panel)
