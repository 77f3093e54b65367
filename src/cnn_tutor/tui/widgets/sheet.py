"""A question of a quiz from top to bottom: the eye goes down once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.widget import Widget
from textual.widgets import Static

from cnn_tutor.quiz import Item
from cnn_tutor.tui.widgets.choices import Choices
from cnn_tutor.tui.widgets.code import asked_about
from cnn_tutor.tui.widgets.field import Field, placeholder
from cnn_tutor.tui.widgets.words import page

if TYPE_CHECKING:
    from cnn_tutor.tui.widgets.figure import FigureView

NOTHING = Content("")


class Sheet(VerticalScroll):
    """Question, figure, answer, feedback. It draws; the page that holds it decides."""

    def __init__(self) -> None:
        super().__init__(id="page", can_focus=False)
        self.ask, self.code = Static(id="ask"), Static(id="code")
        self.choices, self.field = Choices(), Field("")
        self.line = Horizontal(Static("> ", id="prompt"), self.field)
        self.says, self.why = Static(id="says"), Static(id="why")
        self.figure: FigureView | None = None

    def compose(self) -> ComposeResult:
        """All parts but the figure, which is another for each question."""
        yield from (self.ask, self.code, self.choices, self.line, self.says, self.why)

    def put(self, item: Item, figure: FigureView | None) -> None:
        """Put a question."""
        self._draw(figure)
        self.ask.update(page(item.ask))
        self._show_code(item, answered=False)
        self.choices.options, self.choices.settled = item.options, False
        # Of several to tick one is marked from the start; one to give is never given by accident.
        self.choices.chosen = 0 if item.kind == "choices" else -1
        self.choices.taken = frozenset() if item.kind == "choices" else None
        self.choices.display, self.line.display = bool(item.options), item.typed
        self.field.value, self.field.disabled = "", False
        self.field.placeholder = placeholder(item)
        self.set_class(item.kind == "order", "-order")

    def settle(self, item: Item) -> None:
        """Show what was right: among the choices or lines, in the code, in the map."""
        if item.kind == "order":
            letters = item.answer.split()
            in_order = sorted(item.options, key=lambda each: letters.index(each.letter))
            self.choices.options = in_order
        else:
            self.choices.settled = True
        self._show_code(item, answered=True)
        self.field.disabled = True
        if self.figure is not None:
            _reveal(item, self.figure)

    def tell(self, content: Content) -> None:
        """Say something that is no question."""
        self._draw(None)
        self.ask.update(content)
        for part in (self.code, self.choices, self.line):
            part.display = False
        self.say(NOTHING)

    def say(self, says: Content, why: Content = NOTHING) -> None:
        """Say something under the answer, and why."""
        for part, content in ((self.says, says), (self.why, why)):
            part.update(content)
            part.display = bool(content)
        self.fit()
        self.call_after_refresh(self._bring_into_sight)

    def on_resize(self) -> None:
        """Lay it out anew. In sight stays the choice that is marked, or else, where one has not
        read on, what is said.
        """
        self.fit()
        if self.choices.display and not self.choices.settled and self.choices.chosen >= 0:
            self.call_after_refresh(self.choices.scroll_visible, animate=False)
        elif not self.scroll_y:
            self.call_after_refresh(self._bring_into_sight)

    def fit(self) -> None:
        """Leave out empty lines where the page would be too high with them, the lowest first. Where
        it is too high all the same, the field to be filled keeps to its foot.
        """
        texts = (self.ask, self.says, self.why)
        parts = (self.ask, self.figure, self.code, self.choices, self.says, self.why)
        shown = [part for part in parts if part and part.display]
        width, room = self.screen.size.width - 2, self.screen.size.height - 5
        high = sum(_height(part, min(width, 76) if part in texts else width) for part in shown)
        gaps = [part for part in reversed(shown) if part is not self.choices]
        over = high + len(gaps) - room + self.line.display * (2 if self.has_class("-order") else 1)
        for rank, part in enumerate(gaps):
            part.set_class(rank < over, "-close")
        self.set_class(over > len(gaps) and not self.field.disabled, "-docked")

    def _bring_into_sight(self) -> None:
        """Show the page from its first word if all that is said to an answer is seen then too, else
        that from its own first word.
        """
        says = self.says.virtual_region if self.says.display else Region()
        below = says.bottom > self.scrollable_content_region.height
        self.scroll_to(y=says.y if below else 0, animate=False)

    def _draw(self, figure: FigureView | None) -> None:
        if self.figure is not None:
            self.figure.remove()
        if figure is not None:
            self.mount(figure, after=self.ask)
        self.figure = figure

    def _show_code(self, item: Item, answered: bool) -> None:
        self.code.display = bool(item.code)
        self.code.update(asked_about(item, answered))


def _height(part: Widget, width: int) -> int:
    return part.get_content_height(part.size, part.size, width)


def _reveal(item: Item, figure: FigureView) -> None:
    """Lift the veil. A map that was asked about is seen whole; where the question opened at no
    cell of its own, at the one that was asked for.
    """
    if item.kind == "cell" and not figure.frame:
        figure.reveal(*map(int, item.answer.strip("()").split(",")))
    elif item.kind in ("grid", "cell", "choice"):
        figure.reveal()
    else:
        figure.veil("nothing")
