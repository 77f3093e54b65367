"""The colours of pictures in colour, in what a terminal has."""

from functools import lru_cache
from typing import NamedTuple

from cnn_tutor.paint.contrast import CUBE, SIXTEEN, clearest, mix, rgb
from cnn_tutor.paint.hues import DARK, LIGHT
from cnn_tutor.paint.model import Ink
from cnn_tutor.paint.ramps import DIM, Shade

Colour = tuple[float, ...]
"""Red, green and blue, from 0 to 1."""


class Pixel(NamedTuple):
    """A pixel lit and dim."""

    lit: Shade
    dim: Shade


@lru_cache(maxsize=4096)
def pixel_shades(ink: Ink, pixel: Colour) -> Pixel:
    """The shades of a pixel."""
    red, green, blue = (round(level * 255) for level in pixel)
    colour = f"#{red:02x}{green:02x}{blue:02x}"
    if ink.depth == "16" or ink.theme == "terminal":
        bg = str(min(range(8), key=lambda number: _distance(colour, SIXTEEN[number])))
        return Pixel(Shade(bg, clearest(bg, "0", "7")), Shade("", ""))
    paper = (LIGHT if ink.theme == "light" else DARK).paper
    lit, dim = colour, mix(colour, paper, DIM)
    if ink.depth == "256":
        lit, dim = _nearest(lit), _nearest(dim)
        return Pixel(*(Shade(bg, clearest(bg, "16", "231")) for bg in (lit, dim)))
    return Pixel(*(Shade(bg, clearest(bg, "#000000", "#ffffff")) for bg in (lit, dim)))


def _nearest(colour: str) -> str:
    """The entry of the 256-colour palette that is nearest to "#rrggbb"."""
    channels = rgb(colour)
    steps = [min(range(6), key=lambda step: abs(CUBE[step] - level)) for level in channels]
    in_cube = str(16 + 36 * steps[0] + 6 * steps[1] + steps[2])
    grey = str(232 + min(max(round((sum(channels) / 3 - 8) / 10), 0), 23))
    return min(in_cube, grey, key=lambda entry: _distance(colour, rgb(entry)))


def _distance(colour: str, other: tuple[int, int, int]) -> int:
    return sum((a - b) ** 2 for a, b in zip(rgb(colour), other, strict=True))
