"""How light a colour is, and how well text on it can be read (WCAG 2)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

RGB = tuple[int, int, int]

SIXTEEN: tuple[RGB, ...] = (
    (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0),
    (0, 0, 238), (205, 0, 205), (0, 205, 205), (229, 229, 229),
    (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0),
    (92, 92, 255), (255, 0, 255), (0, 255, 255), (255, 255, 255),
)  # fmt: skip
"""The first sixteen as xterm has them; every terminal has its own."""
CUBE = (0, 95, 135, 175, 215, 255)


def rgb(colour: str) -> RGB:
    """The red, green and blue of "#rrggbb" or of a number of the 256-colour palette."""
    if colour[0] == "#":
        return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
    number = int(colour)
    if number < 16:
        return SIXTEEN[number]
    if number < 232:
        red, rest = divmod(number - 16, 36)
        green, blue = divmod(rest, 6)
        return CUBE[red], CUBE[green], CUBE[blue]
    grey = 8 + 10 * (number - 232)
    return grey, grey, grey


@lru_cache(maxsize=512)
def luminance(colour: str) -> float:
    """Relative luminance, 0 for black to 1 for white."""
    red, green, blue = (
        level / 12.92 if level <= 0.04045 else ((level + 0.055) / 1.055) ** 2.4
        for level in (channel / 255 for channel in rgb(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """From 1, the same, to 21, black on white."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def clearest(bg: str, black: str, white: str) -> str:
    """The one of two colours of text that stands out more from the ground."""
    return max(black, white, key=lambda fg: contrast(fg, bg))


def mix(one: str, other: str, share: float) -> str:
    """`share` of `other` in `one`, as "#rrggbb"."""
    mixed = (a + (b - a) * share for a, b in zip(rgb(one), rgb(other), strict=True))
    return "#" + "".join(f"{round(channel):02x}" for channel in mixed)


def blend(stops: Sequence[str], between: int) -> tuple[str, ...]:
    """Colours from the first stop to the last, so many steps from each to the next."""
    steps = (
        mix(one, other, step / between) for one, other in pairwise(stops) for step in range(between)
    )
    return *steps, stops[-1]
