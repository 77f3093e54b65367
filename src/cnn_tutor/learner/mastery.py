"""What a learner can do, skill by skill: rules over what happened, with nothing kept.

A skill is *proficient* after three right answers in a row: each to a variant of its own, at the
first try, without a hint, and one of them at least typed; or by a test-out. A mistake, a hint or
a second try begins the row anew. A right answer proves nothing where its variant is in the row
already or, if its numbers were drawn, was ever answered: what is right was told then. The skill is
*mastered* by one more such answer in a review, a day or more after that. Neither is ever lost.

Every answer carries the edition of its question: a fingerprint of what was right that day. A wrong
answer to another edition than today's counts for nothing, so a key that was corrected is held
against nobody; right ones always count, so that an author who edits a text takes nothing away.
"""

from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple

from cnn_tutor.learner.clock import DAY
from cnn_tutor.learner.events import Answered, Proficient
from cnn_tutor.learner.state import State, Turn

ROW = 3
"""So many right answers in a row make a skill proficient."""

TEST_OUT = 2
"""So many variants of a skill are asked in a test-out."""

Level = Literal["new", "begun", "proficient", "mastered"]
Variant = tuple[str, str]
"""A question's id and which variant of it: "" for one that has no numbers to draw."""

Edition = Callable[[str], str]
"""Gives the edition of the question with this id, "" where the course has none of that id."""


class Standing(NamedTuple):
    """How far a learner is with a skill.

    Attributes:
        level: The word for it.
        row: The answers in a row that count so far. It ends with the skill being proficient.
        drawn: The variants with numbers of their own that were answered, rightly or not.
    """

    level: Level = "new"
    row: tuple[Answered, ...] = ()
    drawn: frozenset[Variant] = frozenset()

    @property
    def proficient(self) -> bool:
        """Whether the skill is, at least."""
        return self.level in ("proficient", "mastered")

    @property
    def typed(self) -> bool:
        """Whether one of the row was typed."""
        return any(answer.typed for answer in self.row)

    @property
    def missing(self) -> int:
        """How many right answers are missing to be proficient, if each of them counts."""
        if self.proficient:
            return 0
        return max(ROW - len(self.row), 0 if self.typed else 1)

    @property
    def seen(self) -> frozenset[Variant]:
        """The variants that would prove nothing."""
        return self.drawn.union(map(_variant, self.row))


def as_it_was(question: str) -> str:
    """The edition of every question, for whoever has no course at hand: all answers count."""
    return ""


def turns(state: State, skill: str, edition: Edition = as_it_was) -> list[Turn]:
    """What happened with a skill and counts today."""
    return [turn for turn in state.turns.get(skill, ()) if not _outdated(turn.event, edition)]


def standing(happened: Iterable[Turn]) -> Standing:
    """How far that brings the learner."""
    level: Level = "new"
    row: tuple[Answered, ...] = ()
    drawn: set[Variant] = set()
    since = 0
    for moment, event in happened:
        answer = event if isinstance(event, Answered) else None
        proves = answer is not None and clean(answer) and _variant(answer) not in drawn
        if answer and answer.variant:
            drawn.add(_variant(answer))
        if level in ("proficient", "mastered"):
            if answer and answer.review and proves and moment - since >= DAY:
                level = "mastered"
            continue
        level = "begun"
        if answer:
            row = _lengthened(row, answer, proves)
        if answer is None or _complete(row):
            level, row, since = "proficient", (), moment
    return Standing(level, row, frozenset(drawn))


def slipped(happened: Iterable[Turn]) -> bool:
    """Whether the last answer, a second try left aside, was wrong."""
    answers = (event for _, event in happened if isinstance(event, Answered))
    tried = [answer.right for answer in answers if answer.attempt == 1]
    return bool(tried) and not tried[-1]


def clean(answer: Answered) -> bool:
    """Whether it was right at once and without help."""
    return answer.right and answer.attempt == 1 and not answer.hint


def _lengthened(row: tuple[Answered, ...], answer: Answered, proves: bool) -> tuple[Answered, ...]:
    if not clean(answer):
        return ()
    again = any(_variant(answer) == _variant(earlier) for earlier in row)
    return (*row, answer) if proves and not again else row


def _complete(row: tuple[Answered, ...]) -> bool:
    return len(row) >= ROW and any(answer.typed for answer in row)


def _variant(answer: Answered) -> Variant:
    return answer.question, answer.variant


def _outdated(event: Answered | Proficient, edition: Edition) -> bool:
    if not isinstance(event, Answered) or event.right or not event.edition:
        return False
    return edition(event.question) not in ("", event.edition)
