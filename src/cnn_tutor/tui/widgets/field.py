"""A field to type into."""

from __future__ import annotations

from textual.widgets import Input

NUMERIC = "0123456789+-.,"
"""What a typed answer begins with. Typed anywhere on the page, it goes into the answer."""


class Field(Input):
    """One line, one row high. Its cursor stands still: an idle page draws nothing."""

    def __init__(self, placeholder: str) -> None:
        super().__init__(placeholder=placeholder, compact=True, select_on_focus=False)
        self.cursor_blink = False
