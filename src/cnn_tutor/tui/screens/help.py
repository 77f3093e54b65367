"""Every key, from the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.content import Content

from cnn_tutor.tui.commands import Command, bindings, commands
from cnn_tutor.tui.screens.page import Page
from cnn_tutor.tui.screens.text import TextScreen
from cnn_tutor.tui.widgets.words import hang

KEYS = 18


class HelpScreen(TextScreen):
    """The keys of the page that help was asked on, then those of every page."""

    WHERE = "help"
    BINDINGS = bindings(WHERE)

    def text(self) -> Content:
        """Key and sentence of each command."""
        below = self.app.screen_stack[-2] if len(self.app.screen_stack) > 1 else self
        page = below if isinstance(below, Page) else self
        here = [each for each in commands(page.WHERE) if each.action != "back" or page.now(each)]
        return Content("\n").join(
            [
                Content.styled("Keys", "$text bold"),
                Content(""),
                *self.lines(each for each in here if "everywhere" not in each.where),
                Content(""),
                Content.styled("On every page", "$text bold"),
                Content(""),
                *self.lines(each for each in here if "everywhere" in each.where),
            ]
        )

    def lines(self, some: Iterable[Command]) -> Iterator[Content]:
        """`f, F1        Show every key.`"""
        for each in some:
            label = Content.styled(each.labels.ljust(KEYS), "$text bold")
            yield from hang(label, Content(each.help), self.app.size.width - 4)
