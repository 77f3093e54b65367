"""When a skill comes up again: FSRS over its answers, one card a skill, with nothing kept.

A wrong answer is Again, one with a hint Hard, a right one Good. A second try at the same variant
says nothing about memory. There are no learning steps within a day: the quiz itself asks again.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cache
from typing import NamedTuple

from fsrs import Card, Rating, Scheduler

from cnn_tutor.learner.clock import seconds
from cnn_tutor.learner.events import Answered
from cnn_tutor.learner.mastery import Edition, as_it_was, standing, turns
from cnn_tutor.learner.state import State, Turn

_LAST = seconds("9800-01-01T00:00:00Z")
"""Later moments count as this one: an interval from it still ends before the year 10000."""


class Memory(NamedTuple):
    """What FSRS makes of the answers to a skill.

    Attributes:
        due: The moment at which it is to be reviewed.
        card: FSRS's own record.
    """

    due: int
    card: Card

    def strength(self, moment: int) -> float:
        """How likely a right answer is at a moment, from 0 to 1."""
        return _scheduler().get_card_retrievability(self.card, _date(moment))


def memory(happened: Iterable[Turn]) -> Memory | None:
    """The card of a skill after what happened; none before the first answer."""
    card = None
    for moment, event in happened:
        if isinstance(event, Answered) and event.attempt == 1:
            new = card or Card(card_id=0, due=_date(moment))
            card, _ = _scheduler().review_card(new, _rating(event), _date(moment))
    return Memory(int(card.due.timestamp()), card) if card else None


class Recall(NamedTuple):
    """How well a skill is remembered at some time.

    Attributes:
        strength: How likely a right answer is, from 0 to 1.
        due: Whether it is to be reviewed. Only what was proficient once comes up for that; the rest
            is what a layer's quiz asks.
    """

    strength: float
    due: bool


def recalled(
    state: State, skills: Iterable[str], at: str, edition: Edition = as_it_was
) -> dict[str, Recall]:
    """How well each of these skills is remembered at this time, as far as it was answered."""
    moment = state.clock.at(at).moment
    found: dict[str, Recall] = {}
    for skill in skills:
        happened = turns(state, skill, edition)
        if kept := memory(happened):
            due = kept.due <= moment and standing(happened).proficient
            found[skill] = Recall(kept.strength(moment), due)
    return found


def due(state: State, skills: Iterable[str], at: str, edition: Edition = as_it_was) -> list[str]:
    """The skills to review at this time, those that fade most first."""
    found = recalled(state, skills, at, edition)
    waiting = (skill for skill, recall in found.items() if recall.due)
    return sorted(waiting, key=lambda skill: found[skill].strength)


def _rating(answer: Answered) -> Rating:
    if not answer.right:
        return Rating.Again
    return Rating.Hard if answer.hint else Rating.Good


def _date(moment: int) -> datetime:
    return datetime.fromtimestamp(max(0, min(moment, _LAST)), UTC)


@cache
def _scheduler() -> Scheduler:
    return Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
