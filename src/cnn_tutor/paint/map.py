"""One map of a figure as rows of cells."""

from __future__ import annotations

from functools import cached_property

from cnn_tutor.figures.model import Cell, Panel
from cnn_tutor.figures.numbers import show_number, show_size
from cnn_tutor.paint.hues import hues
from cnn_tutor.paint.model import Emphasis, Ink, Run
from cnn_tutor.paint.moment import Moment
from cnn_tutor.paint.ramps import Shade, ramps

WIDEST, WIDE_ENOUGH = 4, 28
"""Cells are at most WIDEST columns wide, except on maps that stay within WIDE_ENOUGH."""
GLYPHS = " .:-=+*#@"
"""From nothing to much, where there is neither colour nor room for a number."""


class Map:
    """A panel, painted cell by cell.

    Attributes:
        panel: What is painted.
        rows: Rows of cells.
        columns: Cells in a row.
        cell_width: Columns of the screen that one cell takes.
        numbers: Whether there is room for the numbers.
        edge: 1 where cells are framed by brackets, which reach one column into the next cell.
    """

    def __init__(self, panel: Panel, ink: Ink) -> None:
        self.panel = panel
        self.rows, self.columns = panel.size
        self._values: list[list[float]] = panel.values.tolist()
        self._texts = [[show_number(value) for value in row] for row in self._values]
        needed = max(2, 1 + max(len(text) for row in self._texts for text in row))
        self.numbers = needed <= WIDEST or needed * self.columns <= WIDE_ENOUGH
        self.edge = int(ink.depth in ("16", "none") or ink.theme == "terminal")
        self.cell_width = needed if self.numbers else 2 + self.edge
        self._ink = ink
        self._hues = hues(ink)
        self._ramp = ramps(ink).of(panel.scale)

    @property
    def width(self) -> int:
        """Columns of a row of cells."""
        return self.columns * self.cell_width + self.edge

    @cached_property
    def title_width(self) -> int:
        """Columns of the title when nothing is kept back."""
        return len(self.panel.title) + len(self._size)

    def title(self, moment: Moment) -> list[Run]:
        """What the map is called, and its size unless that is kept back."""
        colour = {
            "input": self._hues.looked_at if moment.frame.lit else self._hues.text,
            "kernel": self._hues.text,
            "output": self._hues.comes_out,
        }[self.panel.role]
        size = "" if moment.withheld(self.panel) else self._size
        return [Run(self.panel.title, colour), Run(size, self._hues.quiet, emphasis="quiet")]

    def row(self, moment: Moment, row: int) -> list[Run]:
        """The cells of one row."""
        runs: list[Run] = []
        for column in range(self.columns):
            cell = Cell(row, column)
            look = self._look(moment, cell)
            body = look._replace(text=look.text.rjust(self.cell_width))
            if bracket := self._bracket(moment, cell):
                runs += [bracket, body._replace(text=body.text[1:])]
            else:
                runs.append(body)
        if self.edge:
            runs.append(self._bracket(moment, Cell(row, self.columns)) or Run(" "))
        return runs

    def changed(self, old: Moment, new: Moment) -> set[Cell]:
        """The cells that may look different in two moments behind the same veil."""
        name = self.panel.name
        cells = set(old.frame.lit.get(name, ())) ^ set(new.frame.lit.get(name, ()))
        for was, now in (
            (old.marked(self.panel), new.marked(self.panel)),
            (old.frame.results.get(name), new.frame.results.get(name)),
        ):
            if was != now:
                cells |= {cell for cell in (was, now) if cell}
        known = sorted(
            moment.frame.known.get(name, self.rows * self.columns) for moment in (old, new)
        )
        cells |= {Cell(*divmod(index, self.columns)) for index in range(*known)}
        return cells

    @cached_property
    def _size(self) -> str:
        """The size after the title; a kernel's and a single number's is plain to see."""
        if self.panel.role == "kernel" or self.panel.values.size == 1:
            return ""
        return " " + show_size(*self.panel.inner_size)

    def _look(self, moment: Moment, cell: Cell) -> Run:
        """A cell's text, not yet as wide as the cell, and how it looks."""
        colours, panel, frame = self._hues, self.panel, moment.frame
        if moment.hides(panel, cell):
            plate = "" if moment.withheld(panel) else colours.raised
            asked = moment.asks(panel, cell)
            return Run(
                "?" if asked else "", colours.comes_out, plate, "result" if asked else "plain"
            )
        window = frame.lit.get(panel.name)
        lit = window is None or cell in window
        if panel.is_padding(cell):
            dot = "·" if self._ink.unicode else "."
            if window is not None and lit:
                return Run(dot, colours.looked_at, colours.raised, "window")
            return Run(dot, colours.quiet, "", "padding")
        text = self._text(cell)
        if cell == frame.results.get(panel.name):
            return Run(text, colours.on_mark, colours.comes_out, "result")
        if cell == moment.marked(panel):
            return Run(text, colours.on_mark, colours.looked_at, "window")
        if panel.is_unused(cell) and moment.veil != "map":
            return Run("x" if self._ink.depth == "none" else text, colours.quiet, "", "quiet")
        value = self._values[cell.row][cell.column]
        shades = self._ramp.lit if lit else self._ramp.dim
        shade = shades[self._ramp.entry(value, panel.scale)]
        return Run(text, shade.fg, shade.bg, _emphasis(lit, window is not None, value, shade))

    def _text(self, cell: Cell) -> str:
        """The number; where there is no room for it the sign, and without colour a glyph."""
        if self.numbers:
            return self._texts[cell.row][cell.column]
        value = self._values[cell.row][cell.column]
        sign = "-" if value < 0 else " "
        if self._ink.depth != "none":
            return sign + " "
        share = min(abs(value) / self.panel.scale[1], 1.0)
        return sign + GLYPHS[round(share * (len(GLYPHS) - 1))]

    def _bracket(self, moment: Moment, cell: Cell) -> Run | None:
        """What stands before a cell where a framed part of the row begins or has just ended."""
        if not self.edge:
            return None
        name, frame = self.panel.name, moment.frame
        looked_at = self.panel.role == "input"
        style = Run(
            "",
            self._hues.looked_at if looked_at else self._hues.comes_out,
            emphasis="window" if looked_at else "result",
        )
        if name in frame.lit and cell == moment.marked(self.panel):
            return style._replace(text="*")
        here = self._is_framed(moment, cell)
        before = self._is_framed(moment, Cell(cell.row, cell.column - 1))
        return None if here == before else style._replace(text="[" if here else "]")

    def _is_framed(self, moment: Moment, cell: Cell) -> bool:
        name, frame = self.panel.name, moment.frame
        if name in frame.lit:
            return cell in frame.lit[name]
        framed = cell in (moment.marked(self.panel), frame.results.get(name))
        return framed and not moment.withheld(self.panel)


def _emphasis(lit: bool, windowed: bool, value: float, shade: Shade) -> Emphasis:
    """Where no colour can be dimmed, zeros are quiet outside the window: the shape stays."""
    if lit:
        return "window" if windowed else "plain"
    return "plain" if value and not shade.bg else "quiet"
