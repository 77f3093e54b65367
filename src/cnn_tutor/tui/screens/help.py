"""Every key, from the catalogue, and what the signs of a figure mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.content import Content
from textual.widgets import Static

from cnn_tutor.tui.commands import Command, bindings, commands
from cnn_tutor.tui.screens.page import Page
from cnn_tutor.tui.screens.text import TextScreen
from cnn_tutor.tui.widgets.words import hang

KEYS = 16
FIGURES = ("lesson", "quiz", "lab")
"""Pages with a figure."""
NOT_ALWAYS_THERE = ("back", "resize(1)", "resize(-1)")
"""What a page may not have while it is open: listed only where it does something."""


class HelpScreen(TextScreen):
    """The keys of the page that help was asked on, then those of every page."""

    WHERE = "help"
    BINDINGS = bindings(WHERE)

    def now(self, command: Command) -> str:
        """What a key does at this moment: help is there already."""
        return "" if command.action == "app.help" else super().now(command)

    def on_resize(self) -> None:
        """Keep the sentences beside their keys."""
        self.query_one("#page Static", Static).update(self.text())

    def text(self) -> Content:
        """Key and sentence of each command."""
        below = self.app.screen_stack[-2] if len(self.app.screen_stack) > 1 else self
        page = below if isinstance(below, Page) else self
        here = [
            each
            for each in commands(page.WHERE)
            if each.action not in NOT_ALWAYS_THERE or page.now(each)
        ]
        return Content("\n").join(
            [
                Content.styled("Keys", "$text bold"),
                Content(""),
                *self.lines(each for each in here if "everywhere" not in each.where),
                Content(""),
                Content.styled("On every page", "$text bold"),
                Content(""),
                *self.lines(each for each in here if "everywhere" in each.where),
                *(self.signs() if page.WHERE in FIGURES else ()),
            ]
        )

    def lines(self, some: Iterable[Command]) -> Iterator[Content]:
        """`f, F1        Show every key.`"""
        for each in some:
            yield from self.line(each.labels, each.help)

    def signs(self) -> Iterator[Content]:
        """`*           In max pooling, the winner.`"""
        from cnn_tutor.paint.signs import signs

        yield from (Content(""), Content.styled("Signs of a figure", "$text bold"), Content(""))
        for sign, means in signs(self.tutor.ink):
            yield from self.line(sign, means)

    def line(self, label: str, sentence: str) -> list[Content]:
        """A sentence beside what it is about."""
        strong = Content.styled(f"{label:{KEYS}}  ", "$text bold")
        return hang(strong, Content(sentence), self.app.size.width - 4)
