"""One round of questions: which are asked, in which order, and what it comes to."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, cycle, islice, zip_longest
from random import Random
from types import MappingProxyType
from typing import NamedTuple

from cnn_tutor.course.model import Question
from cnn_tutor.quiz.make import make
from cnn_tutor.quiz.model import Item, Verdict, is_typed

Variant = tuple[str, str]
"""A question's id and which variant of it."""

_TRIES = 20


class Need(NamedTuple):
    """What a round is to ask of a skill.

    Attributes:
        skill: Its id.
        questions: How many questions.
        typed: Whether one of them at least is to be answered by typing.
        seen: Variants that would prove nothing new.
    """

    skill: str
    questions: int
    typed: bool = False
    seen: frozenset[Variant] = frozenset()


def passed(right: int, asked: int) -> bool:
    """Whether so many right answers pass: four of five."""
    return asked > 0 and right * 5 >= asked * 4


class Round:
    """Question after question, the skills in turn, the same for the app and the shell.

    Attributes:
        item: The question to ask now, nothing once all are answered.
        attempt: Which making of that question it is: `make(question, seed, attempt)` is the item.
        asked: How often each question was put, by all that this round knows of.
        seed: What all of them are drawn with.
        total: How many questions it asks.
        settled: How many of them are answered.
        right: How many of those rightly.
    """

    def __init__(
        self,
        questions: Iterable[Question],
        needs: Sequence[Need],
        seed: int,
        asked: Mapping[str, int] = MappingProxyType({}),
        most: int | None = None,
    ) -> None:
        """`asked` is how often each question was put before: each time it is another variant."""
        self.seed = seed
        self.asked = Counter(asked)
        self._seen = set[Variant]().union(*(need.seen for need in needs))
        random = Random(f"{seed} {self.asked.total()}")
        known = list(questions)
        random.shuffle(known)
        known.sort(key=lambda question: self.asked[question.id])
        turns = zip_longest(*(self._chosen(need, known) for need in needs))
        self._questions = [each for turn in turns for each in turn if each is not None][:most]
        self.total = len(self._questions)
        self.settled = 0
        self.right = 0
        self.attempt = 0
        self.item = self._next()

    def settle(self, verdict: Verdict) -> None:
        """Count an answer and go on. One that could not be read costs nothing and stays."""
        if verdict.outcome == "unreadable" or self.item is None:
            return
        self._seen.add((self.item.id, self.item.variant))
        self.asked[self.item.id] += 1
        self.settled += 1
        self.right += verdict.right
        self.item = self._next()

    @property
    def passed(self) -> bool:
        """Whether it is over and four of five were right."""
        return self.settled == self.total and passed(self.right, self.total)

    def _chosen(self, need: Need, known: Sequence[Question]) -> list[Question]:
        """Questions of the skill, those asked least so far first; only generated ones repeat."""
        own = [each for each in known if each.skill == need.skill]
        fresh = [each for each in own if each.generate or (each.id, "") not in self._seen] or own
        again = [each for each in fresh if each.generate]
        chosen = list(islice(chain(fresh, cycle(again)), need.questions))
        typed = [each for each in chain(fresh, own) if is_typed(each.kind)]
        if need.typed and typed and not any(each in typed for each in chosen):
            chosen[-1:] = typed[:1]
        return chosen

    def _next(self) -> Item | None:
        """The next question, in a variant that was not seen if there is one."""
        if self.settled == self.total:
            return None
        question = self._questions[self.settled]
        first = self.asked[question.id] + 1
        for self.attempt in range(first, first + (_TRIES if question.generate else 1)):
            item = make(question, self.seed, self.attempt)
            if (item.id, item.variant) not in self._seen:
                return item
        self.attempt = first
        return make(question, self.seed, first)
