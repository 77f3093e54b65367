"""For terminals without UTF-8: our few signs, one for one, in ASCII."""

from __future__ import annotations

from itertools import islice

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from cnn_tutor.terminal import to_ascii
from cnn_tutor.tui.display import pieces

_BARS = str.maketrans(dict.fromkeys("▁▂▃▄▅▆▇█", " "))
"""What Textual draws the ends of a scroll bar with. Its colour alone shows it well enough."""


class AsciiOnly(LineFilter):
    """Write nothing outside ASCII: a sign of the table by its stand-in, any other as `?`."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments, cell for cell, in ASCII."""
        return [
            segment if (text := segment.text).isascii() else segment._replace(text=_plain(text))
            for segment in segments
        ]


def _plain(text: str) -> str:
    """As many columns: after what stands for a wide sign is a blank, what combines is left out."""
    plain = iter(to_ascii(text.translate(_BARS)))
    return "".join(
        "".join(islice(plain, len(sign)))[:columns].ljust(columns) for sign, columns in pieces(text)
    )
