"""A field to type into."""

from __future__ import annotations

from typing import ClassVar

from textual.actions import SkipAction
from textual.widgets import Input

from cnn_tutor.quiz import Item, form

_NUMERIC = "0123456789+-.,("


class Field(Input, inherit_css=False):
    """One line, one row high. Its cursor stands still: an idle page draws nothing."""

    COMPONENT_CLASSES: ClassVar = {"input--cursor", "input--placeholder", "input--selection"}
    DEFAULT_CSS = """
    Field {
        background: $raised;
        color: $text;
        height: 1;
        overflow: auto auto;
        scrollbar-size: 0 0;
        pointer: text;
        &:focus { background-tint: $text 5%; }
        &:disabled { opacity: 70%; }
        & > .input--cursor { background: $background; color: $text; text-style: reverse; }
        & > .input--selection { background: $selected; }
        & > .input--placeholder { color: $quiet; }
        &:ansi > .input--placeholder { color: $text; text-style: dim; }
    }
    """

    def __init__(self, placeholder: str) -> None:
        super().__init__(placeholder=placeholder, select_on_focus=False)
        self.cursor_blink = False

    def write(self, text: str) -> None:
        """Write at the cursor; what is selected is written over."""
        self.replace(text, *sorted(self.selection))

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
