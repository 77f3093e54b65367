"""Colour maps: for every kind of ink the colours that values take, lit and dim.

Sequential, for values from 0 up, without a hue. Diverging, for signed values: blue, a neutral
zero, orange. Zero is a plate just off the paper, and away from it every arm stands out more: on
dark paper it grows lighter, on light paper darker, as ink does. The 256-colour tables are made by
hand from what that palette has. Of the terminal's own sixteen only the first eight are used, those
that can be a background everywhere.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from cnn_tutor.paint.contrast import blend, clearest, mix
from cnn_tutor.paint.hues import hues
from cnn_tutor.paint.model import Ink


class Shade(NamedTuple):
    """A background, and the colour of a number on it."""

    bg: str
    fg: str


class Ramp(NamedTuple):
    """The shades of a colour map from its lowest value to its highest; `dim` entry for entry."""

    lit: tuple[Shade, ...]
    dim: tuple[Shade, ...]

    def entry(self, value: float, scale: tuple[float, float]) -> int:
        """Which entry `value` takes, `scale` being the values of the two ends."""
        low, high = scale
        share = (value - low) / (high - low)
        return round(min(max(share, 0.0), 1.0) * (len(self.lit) - 1))


class Ramps(NamedTuple):
    """The two colour maps of one ink."""

    sequential: Ramp
    diverging: Ramp

    def of(self, scale: tuple[float, float]) -> Ramp:
        """The map for a scale: one that starts below 0 is signed."""
        return self.diverging if scale[0] < 0 else self.sequential


class Arms(NamedTuple):
    """The colours of both maps, each from zero outwards."""

    grey: Sequence[str]
    blue: Sequence[str]
    orange: Sequence[str]

    @property
    def diverging(self) -> list[str]:
        """Both arms in a row, the zero that they share once."""
        return [*reversed(self.blue), *self.orange[1:]]


STOPS = Arms(
    ("#282d35", "#7b838e", "#f4f1ea"),
    ("#282d35", "#2f5597", "#6aa5f8"),
    ("#282d35", "#96492a", "#f2844c"),
)
STOPS_ON_LIGHT = Arms(
    ("#dedad1", "#8c8b8a", "#23272e"),
    ("#dedad1", "#79a2dd", "#1d4c96"),
    ("#dedad1", "#e0955f", "#a23f10"),
)
BETWEEN = 10
"""Steps from one stop to the next."""
DIM = 0.72
"""How much of the paper there is in a dim colour."""

LIT_256 = Arms(
    [str(grey) for grey in (*range(236, 256), 231)],
    ["236", "24", "26", "32", "33", "39"],
    ["236", "94", "130", "166", "202", "208"],
)
# The darkest blue and red: any lighter ones are as vivid as what is lit.
DIM_256 = Arms(
    [str(234 + step // 4) for step in range(21)],
    ["234", *["18"] * 5],
    ["234", *["52"] * 5],
)
LIT_256_ON_LIGHT = Arms(
    [str(grey) for grey in range(252, 231, -1)],
    ["252", "111", "75", "68", "26", "19"],
    ["252", "216", "209", "202", "166", "130"],
)
DIM_256_ON_LIGHT = Arms(
    [str(255 - step // 3) for step in range(21)],
    ["255", "189", "189", "153", "153", "147"],
    ["255", "223", "223", "217", "217", "216"],
)
LIT_16 = Arms(["0", "4", "2", "7"], ["0", "4", "6"], ["0", "1", "3"])
LIT_16_ON_LIGHT = Arms(["7", "2", "4", "0"], ["7", "6", "4"], ["7", "3", "1"])


@lru_cache(maxsize=8)
def ramps(ink: Ink) -> Ramps:
    """The colour maps of this ink. Where nothing can be dimmed, dim is the terminal's own."""
    if ink.depth == "none":
        plain = Ramp((Shade("", ""),), (Shade("", ""),))
        return Ramps(plain, plain)
    light = ink.theme == "light"
    if ink.depth == "16" or ink.theme == "terminal":
        lit = LIT_16_ON_LIGHT if light else LIT_16
        return _ramps(lit, Arms(*([""] * len(arm) for arm in lit)), "0", "7", "")
    if ink.depth == "256":
        arms = (LIT_256_ON_LIGHT, DIM_256_ON_LIGHT) if light else (LIT_256, DIM_256)
        return _ramps(*arms, "16", "231", "238" if light else "251")
    lit = Arms(*(blend(stops, BETWEEN) for stops in (STOPS_ON_LIGHT if light else STOPS)))
    dim = Arms(*([mix(colour, hues(ink).paper, DIM) for colour in arm] for arm in lit))
    return _ramps(lit, dim, "#000000", "#ffffff", "#464c54" if light else "#c3c9d2")


def _ramps(lit: Arms, dim: Arms, black: str, white: str, on_dim: str) -> Ramps:
    return Ramps(
        *(
            Ramp(
                tuple(Shade(bg, clearest(bg, black, white)) for bg in bright),
                tuple(Shade(bg, on_dim) for bg in dull),
            )
            for bright, dull in ((lit.grey, dim.grey), (lit.diverging, dim.diverging))
        )
    )
