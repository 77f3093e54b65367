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

    def __init__(self, topics: Sequence[str], here: str) -> None:
        super().__init__()
        self.topics = topics
        self.set_reactive(TopicStrip.here, here)

    def render(self) -> Content:
        """The topics in capitals. Too narrow for all, it leaves out the first ones, as far as to
        the one you are in.
        """
        every = [each.upper() for each in self.topics]
        here = self.here.upper()
        room = self.content_size.width
        names = every
        while len(SEPARATOR.join(names)) > room and here in names[1:]:
            names = names[1:]
        line = Content.styled(SEPARATOR, "$faint").join(
            Content.styled(each, "$text bold" if each == here else "") for each in names
        )
        ending = Content.styled(SEPARATOR.rstrip(), "$faint")
        whole = names is every and len(line) + len(ending) <= room
        return line + ending if whole else line
