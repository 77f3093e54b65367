"""Where one types which cell to go to."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from cnn_tutor.tui.widgets.field import Field

KEYS = Content.from_markup("   [$text]Enter[/] Go   [$text]Esc[/] Leave")


class Jump(Horizontal):
    """A field in the last line, over the key line. It goes when one has typed into it."""

    DEFAULT_CSS = """
    Jump { dock: bottom; height: 1; padding: 0 1; }
    Jump Static { width: auto; color: $quiet; }
    Jump Field { width: 1fr; min-width: 8; margin: 0 0 0 1; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.field = Field("2, 3")

    def compose(self) -> ComposeResult:
        """What to type, the field, the keys that end it."""
        yield Static("Go to row, column:", id="ask")
        yield self.field
        yield Static(KEYS)

    def refuse(self, expected: str) -> None:
        """Say what was expected, and have what was typed ready to be typed over."""
        self.query_one("#ask", Static).update(Content.styled(expected, "$mistake"))
        self.field.select_all()

    def on_descendant_blur(self) -> None:
        """Make room for the key line again."""
        self.remove()
