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
