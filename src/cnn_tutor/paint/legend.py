"""The scale of a map: its two ends, and what stands for the values between them."""

from __future__ import annotations

from cnn_tutor.figures.model import Panel
from cnn_tutor.figures.numbers import show_number
from cnn_tutor.paint.cells import glyph
from cnn_tutor.paint.hues import hues
from cnn_tutor.paint.model import Ink, Run
from cnn_tutor.paint.ramps import ramps
from cnn_tutor.paint.tones import tones

STEPS = 12


def legend(panel: Panel, ink: Ink, *, halves: bool = False) -> list[Run]:
    """`-55 ▒▒▒▒▒▒ 55`, in the colours that the cells have, or `[` their signs `]`."""
    low, high = panel.scale
    quiet = hues(ink).quiet
    values = [low + (high - low) * step / (STEPS - 1) for step in range(STEPS)]
    if ink.depth == "none":
        bar = [Run("[" + "".join(glyph(value, panel.scale) for value in values) + "]")]
    else:
        ramp = (tones(ink) if halves else ramps(ink)).of(panel.scale)
        bar = [Run(" ", bg=ramp.lit[ramp.entry(value, panel.scale)].bg) for value in values]
    return [
        Run(f"{show_number(low)} ", quiet, emphasis="quiet"),
        *bar,
        Run(f" {show_number(high)}", quiet, emphasis="quiet"),
    ]
