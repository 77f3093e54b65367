"""One go at a quiz: which questions, in which order, and what it comes to."""

from __future__ import annotations

from random import Random

from cnn_tutor.course.model import Quiz
from cnn_tutor.quiz.make import make
from cnn_tutor.quiz.model import Item, Verdict


def passed(right: int, asked: int) -> bool:
    """Whether so many right answers pass: four of five."""
    return asked > 0 and right * 5 >= asked * 4


class Round:
    """A go at a quiz, question after question, the same for the app and the shell.

    Attributes:
        total: How many questions it asks.
        settled: How many of them are answered.
        right: How many of those rightly.
    """

    def __init__(self, quiz: Quiz, seed: int, count: int | None = None) -> None:
        self._seed = seed
        self._questions = Random(f"{seed} {quiz.id}").sample(quiz.questions, len(quiz.questions))
        self.total = min(count or len(self._questions), len(self._questions))
        self.settled = 0
        self.right = 0
        self._whole = self.total == len(self._questions)

    @property
    def item(self) -> Item | None:
        """The question to ask now, nothing once all are answered."""
        if self.settled == self.total:
            return None
        return make(self._questions[self.settled], self._seed)

    def settle(self, verdict: Verdict) -> None:
        """Count an answer and go on. One that could not be read costs nothing and stays."""
        if verdict.outcome != "unreadable":
            self.settled += 1
            self.right += verdict.outcome == "right"

    @property
    def passed(self) -> bool:
        """Whether it is over and four of five were right."""
        return self.settled == self.total and passed(self.right, self.total)

    @property
    def unlocks(self) -> bool:
        """Whether the quiz's layer is earned: passed, and no question of the quiz was left out."""
        return self.passed and self._whole
