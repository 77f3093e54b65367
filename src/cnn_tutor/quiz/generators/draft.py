"""What a generator is given to draw from, and what it returns."""

from collections.abc import Sequence
from random import Random
from typing import NamedTuple

from cnn_tutor.course.model import FigureSpec, Hides, Question
from cnn_tutor.quiz.model import QuestionError

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
    """Draws a generator's numbers from the question's ranges, and notes what was drawn."""

    def __init__(self, question: Question, random: Random) -> None:
        self._question = question
        self._random = random
        self._drawn: dict[str, int | str] = {}
        self._ranges: dict[str, None] = {}

    @property
    def variant(self) -> str:
        """All that was drawn: what tells this variant from another."""
        return " ".join(f"{name}={value}" for name, value in self._drawn.items())

    def whole(self, name: str, low: int, high: int, of: str = "") -> int:
        """A whole number from the question's range of that name, else from `low` to `high`.

        Several numbers can be drawn from one range: the one that they are `of`.
        """
        of = of or name
        self._ranges[of] = None
        found = self._question.ranges.get(of, (low, high))
        match (found, found) if isinstance(found, int) else found:
            case (int() | float() as least, int() | float() as most) if int(least) <= int(most):
                drawn = self._random.randint(int(least), int(most))
                self._drawn[name] = drawn
                return drawn
        raise self._wrong(of, "a whole number, or two, the smaller one first, such as [2, 5]")

    def word(self, name: str, *words: str) -> str:
        """One of `words`, or of those among them that the question names."""
        self._ranges[name] = None
        found = self._question.ranges.get(name, words)
        wanted = found if isinstance(found, tuple) else (found,)
        if any(word not in words for word in wanted):
            raise self._wrong(name, f"one or more of {', '.join(words)}")
        return self.some(name, *map(str, wanted))

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

    def check_all_known(self) -> None:
        """Raise `QuestionError` for a range that the generator did not ask for."""
        for name in self._question.ranges:
            if name not in self._ranges:
                known = ", ".join(self._ranges) or "none"
                raise self._wrong(name, f"no range but {known} for {self._question.generate}")

    def _wrong(self, name: str, expected: str) -> QuestionError:
        found = self._question.ranges[name]
        return QuestionError(f"{self._question.id}: ranges: {name}: {found}: expected {expected}")
