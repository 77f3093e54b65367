"""The last seven days: how much was answered, and which misconceptions came up."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from cnn_tutor.learner.clock import DAY
from cnn_tutor.learner.events import Answered
from cnn_tutor.learner.mastery import Edition, as_it_was, turns
from cnn_tutor.learner.state import State


class Week(NamedTuple):
    """What was answered in seven days.

    Attributes:
        asked: How many questions.
        right: How many of them rightly.
        mistakes: The misconceptions that wrong answers showed, and how often, from the most often.
    """

    asked: int
    right: int
    mistakes: list[tuple[str, int]]


def week(state: State, skills: Iterable[str], at: str, edition: Edition = as_it_was) -> Week:
    """The week that ends at this time."""
    since = state.clock.at(at).moment - 7 * DAY
    answers = [
        event
        for skill in skills
        for moment, event in turns(state, skill, edition)
        if moment > since and isinstance(event, Answered)
    ]
    mistakes = Counter(answer.mistake for answer in answers if answer.mistake and not answer.right)
    ordered = sorted(mistakes.items(), key=lambda found: (-found[1], found[0]))
    return Week(len(answers), sum(answer.right for answer in answers), ordered)
