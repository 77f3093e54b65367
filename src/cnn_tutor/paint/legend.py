"""The scale of a map: its two ends, and what stands for the values between them."""

from __future__ import annotations

from cnn_tutor.figures.numbers import show_number
from cnn_tutor.paint.cells import Cells
from cnn_tutor.paint.model import Run

STEPS, FEWEST = 12, 5
"""Columns between the two ends; where there is little room."""


def legend(cells: Cells, steps: int = STEPS) -> list[Run]:
    """`-55 ▒▒▒▒▒▒ 55`, in the colours that the cells have, or `[` their signs `]`."""
    low, high = scale = cells.panel.scale
    quiet = cells.colours.quiet
    values = [low + (high - low) * step / (steps - 1) for step in range(steps)]
    if cells.ink.depth == "none":
        bar = [Run("[" + "".join(map(cells.glyph, values)) + "]")]
    else:
        bar = [Run(" ", bg=cells.ramp.lit[cells.ramp.entry(value, scale)].bg) for value in values]
    return [
        Run(f"{show_number(low)} ", quiet, emphasis="quiet"),
        *bar,
        Run(f" {show_number(high)}", quiet, emphasis="quiet"),
    ]
