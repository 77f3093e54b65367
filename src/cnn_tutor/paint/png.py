"""A figure as a PNG, drawn by Pillow with the font that it brings along."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cnn_tutor.figures.model import Figure
from cnn_tutor.paint.blocks import BLOCKS, pieces
from cnn_tutor.paint.hues import hues
from cnn_tutor.paint.lines import width_of
from cnn_tutor.paint.model import Ink, Run, Theme
from cnn_tutor.paint.sheet import painted
from cnn_tutor.paint.svg import WIDTH

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

ACROSS, DOWN = 18, 40
"""Pixels of a cell: a digit of the font is as wide as one at this size."""
SIZE, BASE = 32, 29
MARGIN = 40


def png(figure: Figure, theme: Theme = "dark") -> Image:
    """The frame that the figure opens at.

    Raises:
        ModuleNotFoundError: Pillow is not installed.
    """
    from PIL import Image, ImageDraw, ImageFont

    ink = Ink(theme=theme)
    rows = painted(figure, ink, WIDTH)
    size = (2 * MARGIN + ACROSS * max(map(width_of, rows)), 2 * MARGIN + DOWN * len(rows))
    image = Image.new("RGB", size, hues(ink).paper)
    font = ImageFont.load_default(SIZE)
    assert isinstance(font, ImageFont.FreeTypeFont)
    draw = ImageDraw.Draw(image)
    for y, row in enumerate(rows):
        x = MARGIN
        for run in row:
            shown = run if run.fg else run._replace(fg=hues(ink).text)
            _draw(draw, font, shown, x, MARGIN + y * DOWN)
            x += ACROSS * len(run.text)
    return image


def _draw(draw: ImageDraw, font: FreeTypeFont, run: Run, x: int, y: int) -> None:
    if run.bg:
        draw.rectangle((x, y, x + ACROSS * len(run.text) - 1, y + DOWN - 1), run.bg)
    for column, piece in pieces(run.text):
        left = x + ACROSS * column
        if piece in BLOCKS:
            part = BLOCKS[piece]
            low = left + part.left * ACROSS, y + part.top * DOWN
            high = left + part.right * ACROSS - 1, y + part.bottom * DOWN - 1
            draw.rectangle((*low, *high), run.fg)
        else:
            _word(draw, font, run.fg, piece, left, y + BASE)


def _word(
    draw: ImageDraw, font: FreeTypeFont, colour: str, word: str, left: int, base: int
) -> None:
    """Letters flow; numbers stay in their columns, though not every sign is as wide as a digit."""
    for part in re.findall(r"[A-Za-z]{2,}|.", word):
        if len(part) > 1:
            draw.text((left, base), part, colour, font, anchor="ls")
        else:
            draw.text((left + ACROSS / 2, base), part, colour, font, anchor="ms")
        left += ACROSS * len(part)
