"""Where one types which cell to go to."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from cnn_tutor.tui.widgets.field import Field

KEYS = Content.from_markup("   [$text]Enter[/] Go   [$text]Esc[/] Leave")


class Jump(Horizontal):
    """A field in the last line, over the key line. It is there while one types into it."""

    DEFAULT_CSS = """
    Jump { dock: bottom; height: 1; padding: 0 1; display: none; }
    Jump:focus-within { display: block; }
    Jump Static { width: auto; color: $quiet; }
    Jump Field { width: 1fr; min-width: 8; margin: 0 0 0 1; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.field = Field("")

    def compose(self) -> ComposeResult:
        """What to type, the field, the keys that end it."""
        yield Static(id="ask")
        yield self.field
        yield Static(KEYS)

    def ask(self, what: str, example: str) -> None:
        """Ask for a cell anew."""
        self.query_one("#ask", Static).update(f"Go to {what}:")
        self.field.value, self.field.placeholder = "", example
        self.screen.set_focus(self.field)

    def refuse(self, expected: str) -> None:
        """Say what was expected, and have what was typed ready to be typed over."""
        self.query_one("#ask", Static).update(Content.styled(expected, "$mistake"))
        self.field.select_all()
