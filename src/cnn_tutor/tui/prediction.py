"""A prediction: a question of a step, asked until it is answered or its answer is shown."""

from __future__ import annotations

from cnn_tutor.course.text import plain
from cnn_tutor.paint.moment import Veil
from cnn_tutor.quiz import Item, Verdict, grade


class Prediction:
    """Where the learner stands with one prediction.

    Attributes:
        item: The question, with the figure's numbers in it.
        verdict: What the latest answer was.
        attempts: How many answers were taken. One that can't be read is none.
        open: Whether it still waits for an answer.
    """

    def __init__(self, item: Item, *, known: bool = False) -> None:
        self.item = item
        self.verdict: Verdict | None = None
        self.attempts = 0
        self.open = not known

    @property
    def veil(self) -> Veil:
        """What the figure keeps back by now."""
        return self.item.hides if self.open else "nothing"

    @property
    def can_be_shown(self) -> bool:
        """Whether the answer may be shown: after a try."""
        return self.open and self.attempts > 0

    @property
    def right_answer(self) -> str:
        """The answer, in words."""
        right = (plain(option.text) for option in self.item.options if option.right)
        return next(right, self.item.answer)

    def answer(self, response: str) -> Verdict:
        """Take an answer. A typed one may be wrong and tried again, a choice is taken once."""
        self.verdict = grade(self.item, response)
        if self.verdict.outcome != "unreadable":
            self.attempts += 1
            self.open = not self.verdict.right and self.item.typed
        return self.verdict

    def show(self) -> None:
        """Show the answer, as nobody found it."""
        self.open = False
