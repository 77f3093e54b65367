"""`cnn-tutor doctor`: what this terminal is taken for, why, and how to change it."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from textwrap import wrap
from types import SimpleNamespace

from cnn_tutor import __version__
from cnn_tutor.cli.ansi import ansi
from cnn_tutor.cli.endings import Exit
from cnn_tutor.cli.means import explained
from cnn_tutor.cli.output import say, show
from cnn_tutor.locations import cache_directory, content_directory, state_directory
from cnn_tutor.paint.model import Ink, Run
from cnn_tutor.paint.ramps import Ramp, Ramps, Shade, ramps
from cnn_tutor.paint.tones import tones
from cnn_tutor.terminal import Depth, Terminal

COLOURS: dict[Depth, str] = {
    "truecolor": "all of them",
    "256": "256",
    "16": "the terminal's own 16",
    "none": "none",
}
LABEL, VALUE, USUAL = 16, 22, 80
STEPS = 21
CHANGE = """\
Each run can be told otherwise:
  --colors truecolor|256|16|none    --glyphs unicode|ascii    --no-mouse
For good: COLORTERM=truecolor where the terminal has it, NO_COLOR=1 for none,
LANG with a locale that ends in UTF-8; attach to tmux with tmux -u.
In the tutor, F9 changes between dark, light and the terminal's own colours."""


def run(arguments: SimpleNamespace) -> int:
    """Tell all that the tutor knows of where it runs."""
    terminal, why = explained()
    _line("Colours", COLOURS[terminal.depth], why.depth)
    _line("Signs", "UTF-8" if terminal.unicode else "ASCII only", why.unicode)
    _line("Motion", "yes" if terminal.motion else "only when asked", why.motion)
    _line("Mouse", "yes" if terminal.mouse else "no", why.mouse)
    _line("Size", *_size(terminal))
    if sys.stdout.isatty():
        say()
        _draw(Ink(terminal.depth, terminal.unicode))
    say()
    show(CHANGE)
    say()
    _line("Your progress", os.path.join(state_directory(), "progress"))
    course = str(arguments.content or content_directory())
    _line("The course", course, "" if os.path.isdir(course) else "  there is no such directory")
    _line("What was read", cache_directory())
    _line("Versions", f"cnn-tutor {__version__}, Python {sys.version.split()[0]}")
    return Exit.DONE


def _line(label: str, value: str, why: str = "") -> None:
    lines = wrap(why, USUAL - LABEL - VALUE) if sys.stdout.isatty() else [why]
    under = "\n" + " " * (LABEL + VALUE)
    show(f"{label:{LABEL}}{value:{VALUE}}{under.join(lines)}".rstrip())


def _size(terminal: Terminal) -> tuple[str, str]:
    """How large the screen is, and whether the tutor can open on it."""
    if not sys.stdout.isatty():
        return "none", "this is no terminal: cnn-tutor quiz asks on plain lines"
    columns, rows = os.get_terminal_size(sys.stdout.fileno())
    size = f"{columns} x {rows}"
    if terminal.dumb:
        return size, "it can't move its cursor: cnn-tutor quiz asks on plain lines"
    if columns < 60 or rows < 20:
        return size, "the tutor needs 60 x 20"
    return size, "enough; from 120 columns more at once"


def _draw(ink: Ink) -> None:
    """What stands for values from the lowest to the highest, as figures draw them."""
    if ink.depth == "none":
        from cnn_tutor.paint.cells import GLYPHS

        return _line("From 0 up", f"[{GLYPHS}]")
    _bar("From 0 up", [Run("  ", bg=shade.bg) for shade in _spread(ramps(ink).sequential)])
    _bar("Signed", [Run("  ", bg=shade.bg) for shade in _spread(ramps(ink).diverging)])
    if ink.unicode and ink.depth != "16":
        low, high = (_spread(getattr(tones(ink), name)) for name in Ramps._fields)
        halves = [Run("▀▀", fg=a.bg, bg=b.bg) for a, b in zip(low, high, strict=True)]
        _bar("Half blocks", halves)


def _spread(ramp: Ramp) -> list[Shade]:
    """Shades from one end of a colour map to the other."""
    last = len(ramp.lit) - 1
    return [ramp.lit[step * last // (STEPS - 1)] for step in range(STEPS)]


def _bar(label: str, runs: Sequence[Run]) -> None:
    show(f"{label:{LABEL}}{ansi(tuple(runs))}")
