from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from rich.terminal_theme import DEFAULT_TERMINAL_THEME
from textual.color import Color
from textual.filter import ANSIToTruecolor
from textual.strip import Strip

from cnn_tutor.tui.palette256 import Palette256

BACKGROUND = Color(0, 0, 0)


def test_every_colour_of_the_palette_comes_back_as_it_was():
    for number in range(16, 256):
        style = Style(color=f"color({number})", bgcolor=f"color({271 - number})")
        through = ANSIToTruecolor(DEFAULT_TERMINAL_THEME).apply([Segment("x", style)], BACKGROUND)
        (done,) = Palette256().apply(through, BACKGROUND)
        assert (done.style.color.number, done.style.bgcolor.number) == (number, 271 - number)
        sgr = Strip([done]).render(Console(color_system="256", force_terminal=True))
        assert sgr == f"\x1b[38;5;{number};48;5;{271 - number}mx\x1b[0m"


def test_other_colours_and_plain_text_are_left_as_they_are():
    segments = [Segment("x", Style(color="#123456", bold=True)), Segment("y")]
    assert Palette256().apply(segments, BACKGROUND) == segments
    assert segments[0].style.color.downgrade(ColorSystem.EIGHT_BIT).number is not None
