"""The topic strip: the course's topics in a row, and which of them you are in."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

SEPARATOR = " /// "


class TopicStrip(Widget):
    """The first line of every page, a breadcrumb that never moves.

    Attributes:
        here: The topic you are in, as the course writes it; another word marks none.
    """

    DEFAULT_CSS = "TopicStrip { height: 1; padding: 0 1; color: $quiet; }"

    here = reactive("")

    def __init__(self, topics: Sequence[str], here: str = "") -> None:
        super().__init__()
        self.topics = topics
        self.set_reactive(TopicStrip.here, here)

    def render(self) -> Content:
        """The topics in capitals. Too narrow for all, it starts with the one you are in."""
        words = [(each.upper(), each.casefold() == self.here.casefold()) for each in self.topics]
        marked = next((index for index, (_, here) in enumerate(words) if here), 0)
        room = self.content_size.width
        if sum(len(word) for word, _ in words) + len(SEPARATOR) * len(words) - 1 > room:
            words = words[marked:]
        return Content.assemble(
            *(
                Content.assemble((word, "$topic bold" if here else ""), (SEPARATOR, "$faint"))
                for word, here in words
            )
        )
