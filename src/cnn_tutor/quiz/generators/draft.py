"""What a generator is given to draw from, and what it returns."""

from __future__ import annotations

from random import Random
from typing import NamedTuple

from cnn_tutor.course.model import FigureSpec, Hides, Question


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
        ends = self._question.ranges.get(name, (low, high))
        match ends:
            case (int(low), int(high)) if low <= high:
                number = self._random.randint(low, high)
                self._drawn[name] = number
                return number
        raise self._wrong(name, "two whole numbers, the smaller one first, such as [2, 5]")

    def word(self, name: str, *words: str) -> str:
        """One of the words that the question allows, else of `words`."""
        allowed = self._question.ranges.get(name, words)
        match allowed:
            case (str(), *_) if set(allowed) <= set(words):
                word = self._random.choice([str(word) for word in allowed])
                self._drawn[name] = word
                return word
        raise self._wrong(name, f"a list of {', '.join(words)}")

    def check_all_known(self) -> None:
        """Raise `ValueError` for a range that the generator did not ask for."""
        for name in self._question.ranges:
            if name not in self._drawn:
                known = ", ".join(self._drawn)
                raise self._wrong(name, f"no range but {known} for {self._question.generate}")

    def _wrong(self, name: str, expected: str) -> ValueError:
        found = self._question.ranges[name]
        return ValueError(f"{self._question.id}: ranges: {name}: {found}: expected {expected}")
