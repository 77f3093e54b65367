"""What learners often ask."""

from __future__ import annotations

from collections.abc import Sequence

from cnn_tutor.tui.commands import bindings
from cnn_tutor.tui.screens.reading import Entry, ReadingScreen
from cnn_tutor.tui.widgets.words import page


class FaqScreen(ReadingScreen):
    """Questions and answers."""

    WHERE = "faq"
    BINDINGS = bindings(WHERE)

    def entries(self) -> Sequence[Entry]:
        """Each question with its answer."""
        return [Entry(each.question, page(each.answer)) for each in self.tutor.course.faq]
