"""The choices of a question. They are drawn here; the page that holds them decides."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from cnn_tutor.quiz.model import Option
from cnn_tutor.tui.widgets.words import hang, words


class Choices(Widget):
    """Choices to take one of.

    Attributes:
        chosen: The place of the one that is marked.
        settled: Whether it is taken. Then only it and the right one are left.
    """

    DEFAULT_CSS = "Choices { height: auto; }"

    options: reactive[Sequence[Option]] = reactive((), layout=True)
    chosen = reactive(0)
    settled = reactive(False, layout=True)

    def render(self) -> Content:
        """A letter and a text each; once settled, a word that says what it was."""
        return Content("\n").join(self._lines(self.content_size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as there are lines; it is asked for before the width is settled."""
        return len(self._lines(width))

    def _lines(self, width: int) -> list[Content]:
        return [
            line
            for place, option in enumerate(self.options)
            if not self.settled or option.right or place == self.chosen
            for line in self._option(option, place == self.chosen, width)
        ]

    def _option(self, option: Option, chosen: bool, width: int) -> list[Content]:
        style, word = "$text bold" if chosen else "", ""
        if self.settled:
            style = "$earned" if option.right else "$mistake"
            word = f"  ({'right' if option.right else 'your answer'})"
        first = Content.assemble("› " if chosen else "  ", (f"{option.letter}  ", "$text bold"))
        text = words(option.text).stylize_before(style) if style else words(option.text)
        return hang(first, text + Content.styled(word, style), width)
