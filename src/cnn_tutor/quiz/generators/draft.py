"""What a generator is given to draw from, and what it returns."""

from collections.abc import Sequence
from random import Random
from typing import NamedTuple, cast

from cnn_tutor.course.generators import WORDS
from cnn_tutor.course.model import FigureSpec, Hides, Question

Answer = int | str
"""A number, or whatever is typed for the question's kind."""


class Wrong(NamedTuple):
    """A misconception by its id, the answer that it gives here, and what to say to that."""

    misconception: str
    gives: Answer
    says: str


class Draft(NamedTuple):
    """A question drawn. Its words are in the course's inline grammar."""

    ask: str
    answer: Answer
    wrong: list[Wrong]
    why: str
    hint: str
    tolerance: float = 0.0
    figure: FigureSpec | None = None
    hides: Hides = "nothing"


class Pick:
    """Draws a generator's numbers from the question's ranges, and notes what was drawn.

    The ranges are those that the generator has: the course holds them against it as it is read.
    """

    def __init__(self, question: Question, random: Random) -> None:
        self._question = question
        self._random = random
        self._drawn: dict[str, int | str] = {}

    @property
    def variant(self) -> str:
        """All that was drawn: what tells this variant from another."""
        return " ".join(f"{name}={value}" for name, value in self._drawn.items())

    def whole(self, name: str, low: int, high: int, of: str = "") -> int:
        """A whole number from the question's range of that name, else from `low` to `high`.

        Several numbers can be drawn from one range: the one that they are `of`.
        """
        found = self._question.ranges.get(of or name, (low, high))
        ends = cast("Sequence[float]", found if isinstance(found, tuple) else (found,))
        return self.number(name, int(ends[0]), int(ends[-1]))

    def word(self, name: str) -> str:
        """One of a range's words, or of those among them that the question names."""
        found = self._question.ranges.get(name, WORDS[name])
        return self.some(name, *map(str, found if isinstance(found, tuple) else (found,)))

    def some(self, name: str, *words: str) -> str:
        """One of `words`; the question has no say in it."""
        drawn = self._random.choice(words)
        self._drawn[name] = drawn
        return drawn

    def number(self, name: str, low: int, high: int) -> int:
        """A whole number from `low` to `high`; the question has no say in it."""
        drawn = self._random.randint(low, high)
        self._drawn[name] = drawn
        return drawn

    def shuffled(self, name: str, letters: str) -> list[str]:
        """The letters in some order."""
        drawn = self._random.sample(letters, len(letters))
        self._drawn[name] = "".join(drawn)
        return drawn

    def grid(self, name: str, size: int, among: Sequence[int]) -> tuple[tuple[int, ...], ...]:
        """Rows of numbers, each one of some."""
        drawn = tuple(tuple(self._random.choices(among, k=size)) for _ in range(size))
        self._drawn[name] = "/".join(",".join(map(str, row)) for row in drawn)
        return drawn
