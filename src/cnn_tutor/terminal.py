"""What this terminal can do, read off the environment, and what to write where that is little."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

Depth = Literal["truecolor", "256", "16", "none"]

_DUMB = ("", "dumb", "unknown")
_MONOCHROME = ("vt1", "vt2", "vt3", "vt4", "vt5")
_TRUECOLOR = ("alacritty", "contour", "direct", "foot", "ghostty", "kitty", "wezterm")
_TRUECOLOR_PROGRAMS = ("iTerm.app", "WezTerm", "vscode", "ghostty", "WarpTerminal")

_IN_ASCII = str.maketrans("·×−│┊●○›→▌–—…“”‘’√Σ", ".x-|:*o>>|--.\"\"''vS")


class Terminal(NamedTuple):
    """What there is to draw on.

    Attributes:
        depth: How many colours: 24-bit, the palette of 256, the first 16, or none.
        unicode: Whether signs outside ASCII are sure to arrive as they are.
        motion: Whether something may move by itself: not over a network.
        dumb: Whether it can't move its cursor, so that nothing full-screen can run.
    """

    depth: Depth = "truecolor"
    unicode: bool = True
    motion: bool = True
    dumb: bool = False


def detect(environ: Mapping[str, str]) -> Terminal:
    """What the terminal can do, going by what the environment says of it."""
    return Terminal(
        depth=_depth(environ),
        unicode=speaks_utf8(environ),
        motion=not any(environ.get(name) for name in ("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT")),
        dumb=environ.get("TERM", "") in _DUMB,
    )


def speaks_utf8(environ: Mapping[str, str]) -> bool:
    """Whether text arrives as UTF-8.

    The first of the three that is set decides, as POSIX says; none of them means "C".
    """
    names = ("LC_ALL", "LC_CTYPE", "LANG")
    locale = next((environ[name] for name in names if environ.get(name)), "C")
    return locale.lower().replace("-", "").partition("@")[0].endswith("utf8")


def to_ascii(text: str) -> str:
    """The text with every character in the place of one ASCII character; a strange one is `?`."""
    return text.translate(_IN_ASCII).encode("ascii", "replace").decode("ascii")


def _depth(environ: Mapping[str, str]) -> Depth:
    term = environ.get("TERM", "").lower()
    if environ.get("NO_COLOR") or term in _DUMB or term.startswith(_MONOCHROME):
        return "none"
    palette: Depth = "256" if "256color" in term else "16"
    # GNU screen hands on the COLORTERM of the terminal outside, and garbles what it promises.
    # tmux hands it on too, but turns 24-bit colour into what that terminal has.
    if environ.get("STY") and not environ.get("TMUX"):
        return palette
    if (
        environ.get("COLORTERM", "").lower() in ("truecolor", "24bit")
        or any(name in term for name in _TRUECOLOR)
        or environ.get("TERM_PROGRAM") in _TRUECOLOR_PROGRAMS
        or environ.get("WT_SESSION")
    ):
        return "truecolor"
    return palette
