"""For terminals without UTF-8: our few signs, one for one, in ASCII."""

from __future__ import annotations

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from cnn_tutor.terminal import to_ascii


class AsciiOnly(LineFilter):
    """Write nothing outside ASCII: a sign of the table by its stand-in, any other as `?`."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments, cell for cell, in ASCII."""
        return [
            segment if segment.text.isascii() else segment._replace(text=to_ascii(segment.text))
            for segment in segments
        ]
