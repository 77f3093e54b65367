"""The choices of a question, or its lines to be ordered. The page that holds them decides."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from cnn_tutor.quiz.model import Option
from cnn_tutor.tui.widgets.words import hang, words


class Choices(Widget):
    """Choices to take one of, or many.

    Attributes:
        chosen: The place of the one that is marked; -1 for none.
        taken: The places of those taken, where many can be; `None` where one is.
        settled: Whether it is answered. Then only those taken and the right ones are left.
    """

    DEFAULT_CSS = "Choices { height: auto; }"

    options: reactive[Sequence[Option]] = reactive((), layout=True)
    chosen = reactive(0)
    taken: reactive[frozenset[int] | None] = reactive(None)
    settled = reactive(False, layout=True)

    def mark(self, by: int) -> None:
        """Mark a choice further down or up, and bring it into sight."""
        self.chosen = max(0, min(self.chosen + by, len(self.options) - 1))
        self.scroll_visible(animate=False)

    def toggle(self, place: int) -> None:
        """Take a choice, or leave it again."""
        self.chosen = place
        self.taken = (self.taken or frozenset()) ^ {place}

    @property
    def letters(self) -> str:
        """The letters of those taken, or of the one that is marked."""
        places = [self.chosen] if self.taken is None else sorted(self.taken)
        return " ".join(self.options[place].letter for place in places)

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
            if not self.settled or option.right or self._is_taken(place)
            for line in self._option(option, place, width)
        ]

    def _is_taken(self, place: int) -> bool:
        return place == self.chosen if self.taken is None else place in self.taken

    def _option(self, option: Option, place: int, width: int) -> list[Content]:
        marked, taken = place == self.chosen, self._is_taken(place)
        style, word = "$text bold" if marked else "", ""
        if self.settled:
            style = "$earned" if option.right else "$mistake"
            word = f"  ({'right' if option.right else 'your answer'})"
            if option.right and not taken and self.taken is not None:
                word = "  (right, and left out)"
        box = "" if self.taken is None else "[x] " if taken else "[ ] "
        first = Content.assemble(
            "› " if marked and not self.settled else "  ", box, (f"{option.letter}  ", "$text bold")
        )
        text = words(option.text).stylize_before(style) if style else words(option.text)
        return hang(first, text + Content.styled(word, style), width)
