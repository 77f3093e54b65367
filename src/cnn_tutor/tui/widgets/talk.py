"""The tutor's question under the figure, the answer to it, and what is said to that."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from cnn_tutor.course.text import Paragraph
from cnn_tutor.quiz import Item
from cnn_tutor.tui.prediction import Prediction
from cnn_tutor.tui.widgets.choices import Choices
from cnn_tutor.tui.widgets.feedback import headed
from cnn_tutor.tui.widgets.field import Field, placeholder
from cnn_tutor.tui.widgets.words import hang, words


class Talk(Vertical):
    """Question and answer in one place. It draws; the page that holds it decides."""

    DEFAULT_CSS = """
    Talk { height: auto; }
    Talk Horizontal { height: 1; }
    Talk #prompt { width: 2; color: $quiet; }
    Talk Field { width: 1fr; max-width: 72; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.asked, self.said = Static(), Static()
        self.choices, self.field = Choices(), Field("")
        self._prediction: Prediction | None = None

    def compose(self) -> ComposeResult:
        """What is asked and answered, and under it what is said to that."""
        yield self.asked
        yield self.choices
        yield self.said
        with Horizontal():
            yield Static("> ", id="prompt")
            yield self.field

    @property
    def parts(self) -> list[Widget]:
        """What of it is shown now."""
        typing = [self.field] if self.query_one(Horizontal).display else []
        return [*(part for part in (self.asked, self.choices, self.said) if part.display), *typing]

    def most(self, width: int) -> int:
        """How many rows it takes at most, whatever is answered."""
        if self._prediction is None:
            return 0
        item = self._prediction.item
        given = [option.letter for option in item.options]
        given += [item.answer, *(mistake.gives for mistake in item.mistakes)]
        return max(_rows(item, response, width) for response in given)

    def ask(self, prediction: Prediction) -> None:
        """Show where a prediction stands."""
        self._prediction = prediction
        item, verdict = prediction.item, prediction.verdict
        asking = prediction.open and verdict is None
        self.choices.options = item.options
        self.choices.settled = not prediction.open
        if prediction.open:
            self.choices.chosen = -1
        self._clear(prediction)
        self.field.placeholder = (
            "try again, or Enter to see it" if prediction.can_be_shown else placeholder(item)
        )
        self._show(
            asked=_flow(item.ask),
            choosing=not item.typed and (asking or verdict is not None),
            said=None if asking else _said(prediction),
            typing=prediction.open and item.typed,
        )

    def _clear(self, prediction: Prediction) -> None:
        """Empty the field; what could not be read stays, to be corrected or typed over."""
        verdict = prediction.verdict
        if verdict is not None and verdict.outcome == "unreadable" and prediction.open:
            self.field.select_all()
        else:
            self.field.value = ""

    def tell(self, content: Content) -> None:
        """Say something that asks for no answer."""
        self._prediction = None
        self._show(said=content)

    def _show(
        self,
        asked: Content | None = None,
        choosing: bool = False,
        said: Content | None = None,
        typing: bool = False,
    ) -> None:
        for part, content in ((self.asked, asked), (self.said, said)):
            part.display = content is not None
            part.update(content or "")
        self.choices.display = choosing
        self.query_one(Horizontal).display = typing


def _said(prediction: Prediction) -> Content:
    """What is said to the latest answer; once it is settled, why the right one is right."""
    item, verdict = prediction.item, prediction.verdict
    if verdict is not None and verdict.outcome == "unreadable" and prediction.open:
        return _flow(verdict.says)
    if verdict is not None and (prediction.open or verdict.right or not item.typed):
        # To a wrong answer that nobody foresaw: the hint.
        says = verdict.says if verdict.says or verdict.right or not item.hint else (item.hint,)
        wrong = "Not yet." if prediction.open else "Not quite."
        first = headed(_flow(says), verdict.right, wrong)
    else:
        first = Content.styled(f"It is {prediction.right_answer}.", "$text bold")
    return first if prediction.open else Content(" ").join([first, _flow(item.why)])


def _rows(item: Item, response: str, width: int) -> int:
    """How high it is after an answer, and after the answer was shown where that is higher."""
    prediction = Prediction(item)
    prediction.answer(response)
    asked = _flow(item.ask).get_height({}, width)
    choices = sum(
        len(hang(Content("  a  "), words(option.text) + "  (your answer)", width))
        for option in item.options
        if option.right or option.letter == response
    )
    said = _said(prediction).get_height({}, width) + prediction.open
    prediction.show()
    return asked + choices + max(said, _said(prediction).get_height({}, width))


def _flow(paragraphs: tuple[Paragraph, ...]) -> Content:
    return Content(" ").join([words(each) for each in paragraphs])
