"""A page of text to read from top to bottom."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from cnn_tutor.tui.screens.page import Page


class TextScreen(Page):
    """A title and a text. A page says in `text` what there is to read."""

    CSS_PATH = "../styles/text.tcss"

    def body(self) -> ComposeResult:
        """The text, which scrolls where it is long."""
        with VerticalScroll(id="page", can_focus=False):
            yield Static(self.text())

    def text(self) -> Content:
        """What there is to read."""
        raise NotImplementedError

    def action_page(self, by: int) -> None:
        """Read on, or back."""
        page = self.query_one("#page", VerticalScroll)
        page.scroll_relative(y=by * (page.size.height - 1), animate=False)

    def action_back(self) -> None:
        """Go back to where the learner came from."""
        self.dismiss()
