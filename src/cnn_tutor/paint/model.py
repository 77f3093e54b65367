"""Painted cells: what a terminal, a shell, an SVG all draw."""

from typing import Literal, NamedTuple

Depth = Literal["truecolor", "256", "16", "none"]
Theme = Literal["dark", "light", "terminal"]
Emphasis = Literal["plain", "quiet", "strong", "window", "result", "padding"]
"""What a run means, for whoever has no colour to tell it by: the window that the kernel looks
at, the result that comes out, padding, quiet text."""


class Ink(NamedTuple):
    """What there is to paint with."""

    depth: Depth = "truecolor"
    unicode: bool = True
    theme: Theme = "dark"

    @property
    def dims(self) -> bool:
        """Whether what is not looked at can be drawn dim, instead of what is looked at framed."""
        return self.depth in ("truecolor", "256") and self.theme != "terminal"


class Run(NamedTuple):
    """Some text in one style. Colours are "#rrggbb", "0" to "255" of the palette, or "" for the
    terminal's own; of the depth that the ink has, nothing is left to convert.
    """

    text: str
    fg: str = ""
    bg: str = ""
    emphasis: Emphasis = "plain"

    @property
    def bold(self) -> bool:
        """Whether it is written bold. Black is not: many terminals of sixteen colours show bold
        ones brighter, and black grey.
        """
        return self.emphasis in ("window", "result", "strong") and self.fg != "0"


Row = tuple[Run, ...]


class Span(NamedTuple):
    """Columns `start` to `stop` (excluded) of row `y` of a picture."""

    y: int
    start: int
    stop: int
