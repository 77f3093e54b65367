"""What the tutor says. One term of it can be marked, to be looked up."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import Static

from cnn_tutor.course.text import Paragraph
from cnn_tutor.tui.widgets.words import words


class Speech(Static):
    """Paragraphs with terms in them."""

    DEFAULT_CSS = "Speech { height: auto; }"

    def __init__(self) -> None:
        super().__init__()
        self._paragraphs: Sequence[Paragraph] = ()
        self._marked = -1

    @property
    def term(self) -> str | None:
        """The term that is marked; with none marked, the first; nothing where there is none."""
        terms = [term for paragraph in self._paragraphs for term in _terms(paragraph)]
        return terms[max(self._marked, 0)] if terms else None

    def say(self, paragraphs: Sequence[Paragraph]) -> None:
        """Show these words, no term marked."""
        self._paragraphs, self._marked = paragraphs, -1
        self._show()

    def mark_next_term(self) -> None:
        """Mark the next term; after the last, the first."""
        if count := sum(len(_terms(paragraph)) for paragraph in self._paragraphs):
            self._marked = (self._marked + 1) % count
            self._show()

    def _show(self) -> None:
        shown, before = [], 0
        for paragraph in self._paragraphs:
            shown.append(words(paragraph, self._marked - before))
            before += len(_terms(paragraph))
        self.update(Content("\n\n").join(shown))


def _terms(paragraph: Paragraph) -> list[str]:
    return [span.target for span in paragraph if span.kind == "term"]
