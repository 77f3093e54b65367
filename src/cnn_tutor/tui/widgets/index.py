"""A list of titles, one of them chosen. It draws; the page that holds it moves."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Region
from textual.reactive import reactive
from textual.widget import Widget

from cnn_tutor.tui.widgets.words import hang


class Index(Widget):
    """Titles under each other. The chosen one is kept in sight."""

    DEFAULT_CSS = "Index { height: auto; width: 1fr; }"

    titles: reactive[Sequence[str]] = reactive((), layout=True)
    chosen = reactive(0)

    def __init__(self, column: int = 0) -> None:
        """The lines of a title are under each other from this column of it on."""
        super().__init__()
        self.column = column

    def lines(self, index: int, width: int) -> list[Content]:
        """A title, with the mark in front of it if it is the chosen one."""
        here = index == self.chosen
        title = Content.styled(self.titles[index], "$text bold" if here else "")
        mark = Content("› " if here else "  ")
        return hang(mark + title[: self.column], title[self.column :], width)

    def render(self) -> Content:
        """All the titles."""
        width = self.content_size.width
        return Content("\n").join(
            line for index in range(len(self.titles)) for line in self.lines(index, width)
        )

    def watch_chosen(self) -> None:
        """Keep the chosen title in sight."""
        self.keep_in_sight()

    def keep_in_sight(self) -> None:
        """Scroll to the chosen title, once all is laid out."""
        self.call_after_refresh(self._show)

    def _show(self) -> None:
        if isinstance(self.parent, Widget) and self.parent.region and self.titles:
            width = self.content_size.width
            top = sum(len(self.lines(index, width)) for index in range(self.chosen))
            height = len(self.lines(self.chosen, width))
            self.parent.scroll_to_region(Region(0, top, width, height), animate=False)
