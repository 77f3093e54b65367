"""For terminals without UTF-8: our few signs, one for one, in ASCII."""

from __future__ import annotations

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

SIGNS = {
    "·": ".",
    "×": "x",
    "−": "-",
    "│": "|",
    "┊": ":",
    "●": "*",
    "○": "o",
    "›": ">",
    "→": ">",
    "▌": "|",
    "–": "-",
    "—": "-",
    "…": ".",
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "√": "v",
    "Σ": "S",
}
_TABLE = {ord(sign): ascii for sign, ascii in SIGNS.items()}


class AsciiOnly(LineFilter):
    """Write nothing outside ASCII: a sign of the table by its stand-in, any other as `?`."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments, cell for cell, in ASCII."""
        return [
            segment if segment.text.isascii() else segment._replace(text=to_ascii(segment.text))
            for segment in segments
        ]


def to_ascii(text: str) -> str:
    """The text with every character replaced by one ASCII character."""
    return text.translate(_TABLE).encode("ascii", "replace").decode("ascii")
