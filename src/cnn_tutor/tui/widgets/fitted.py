"""A text that stays in its place."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget


class Fitted(Widget):
    """A text that goes without empty lines, the first ones first, where it has no room for them."""

    def __init__(self, text: Content, *, id: str) -> None:
        super().__init__(id=id)
        self._text = text

    def show(self, text: Content) -> None:
        """Show another text."""
        self._text = text
        self.refresh()

    def render(self) -> Content:
        """The text, as airy as there is room for."""
        width, height = self.content_size
        over = self._text.get_height({}, width) - height
        kept = []
        for line in self._text.split("\n", allow_blank=True):
            if line or over <= 0:
                kept.append(line)
            else:
                over -= 1
        return Content("\n").join(kept)
