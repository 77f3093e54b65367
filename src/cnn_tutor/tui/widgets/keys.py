"""The key line: what the keys do here, as much of it as fits."""

from __future__ import annotations

from itertools import groupby

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from cnn_tutor.tui.commands import Command, Where, commands
from cnn_tutor.tui.widgets.words import spread

GAP = "   "


class KeyLine(Widget):
    """The last line of every page, made from the catalogue.

    While an `Input` has the focus letters type, so the line then shows the keys that don't.
    """

    DEFAULT_CSS = "KeyLine { dock: bottom; height: 1; padding: 0 1; color: $quiet; }"

    def __init__(self, where: Where) -> None:
        super().__init__()
        self.where = where

    def on_mount(self) -> None:
        """Follow the focus, and whether what was done is on disk."""
        self.watch(self.screen, "focused", self._changed, init=False)
        self.watch(self.app, "unsaved", self._changed, init=False)

    def _changed(self) -> None:
        self.refresh()

    def render(self) -> Content:
        """Left what the page does, right how to leave and get help."""
        typing = isinstance(self.screen.focused, Input)
        warning = "not saved" if getattr(self.app, "unsaved", "") else ""
        return key_line(list(commands(self.where)), self.content_size.width, typing, warning)


def key_line(here: list[Command], width: int, typing: bool = False, warning: str = "") -> Content:
    """The keys of these commands in one line of this width, the last ones left out for room."""
    right = _entries([each for each in here if each.side == "right"], typing)
    if warning:
        right.insert(0, Content.styled(warning, "$mistake"))
    sides = ("left", "typing") if typing else ("left",)
    left = _entries([each for each in here if each.side in sides], typing)
    ending = Content(GAP).join(right)
    while left and len(Content(GAP).join(left)) + len(GAP) + len(ending) > width:
        left.pop()
    return spread(Content(GAP).join(left), ending, width)


def _entries(here: list[Command], typing: bool) -> list[Content]:
    """Key and title of each; neighbours of one title together."""
    entries = []
    for title, group in groupby(
        here, key=lambda each: each.title_while_typing if typing else each.title
    ):
        labels = [each.label_while_typing if typing else each.label for each in group]
        if title and (shown := " ".join(filter(None, labels))):
            entries.append(Content.assemble((shown, "$text"), " ", title))
    return entries
