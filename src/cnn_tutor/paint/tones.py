"""Colour maps for half blocks, where there is no room for a sign.

A signed value is darker than 0 when it is negative and lighter when it is positive, so that it can
be told without the hue. Values from 0 up have the colours of whole cells.
"""

from __future__ import annotations

from functools import lru_cache

from cnn_tutor.paint.contrast import blend, mix
from cnn_tutor.paint.hues import hues
from cnn_tutor.paint.model import Ink
from cnn_tutor.paint.ramps import DIM, Ramp, Ramps, Shade, ramps

Tones = tuple[str, ...]

STOPS = ("#0a1f52", "#2c5aa8", "#77787c", "#eda55c", "#fff0d6")
BETWEEN = 8
"""Steps from one stop to the next."""
LIT_256: Tones = ("17", "18", "19", "25", "61", "243", "137", "179", "215", "222", "230")
DIM_DARK_256: Tones = ("232", "233", "233", "234", "235", "236", "237", "238", "239", "240", "241")
DIM_LIGHT_256: Tones = ("248", "249", "250", "251", "252", "253", "254", "254", "255", "255", "231")


@lru_cache(maxsize=8)
def tones(ink: Ink) -> Ramps:
    """The colour maps of an ink that can dim."""
    light = ink.theme == "light"
    lit, dim = LIT_256, DIM_LIGHT_256 if light else DIM_DARK_256
    if ink.depth == "truecolor":
        lit = blend(STOPS, BETWEEN)
        dim = tuple(mix(colour, hues(ink).paper, DIM) for colour in lit)
    signed = Ramp(tuple(Shade(bg, "") for bg in lit), tuple(Shade(bg, "") for bg in dim))
    return ramps(ink)._replace(diverging=signed)
