"""A field to type into."""

from __future__ import annotations

from textual.actions import SkipAction
from textual.widgets import Input

from cnn_tutor.quiz import Item, form

_NUMERIC = "0123456789+-.,("


class Field(Input):
    """One line, one row high. Its cursor stands still: an idle page draws nothing."""

    def __init__(self, placeholder: str) -> None:
        super().__init__(placeholder=placeholder, compact=True, select_on_focus=False)
        self.cursor_blink = False

    def action_submit(self) -> None:  # type: ignore[override]
        """Leave Enter to the page."""
        raise SkipAction


def begins(item: Item, character: str | None) -> bool:
    """Whether a character typed anywhere on the page begins an answer to the question."""
    if not character or not item.typed:
        return False
    return character in (item.answer.split() if item.kind in ("order", "match") else _NUMERIC)


def placeholder(item: Item) -> str:
    """What an empty field says."""
    return "type a number" if item.kind == "number" else f"type {form(item)}"
