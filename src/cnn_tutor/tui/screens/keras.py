"""The experiment as Keras code, copied for wherever it is wanted."""

from __future__ import annotations

from textual.content import Content

from cnn_tutor.tui.commands import bindings
from cnn_tutor.tui.screens.text import TextScreen
from cnn_tutor.tui.widgets.words import code


class KerasScreen(TextScreen):
    """A program that does the same. It is copied as the page opens, and again when asked."""

    WHERE = "keras"
    BINDINGS = bindings(WHERE)

    def __init__(self, program: str) -> None:
        super().__init__()
        self.program = program

    def on_mount(self) -> None:
        """Copy it."""
        self.action_copy()

    def action_copy(self) -> None:
        """Hand it to the terminal's clipboard."""
        self.app.copy_to_clipboard(self.program)

    def text(self) -> Content:
        """The program."""
        return Content("\n\n").join(
            [
                Content.assemble(
                    ("The same in Keras", "$text bold"),
                    ("   copied, if your terminal allows that", "$quiet"),
                ),
                code(self.program.rstrip("\n")),
            ]
        )
