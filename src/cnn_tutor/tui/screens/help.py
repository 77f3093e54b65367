"""Every key, from the catalogue."""

from __future__ import annotations

from textual.content import Content

from cnn_tutor.tui.commands import Command, bindings, commands
from cnn_tutor.tui.screens.page import Page
from cnn_tutor.tui.screens.text import TextScreen

KEYS = 18


class HelpScreen(TextScreen):
    """The keys of the page that help was asked on, then those of every page."""

    WHERE = "help"
    BINDINGS = bindings(WHERE)

    def text(self) -> Content:
        """Key and sentence of each command."""
        below = self.app.screen_stack[-2] if len(self.app.screen_stack) > 1 else self
        where = below.WHERE if isinstance(below, Page) else self.WHERE
        here = list(commands(where))
        return Content("\n").join(
            [
                Content.styled("Keys", "$text bold"),
                Content(""),
                *(_line(each) for each in here if "everywhere" not in each.where),
                Content(""),
                Content.styled("On every page", "$text bold"),
                Content(""),
                *(_line(each) for each in here if "everywhere" in each.where),
            ]
        )


def _line(command: Command) -> Content:
    """`f, F1        Show every key.`"""
    return Content.assemble((command.labels.ljust(KEYS), "$text bold"), command.help)
