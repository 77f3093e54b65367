"""A figure as a PNG, drawn by Pillow with the font that it brings along."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from cnn_tutor.figures.model import Figure
from cnn_tutor.paint.blocks import BLOCKS
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
SPACE = 9
"""Pixels between two words."""
MARGIN = 40
PHRASE = re.compile(r"\S+(?: \S+)*")
WORD = re.compile("[A-Za-z]{2}")


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
        _draw(draw, font, [run if run.fg else run._replace(fg=hues(ink).text) for run in row], y)
    return image


def _draw(draw: ImageDraw, font: FreeTypeFont, row: Iterable[Run], y: int) -> None:
    """Words flow, as the font has them, on from one run to the next; all else is in columns."""
    x, top = MARGIN, MARGIN + y * DOWN
    end: float | None = None
    for run in row:
        if run.bg:
            right, bottom = x + ACROSS * len(run.text) - 1, top + DOWN - 1
            draw.rectangle((x, top, right, bottom), run.bg)
        for found in PHRASE.finditer(run.text):
            if end is not None and found.start() == 1:
                left = end + SPACE
            else:
                end, left = None, x + ACROSS * found.start()
            if end is not None or WORD.search(found[0]):
                draw.text((left, top + BASE), found[0], run.fg, font, anchor="ls")
                end = left + font.getlength(found[0])
            else:
                for column, sign in enumerate(found[0], found.start()):
                    _sign(draw, font, run.fg, sign, x + ACROSS * column, top)
        end = None if run.text[-1:] == " " else end
        x += ACROSS * len(run.text)


def _sign(draw: ImageDraw, font: FreeTypeFont, colour: str, sign: str, x: int, top: int) -> None:
    """A sign in the middle of its cell, as not every one is as wide as a digit."""
    if sign in BLOCKS:
        part = BLOCKS[sign]
        low = x + part.left * ACROSS, top + part.top * DOWN
        high = x + part.right * ACROSS - 1, top + part.bottom * DOWN - 1
        draw.rectangle((*low, *high), colour)
        return
    # The font has no sign for "nearly equal".
    parts = [("~", -5), ("~", 5)] if sign == "≈" else [(sign, 0)]
    for text, lower in parts:
        draw.text((x + ACROSS / 2, top + BASE + lower), text, colour, font, anchor="ms")
