"""Where a step is laid out: words, figure, talk and model.py, as the room allows."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from cnn_tutor.course.pages import CodeLine
from cnn_tutor.tui.widgets.code import program
from cnn_tutor.tui.widgets.figure import FigureView
from cnn_tutor.tui.widgets.speech import Speech
from cnn_tutor.tui.widgets.talk import Talk


class Desk(VerticalScroll):
    """The parts of a step, one under the other; on a wide screen in two columns.

    On a narrow one, model.py and the figure with its talk share a place. An empty line stands
    between the parts where there is room for it; what is too high all the same is scrolled.
    """

    def __init__(self, figure: FigureView) -> None:
        super().__init__(id="page", can_focus=False)
        self.speech, self.figure, self.talk = Speech(), figure, Talk()
        self._code = Static(id="code")

    def compose(self) -> ComposeResult:
        """All parts; styles decide which are seen."""
        yield self.speech
        yield self.figure
        yield self.talk
        yield self._code

    def put_code(self, lines: Iterable[CodeLine]) -> None:
        """Show a model.py, behind the figure where they share a place."""
        self._code.update(program(lines))
        self.remove_class("-code")

    def swap(self) -> None:
        """Show model.py in place of the figure, and back."""
        self.toggle_class("-code")
        self.fit()

    @property
    def covered(self) -> bool:
        """Whether model.py stands where the figure and its talk would."""
        return self.has_class("-code") and not self.screen.has_class("-wide")

    def uncover(self) -> bool:
        """Bring the figure and its talk back from behind model.py; whether they were hidden."""
        hidden = self.covered
        if hidden:
            self.swap()
        return hidden

    def fit(self) -> None:
        """Share out the rows that are left over, so that the figure stays where it is whatever is
        answered.

        It reckons with the screen's size, as its own is not known before it is laid out.
        """
        width, room = self.screen.size.width - 2, self.screen.size.height - 3
        code = self.has_class("-code")
        talk = [] if code else self.talk.parts
        shown = self._height([self._code], width) if code else self.figure.most(width)
        fixed = self._height([self.speech], width) + shown
        said = self._height(talk, width)
        left = room - fixed - (0 if code else max(said, self.talk.most(width)))
        spare = room - fixed - said - max(0, min(left, 2))
        for part in (self.figure, self._code):
            part.set_class(left >= 1, "-air", update=False)
        self.speech.set_class(left >= 2, "-air", update=False)
        self.talk.set_class(spare >= 1, "-air", update=False)
        self.app.stylesheet.update_nodes(self.children)  # and nothing of what is in them

    def _height(self, parts: Iterable[Widget], width: int) -> int:
        return sum(part.get_content_height(self.size, self.size, width) for part in parts)
