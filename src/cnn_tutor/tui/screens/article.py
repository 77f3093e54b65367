"""The whole story in one go."""

from __future__ import annotations

from collections.abc import Sequence

from cnn_tutor.tui.commands import bindings
from cnn_tutor.tui.screens.reading import Entry, ReadingScreen
from cnn_tutor.tui.widgets.words import page


class ArticleScreen(ReadingScreen):
    """The article, section by section."""

    WHERE = "article"
    BINDINGS = bindings(WHERE)

    def entries(self) -> Sequence[Entry]:
        """Each section with its words."""
        return [Entry(each.title, page(each.words)) for each in self.tutor.course.article]
