"""The scale of a map: its two ends, and the colours between them."""

from __future__ import annotations

from cnn_tutor.figures.model import Panel
from cnn_tutor.figures.numbers import show_number
from cnn_tutor.paint.hues import hues
from cnn_tutor.paint.model import Ink, Run
from cnn_tutor.paint.ramps import ramps

STEPS = 12


def legend(panel: Panel, ink: Ink) -> list[Run]:
    """`-55 ▒▒▒▒▒▒ 55`, in the colours that the cells have."""
    low, high = panel.scale
    quiet = hues(ink).quiet
    shades = ramps(ink).of(panel.scale).lit
    bar = [
        Run(" ", bg=shades[round(step / (STEPS - 1) * (len(shades) - 1))].bg)
        for step in range(STEPS)
    ]
    return [
        Run(f"{show_number(low)} ", quiet, emphasis="quiet"),
        *bar,
        Run(f" {show_number(high)}", quiet, emphasis="quiet"),
    ]
