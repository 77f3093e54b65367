"""When a skill comes up again: FSRS over its answers, one card a skill, with nothing kept.

A wrong answer is Again, one with a hint Hard, a right one Good. A second try at the same variant
says nothing about memory. There are no learning steps within a day: the quiz itself asks again.
"""

from __future__ import annotations

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


def due(state: State, skills: Iterable[str], at: str, edition: Edition = as_it_was) -> list[str]:
    """The skills to review at this time, those that fade most first.

    Only what was proficient once comes up for review; the rest is what a layer's quiz asks.
    """
    moment = state.clock.at(at).moment
    waiting: dict[str, float] = {}
    for skill in skills:
        happened = turns(state, skill, edition)
        if standing(happened).proficient and (found := memory(happened)) and found.due <= moment:
            waiting[skill] = found.strength(moment)
    return sorted(waiting, key=waiting.__getitem__)


def strengths(
    state: State, skills: Iterable[str], at: str, edition: Edition = as_it_was
) -> dict[str, float]:
    """How strong each of these skills is at this time, as far as it was answered."""
    moment = state.clock.at(at).moment
    memories = {skill: memory(turns(state, skill, edition)) for skill in skills}
    return {skill: found.strength(moment) for skill, found in memories.items() if found}


def _rating(answer: Answered) -> Rating:
    if not answer.right:
        return Rating.Again
    return Rating.Hard if answer.hint else Rating.Good


def _date(moment: int) -> datetime:
    return datetime.fromtimestamp(max(0, min(moment, _LAST)), UTC)


@cache
def _scheduler() -> Scheduler:
    return Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
