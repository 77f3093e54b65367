"""An answer to a question as an event, whatever room the question comes from."""

from __future__ import annotations

from typing import Protocol

from cnn_tutor.learner.events import Answered
from cnn_tutor.learner.progress import now


class Asked(Protocol):
    """A question as it was put: `cnn_tutor.quiz.Item` is one."""

    @property
    def id(self) -> str:
        """The question's id, the same for ever."""

    @property
    def skill(self) -> str:
        """The skill that it trains, or ""."""

    @property
    def variant(self) -> str:
        """What tells this variant from another."""

    @property
    def edition(self) -> str:
        """A fingerprint of what is right."""

    @property
    def typed(self) -> bool:
        """Whether the answer was made up, not chosen from some."""


class Graded(Protocol):
    """What an answer was: `cnn_tutor.quiz.Verdict` is one."""

    @property
    def right(self) -> bool:
        """Whether it was right."""

    @property
    def given(self) -> str:
        """The answer itself."""

    @property
    def mistake(self) -> str:
        """The misconception that it shows, or ""."""


def answered(
    asked: Asked,
    graded: Graded,
    *,
    layer: str = "",
    hint: bool = False,
    attempt: int = 1,
    review: bool = False,
) -> Answered:
    """The event of this answer, now. `attempt` is 1 for the first answer to this variant."""
    return Answered(
        question=asked.id,
        right=graded.right,
        at=now(),
        variant=asked.variant,
        skill=asked.skill,
        layer=layer,
        given=graded.given,
        mistake=graded.mistake,
        typed=asked.typed,
        hint=hint,
        attempt=attempt,
        review=review,
        edition=asked.edition,
    )
