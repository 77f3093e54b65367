"""How each cell of a panel looks, whatever it is drawn as."""

from __future__ import annotations

from cnn_tutor.figures.model import Cell, Panel
from cnn_tutor.figures.numbers import show_cell
from cnn_tutor.paint.hues import hues
from cnn_tutor.paint.model import Emphasis, Ink, Run
from cnn_tutor.paint.moment import KEPT_BACK, Moment
from cnn_tutor.paint.pixels import pixel_shades
from cnn_tutor.paint.ramps import Ramp, Shade, ramps
from cnn_tutor.paint.tones import tones

GLYPHS = " ':=+o#%@"
"""From nothing to much, where there is neither colour nor room for a number. None of them is a
sign that a map has for something else.
"""
BELOW = " icvznwNW"
"""The same for what is below 0, where there is no room for a sign before it either."""
STOPPED = "(0)"
"""A cell where a number below 0 was stopped, where no trace of its colour can be left."""
TO_COME = "_"
"""A cell that is not known yet, where no plate can be drawn in its place."""


class Cells:
    """The cells of a panel in one ink.

    Attributes:
        panel: Whose cells.
        numbers: Whether they show their numbers.
        narrow: Whether they are one column wide.
        dims: Whether what is not looked at can be drawn dim.
    """

    def __init__(
        self,
        panel: Panel,
        ink: Ink,
        *,
        numbers: bool = False,
        narrow: bool = False,
        halves: bool = False,
    ) -> None:
        self.panel = panel
        self.numbers = numbers
        self.narrow = narrow
        self.dims = ink.dims
        self.colours = hues(ink)
        self.ramp: Ramp = (tones(ink) if halves else ramps(ink)).of(panel.scale)
        self.ink = ink
        self._padded = any(panel.padding)
        self._unused = any(panel.unused)

    def is_unused(self, moment: Moment, cell: Cell) -> bool:
        """Whether the cell is to be drawn as one that no window reaches: that tells a size."""
        return self._unused and not moment.hides_size and self.panel.is_unused(cell)

    def look(self, moment: Moment, cell: Cell) -> Run:
        """A cell's text, not yet as wide as the cell, and how it looks.

        A cell that comes out or is looked at is filled with that colour; where nothing can be
        dimmed it is framed, and keeps the colour of its value: another would be taken for one.
        """
        colours, panel, frame = self.colours, self.panel, moment.frame
        if moment.hides(panel, cell):
            plate = "" if moment.withheld(panel) else colours.raised
            if moment.asks(panel, cell):
                return Run(KEPT_BACK, colours.comes_out, plate, "result")
            blank = plate or moment.withheld(panel)
            return Run("" if blank else TO_COME, colours.quiet, plate, "quiet")
        window = frame.lit.get(panel.name)
        lit = window is None or cell in window
        if self._padded and panel.is_padding(cell):
            dot = "·" if self.ink.unicode else "."
            if window is not None and lit:
                return Run(dot, colours.looked_at, colours.raised, "window")
            return Run(dot, colours.quiet, "", "padding")
        value = moment.value(panel, cell)
        stopped = cell in panel.stopped
        text = self._text(value) if self.dims or not stopped else self._stopped
        result = cell == frame.results.get(panel.name)
        marked = result or cell == moment.marked(panel)
        mark: Emphasis = "result" if result else "window"
        if marked and self.dims:
            fill = colours.comes_out if result else colours.looked_at
            return Run(text, colours.on_mark, fill, mark)
        if self.is_unused(moment, cell):
            return Run(text if self.dims else "x", colours.quiet, "", "quiet")
        if stopped and self.dims:
            return self._trace(text)
        shade = self._shade(cell, value, lit=lit)
        emphasis = _emphasis(lit, window is not None, value, shade)
        return Run(text, shade.fg, shade.bg, mark if marked else emphasis)

    def _shade(self, cell: Cell, value: float, *, lit: bool) -> Shade:
        """The colours of a value; where nothing can be dimmed, all cells without numbers keep
        theirs.
        """
        lit = lit or not (self.dims or self.numbers)
        if self.panel.pixels is not None and self.ink.depth != "none":
            shades = pixel_shades(self.ink, self.panel.pixels[cell.row][cell.column])
            return shades.lit if lit else shades.dim
        entry = self.ramp.entry(value, self.panel.scale)
        return (self.ramp.lit if lit else self.ramp.dim)[entry]

    def _text(self, value: float) -> str:
        """The number; where there is no room for it the sign, and without colour a glyph."""
        if self.numbers:
            return show_cell(self.panel, value)
        sign = "-" if value < 0 else " "
        if self.ink.depth != "none":
            return sign
        return self.glyph(value) if self.narrow else sign + self.glyph(value)

    def _trace(self, text: str) -> Run:
        """A 0 in the colour of what was stopped; where there is no number, that colour dim."""
        below, zero = self.panel.scale[0], self.ramp.lit[self.ramp.entry(0, self.panel.scale)]
        if self.numbers:
            return Run(text, self.ramp.lit[0].bg, zero.bg, "quiet")
        trace = self.ramp.dim[self.ramp.entry(below / 2, self.panel.scale)]
        return Run(text, trace.fg, trace.bg, "quiet")

    @property
    def _stopped(self) -> str:
        """As much of the sign as there is room for."""
        return STOPPED if self.numbers else STOPPED[1]

    def glyph(self, value: float) -> str:
        """How far a value is from 0, as a sign that has more or less ink."""
        share = min(abs(value) / self.panel.scale[1], 1.0)
        glyphs = BELOW if self.narrow and value < 0 else GLYPHS
        return glyphs[round(share * (len(glyphs) - 1))]


def _emphasis(lit: bool, windowed: bool, value: float, shade: Shade) -> Emphasis:
    """Where no colour can be dimmed, zeros are quiet outside the window: the shape stays."""
    if lit:
        return "window" if windowed else "plain"
    return "plain" if value and not shade.bg else "quiet"
