"""For terminals of 256 colours: what is a colour of that palette stays that very colour.

Textual turns every colour into 24 bits, and Rich picks a neighbour of it on the way back: greys
that are told apart become one.
"""

from __future__ import annotations

from functools import lru_cache

from rich.color import Color as RichColor
from rich.color import ColorType
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from cnn_tutor.paint.contrast import RGB, rgb

NUMBERS: dict[RGB, int] = {rgb(str(number)): number for number in range(16, 256)}


class Palette256(LineFilter):
    """Write the colours of the palette by their numbers; the others are left as they are."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments, their colours by number."""
        return [
            Segment(text, style and _numbered(style), control) for text, style, control in segments
        ]


@lru_cache(maxsize=4096)
def _numbered(style: Style) -> Style:
    return style + Style.from_color(_number(style.color), _number(style.bgcolor))


def _number(colour: RichColor | None) -> RichColor | None:
    if colour is None or colour.type is not ColorType.TRUECOLOR or colour.triplet is None:
        return None
    number = NUMBERS.get(colour.triplet)
    return None if number is None else RichColor.from_ansi(number)
