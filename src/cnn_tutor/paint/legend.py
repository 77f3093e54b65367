"""The scale of a map: its two ends, and what stands for the values between them."""

from typing import NamedTuple

from cnn_tutor.figures.numbers import show_number
from cnn_tutor.paint.block import Block
from cnn_tutor.paint.cells import GLYPHS
from cnn_tutor.paint.halves import Halves
from cnn_tutor.paint.lines import width_of
from cnn_tutor.paint.map import Map
from cnn_tutor.paint.model import Run

STEPS, FEWEST = 12, 5
"""Columns between the two ends; where there is little room."""

UNDER, OVER = "▄", "▀"
"""Half a row of colour, so that the other half keeps it apart from a map above it, or below."""


class Legend(NamedTuple):
    """The scale of a block, the column and row where it begins, how many colours it shows, as what
    signs.
    """

    block: Block
    x: int
    y: int
    steps: int = STEPS
    bar: str = UNDER

    @property
    def runs(self) -> list[Run]:
        """`-55 ▄▄▄▄▄▄ 55`, in the colours that the cells have, or `[` their signs `]`."""
        assert isinstance(self.block, Map | Halves)
        cells, steps = self.block.cells, self.steps
        low, high = scale = cells.panel.scale
        if cells.ink.depth == "none" and low == 0:
            steps = min(steps, len(GLYPHS))  # each sign once
        quiet = cells.colours.quiet
        values = [low + (high - low) * step / (steps - 1) for step in range(steps)]
        if cells.ink.depth == "none":
            shown = [Run("[" + "".join(map(cells.glyph, values)) + "]")]
        else:
            colours = [cells.ramp.lit[cells.ramp.entry(value, scale)].bg for value in values]
            unicode = cells.ink.unicode
            shown = [Run(self.bar, fg=each) if unicode else Run(" ", bg=each) for each in colours]
        return [
            Run(f"{show_number(low)} ", quiet, emphasis="quiet"),
            *shown,
            Run(f" {show_number(high)}", quiet, emphasis="quiet"),
        ]

    @property
    def stop(self) -> int:
        """The column after it."""
        return self.x + width_of(self.runs)

    def room(self, column: int) -> int:
        """For how many colours there is room before a column."""
        return column - self._replace(steps=0).stop
