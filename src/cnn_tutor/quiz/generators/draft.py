"""What a generator is given to draw from, and what it returns."""

from __future__ import annotations

from random import Random
from typing import NamedTuple

from cnn_tutor.course.model import FigureSpec, Hides, Question
from cnn_tutor.quiz.model import QuestionError


class Wrong(NamedTuple):
    """A misconception by name, the number that it gives here, and what to say to that."""

    name: str
    gives: int
    says: str


class Draft(NamedTuple):
    """A question drawn. Its words are in the course's inline grammar."""

    ask: str
    answer: int
    wrong: list[Wrong]
    why: str
    hint: str
    figure: FigureSpec | None = None
    hides: Hides = "nothing"


class Pick:
    """Draws a generator's numbers from the question's ranges, and notes what was drawn."""

    def __init__(self, question: Question, random: Random) -> None:
        self._question = question
        self._random = random
        self._drawn: dict[str, int | str] = {}

    @property
    def variant(self) -> str:
        """All that was drawn: what tells this variant from another."""
        return " ".join(f"{name}={value}" for name, value in self._drawn.items())

    def whole(self, name: str, low: int, high: int) -> int:
        """A whole number from the question's range of that name, else from `low` to `high`."""
        match self._question.ranges.get(name, (low, high)):
            case (int() | float() as least, int() | float() as most) if int(least) <= int(most):
                drawn = self._random.randint(int(least), int(most))
                self._drawn[name] = drawn
                return drawn
        raise self._wrong(name, "two whole numbers, the smaller one first, such as [2, 5]")

    def word(self, name: str, *words: str) -> str:
        """One of `words`; the question can say which."""
        word = self._question.ranges.get(name) or self._random.choice(words)
        if not isinstance(word, str) or word not in words:
            raise self._wrong(name, f"one of {', '.join(words)}")
        self._drawn[name] = word
        return word

    def check_all_known(self) -> None:
        """Raise `QuestionError` for a range that the generator did not ask for."""
        for name in self._question.ranges:
            if name not in self._drawn:
                known = ", ".join(self._drawn)
                raise self._wrong(name, f"no range but {known} for {self._question.generate}")

    def _wrong(self, name: str, expected: str) -> QuestionError:
        found = self._question.ranges[name]
        return QuestionError(f"{self._question.id}: ranges: {name}: {found}: expected {expected}")
