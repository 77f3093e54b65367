"""Which mistakes of a question can be told apart by the answer they give."""

from __future__ import annotations

from collections.abc import Iterable

from cnn_tutor.course.model import Mistake, QuestionKind
from cnn_tutor.quiz.kinds import kind_of


def distinct(
    kind: QuestionKind, answer: str, tolerance: float, mistakes: Iterable[Mistake]
) -> tuple[Mistake, ...]:
    """The mistakes that can be told from the right answer and from each other."""
    same = kind_of(kind).same
    kept: list[Mistake] = []
    for mistake in mistakes:
        if not same(mistake.gives, answer, tolerance) and not any(
            same(mistake.gives, other.gives, 0.0) or same(other.gives, mistake.gives, 0.0)
            for other in kept
        ):
            kept.append(mistake)
    return tuple(kept)
