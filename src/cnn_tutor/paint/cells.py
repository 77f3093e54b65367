"""How each cell of a panel looks, whatever it is drawn as."""

from __future__ import annotations

from functools import lru_cache

from cnn_tutor.figures.model import Cell, Panel
from cnn_tutor.figures.numbers import show_cell
from cnn_tutor.paint.hues import hues
from cnn_tutor.paint.kinds import Kind, Light, cells_of, light_of, special
from cnn_tutor.paint.model import Emphasis, Ink, Run
from cnn_tutor.paint.moment import KEPT_BACK, Moment
from cnn_tutor.paint.pixels import Colour, pixel_shades
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
        width: Columns of each.
        numbers: Whether they show their numbers.
        narrow: Whether they are one column wide.
        dims: Whether what is not looked at can be drawn dim.
        seen: How a value, or a pixel, looks in some light: found once, then kept.
    """

    def __init__(
        self,
        panel: Panel,
        ink: Ink,
        *,
        width: int = 1,
        numbers: bool = False,
        halves: bool = False,
    ) -> None:
        self.panel = panel
        self.width = width
        self.numbers = numbers
        self.narrow = width == 1
        self.dims = ink.dims
        self.colours = hues(ink)
        self.ramp: Ramp = (tones(ink) if halves else ramps(ink)).of(panel.scale)
        self.ink = ink
        self.seen = lru_cache(maxsize=4096)(self._seen)
        self._plain = lru_cache(maxsize=256)(self._row)

    def looks(self, moment: Moment, row: int, columns: range) -> list[Run]:
        """What stands in each of these cells of a row, and how it looks."""
        looks = [*self.plain(moment, row, columns)]
        for column, (kind, light) in special(self.panel, moment, row, columns).items():
            look = self.look(moment, Cell(row, column), kind, light)
            looks[column - columns.start] = look._replace(text=self._fitted(look.text))
        return looks

    def plain(self, moment: Moment, row: int, columns: range) -> tuple[Run, ...]:
        """The same if nothing was special about any of them."""
        values = moment.values(self.panel)[row]
        return self._plain(values, row, columns, light_of(self.panel, moment))

    def look(self, moment: Moment, cell: Cell, kind: Kind, light: Light) -> Run:
        """What stands in a cell of some kind, not yet as wide as it is, and how it looks.

        A cell that comes out or is looked at is filled with that colour; where nothing can be
        dimmed it is framed, and keeps the colour of its value: another would be taken for one.
        """
        colours, panel = self.colours, self.panel
        if kind in ("asked", "hidden"):
            withheld = moment.withheld(panel)
            plate = "" if withheld else colours.raised
            if kind == "asked":
                return Run(KEPT_BACK, colours.comes_out, plate, "result")
            return Run("" if plate or withheld else TO_COME, colours.quiet, plate, "quiet")
        if kind == "padding":
            dot = "·" if self.ink.unicode else "."
            if light == "window":
                return Run(dot, colours.looked_at, colours.raised, "window")
            return Run(dot, colours.quiet, "", "padding")
        seen = self.seen(moment.value(panel, cell), self.pixel(cell), light)
        text = seen.text if self.dims or cell not in panel.stopped else self._stopped
        if kind in ("result", "marked"):
            mark: Emphasis = "result" if kind == "result" else "window"
            if not self.dims:
                return seen._replace(text=text, emphasis=mark)
            fill = colours.comes_out if kind == "result" else colours.looked_at
            return Run(text, colours.on_mark, fill, mark)
        if kind == "unused":
            return Run(text if self.dims else "x", colours.quiet, "", "quiet")
        return self._trace(text) if kind == "stopped" and self.dims else seen._replace(text=text)

    def pixel(self, cell: Cell) -> Colour | None:
        """The colour that a cell has by itself, where the ink can show it."""
        if self.panel.pixels is None or self.ink.depth == "none":
            return None
        return self.panel.pixels[cell.row][cell.column]

    def _row(
        self, values: tuple[float, ...], row: int, columns: range, light: Light
    ) -> tuple[Run, ...]:
        return tuple(
            self.seen(values[cell.column], self.pixel(cell), light)
            for cell in cells_of(row, columns)
        )

    def _seen(self, value: float, pixel: Colour | None, light: Light) -> Run:
        """Where nothing can be dimmed, all cells without numbers keep their colours."""
        bright = light != "dim" or not (self.dims or self.numbers)
        if pixel is not None:
            shades = pixel_shades(self.ink, pixel)
            shade = shades.lit if bright else shades.dim
        else:
            entry = self.ramp.entry(value, self.panel.scale)
            shade = (self.ramp.lit if bright else self.ramp.dim)[entry]
        text = self._fitted(self._text(value))
        return Run(text, shade.fg, shade.bg, _emphasis(light, value, shade))

    def _fitted(self, text: str) -> str:
        return text.rjust(self.width)[-self.width :]

    def _text(self, value: float) -> str:
        """The number; where there is no room for it the sign, and without colour a glyph. What has
        no glyph, being so near to 0, has no sign.
        """
        if self.numbers:
            return show_cell(self.panel, value)
        glyph = self.glyph(value)
        sign = "-" if value < 0 and glyph != GLYPHS[0] else " "
        if self.ink.depth != "none":
            return sign
        return glyph if self.narrow else sign + glyph

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


def _emphasis(light: Light, value: float, shade: Shade) -> Emphasis:
    """Where no colour can be dimmed, zeros are quiet outside the window: the shape stays."""
    if light != "dim":
        return "window" if light == "window" else "plain"
    return "plain" if value and not shade.bg else "quiet"
