"""A list of titles, one of them chosen. It draws; the page that holds it moves."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Region
from textual.reactive import reactive
from textual.widget import Widget


class Index(Widget):
    """Titles under each other. The chosen one is kept in sight."""

    DEFAULT_CSS = "Index { height: auto; width: 1fr; }"

    titles: reactive[Sequence[str]] = reactive((), layout=True)
    chosen = reactive(0)

    def render(self) -> Content:
        """Each title with a mark in front, its further lines under its first."""
        lines: list[Content] = []
        self.tops: list[int] = []
        for index, title in enumerate(self.titles):
            here = index == self.chosen
            self.tops.append(len(lines))
            for number, line in enumerate(Content(title).wrap(max(1, self.content_size.width - 2))):
                mark = "› " if here and not number else "  "
                lines.append(
                    Content.assemble(
                        (mark, "$text bold"), (line.plain, "$text bold" if here else "")
                    )
                )
        return Content("\n").join(lines)

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        """As many lines as the titles take, wrapped."""
        return sum(len(Content(title).wrap(max(1, width - 2))) for title in self.titles)

    def watch_chosen(self) -> None:
        """Keep the chosen title in sight."""
        self.call_after_refresh(self._show)

    def _show(self) -> None:
        if isinstance(self.parent, Widget) and self.chosen < len(self.tops):
            top = self.tops[self.chosen]
            self.parent.scroll_to_region(Region(0, top, 1, 2), animate=False)
