"""Block signs as the parts of a cell that they fill, so that a drawing need not trust a font."""

import re
from collections.abc import Iterator
from typing import NamedTuple


class Part(NamedTuple):
    """A part of a cell: left, top, right and bottom, from 0 to 1."""

    left: float
    top: float
    right: float
    bottom: float


BLOCKS: dict[str, Part] = {
    "▀": Part(0, 0, 1, 1 / 2),
    "▐": Part(1 / 2, 0, 1, 1),
    "│": Part(0.45, 0, 0.55, 1),
    "●": Part(0.15, 0.3, 0.85, 0.7),
    **{chr(0x2580 + eighths): Part(0, 1 - eighths / 8, 1, 1) for eighths in range(1, 9)},
    **{chr(0x2590 - eighths): Part(0, 0, eighths / 8, 1) for eighths in range(1, 8)},
}
"""`▀`, `▁` to `█`, `▏` to `▉`, `▐`; and the other signs of figures that not every font has."""


def pieces(text: str) -> Iterator[tuple[int, str]]:
    """The words and the block signs of a text, each with the column that it begins at."""
    return ((found.start(), found[0]) for found in _PIECE.finditer(text))


_PIECE = re.compile(rf"[{''.join(BLOCKS)}]|[^\s{''.join(BLOCKS)}]+")
