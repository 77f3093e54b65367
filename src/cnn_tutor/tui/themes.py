"""The themes: few colours, each with one meaning, and the same names in all of them.

$looked-at   amber     what the kernel looks at now, and what you had better look at
$comes-out   cyan      what comes out
$earned      green     what you have earned
$mistake     warm red  a mistake, always beside a word that says so
$quiet       grey      what is not yet, and what may be overlooked
$faint                 no text: wires, slashes, scroll bars
"""

from __future__ import annotations

from textual.theme import Theme

from cnn_tutor.paint import hues


def _theme(
    name: str,
    *,
    dark: bool,
    paper: str,
    raised: str,
    text: str,
    ansi: bool = False,
    **meanings: str,
) -> Theme:
    """A theme of ours; Textual's own names point at our colours too."""
    colours = {name.replace("_", "-"): colour for name, colour in meanings.items()}
    return Theme(
        name=name,
        dark=dark,
        ansi=ansi,
        primary=colours["comes-out"],
        secondary=colours["comes-out"],
        accent=colours["looked-at"],
        warning=colours["looked-at"],
        error=colours["mistake"],
        success=colours["earned"],
        foreground=text,
        background=paper,
        surface=paper,
        panel=raised,
        boost=raised,
        variables={
            **colours,
            "raised": raised,
            "text": text,
            "ansi-background": paper,
            "ansi-foreground": text,
            "scrollbar": colours["faint"],
            "scrollbar-hover": colours["quiet"],
            "scrollbar-active": colours["quiet"],
            "scrollbar-background": paper,
            "scrollbar-background-hover": paper,
            "scrollbar-background-active": paper,
            "scrollbar-corner-color": paper,
        },
    )


DARK = _theme("dark", dark=True, selected="#2b4658", **hues.DARK._asdict())
LIGHT = _theme("light", dark=False, selected="#c9dbe6", **hues.LIGHT._asdict())


def _of_sixteen(name: str, paper: str, text: str) -> Theme:
    """A theme of the terminal's own sixteen colours, whatever they are."""
    return _theme(
        name,
        ansi=True,
        dark=True,
        paper=paper,
        raised=paper,
        text=text,
        quiet="ansi_bright_black",
        faint="ansi_bright_black",
        selected="ansi_blue",
        looked_at="ansi_yellow",
        comes_out="ansi_cyan",
        earned="ansi_green",
        mistake="ansi_bright_red",
        on_mark="ansi_black",
    )


TERMINAL = _of_sixteen("terminal", "ansi_default", "ansi_default")
DARK_16 = _of_sixteen("dark", "ansi_black", "ansi_white")
LIGHT_16 = _theme(
    "light",
    ansi=True,
    dark=False,
    paper="ansi_bright_white",
    raised="ansi_bright_white",
    text="ansi_black",
    quiet="ansi_bright_black",
    faint="ansi_white",
    selected="ansi_cyan",
    looked_at="ansi_magenta",
    comes_out="ansi_blue",
    earned="ansi_blue",
    mistake="ansi_red",
    on_mark="ansi_bright_white",
)
"""Yellow, cyan and green can hardly be read on white. Blue is what comes out and what is earned."""

THEMES = {theme.name: theme for theme in (DARK, LIGHT, TERMINAL)}
THEMES_16 = {theme.name: theme for theme in (DARK_16, LIGHT_16, TERMINAL)}
"""Where there are no more colours than sixteen."""
