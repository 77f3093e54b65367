"""Colours with a meaning, for every kind of ink."""

from typing import NamedTuple

from cnn_tutor.paint.model import Ink


class Hues(NamedTuple):
    """One colour for each meaning; "" is the terminal's own.

    Attributes:
        paper: What everything stands on.
        raised: A plate on the paper, where a value is still to come.
        text: Words and numbers.
        quiet: What may be overlooked, and what is not yet.
        faint: Lines and dots.
        looked_at: Amber: what the kernel looks at now.
        comes_out: Cyan: what comes out.
        earned: Green: what the learner has earned.
        mistake: Warm red: a mistake, always beside a word that says so.
        on_mark: Text on a cell that is filled with `looked_at` or `comes_out`.
    """

    paper: str
    raised: str
    text: str
    quiet: str
    faint: str
    looked_at: str
    comes_out: str
    earned: str
    mistake: str
    on_mark: str


DARK = Hues(
    paper="#111316",
    raised="#20242a",
    text="#dadde2",
    quiet="#8d97a5",
    faint="#3e444d",
    looked_at="#f0b357",
    comes_out="#63cbd8",
    earned="#86c98a",
    mistake="#f08871",
    on_mark="#000000",
)
LIGHT = Hues(
    paper="#fbfaf7",
    raised="#ebe9e4",
    text="#22262c",
    quiet="#59616b",
    faint="#c5c2ba",
    looked_at="#8a5200",
    comes_out="#00687a",
    earned="#28692f",
    mistake="#b02a1e",
    on_mark="#ffffff",
)
DARK_256 = Hues("233", "235", "253", "246", "238", "215", "80", "114", "209", "16")
LIGHT_256 = Hues("231", "254", "235", "241", "250", "94", "24", "22", "124", "231")
SIXTEEN = Hues("", "", "", "", "", "3", "6", "2", "1", "0")
LIGHT_16 = Hues("", "", "", "", "", "5", "4", "4", "1", "15")
"""On white, none but the dark ones of the sixteen can be read."""
NONE = Hues("", "", "", "", "", "", "", "", "", "")


def hues(ink: Ink) -> Hues:
    """The colours of this ink's depth and theme."""
    if ink.depth == "none":
        return NONE
    if ink.theme == "terminal" or ink.depth == "16":
        return LIGHT_16 if ink.theme == "light" else SIXTEEN
    dark, light = (DARK, LIGHT) if ink.depth == "truecolor" else (DARK_256, LIGHT_256)
    return light if ink.theme == "light" else dark
