"""Where a learner stands in all of the course: what is strong, what fades, what went wrong."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cnn_tutor.learner import Level
from cnn_tutor.learner.week import Week, week
from cnn_tutor.practice.skills import Skills

FADING = 0.9
"""A skill fades when a right answer is less likely than this: then it comes up for review."""


class Known(NamedTuple):
    """One skill.

    Attributes:
        id: Its id.
        name: What it is called.
        layer: The id of its layer.
        level: How far the learner is with it.
        strength: How likely a right answer is now, from 0 to 1; 0 before the first one.
    """

    id: str
    name: str
    layer: str
    level: Level
    strength: float

    @property
    def proficient(self) -> bool:
        """Whether it is, at least."""
        return self.level in ("proficient", "mastered")

    @property
    def fading(self) -> bool:
        """Whether it was proficient and is less than sure by now."""
        return self.proficient and self.strength < FADING


class Survey(NamedTuple):
    """Every skill of the course, in its order; those to review now; and the last seven days."""

    skills: list[Known]
    due: list[str]
    week: Week

    def of(self, layer: str) -> list[Known]:
        """The skills of a layer."""
        return [each for each in self.skills if each.layer == layer]

    def groups(self) -> Iterator[tuple[str, list[Known]]]:
        """The skills that were begun: fading, strong, on the way; in each the weakest first."""
        begun = sorted(
            (one for one in self.skills if one.level != "new"), key=lambda one: one.strength
        )
        for title, some in (
            ("fading", [each for each in begun if each.fading]),
            ("strong", [each for each in begun if each.proficient and not each.fading]),
            ("on the way", [each for each in begun if not each.proficient]),
        ):
            if some:
                yield title, some


def survey(skills: Skills, at: str) -> Survey:
    """Where the learner stands at this time.

    It reads every quiz, and loads FSRS where anything was answered.
    """
    strengths = skills.strengths(at)
    known = [
        Known(skill, skills.name(skill), layer.id, skills.level(skill), strengths.get(skill, 0.0))
        for layer in skills.layers
        for skill in skills.of(layer)
    ]
    ids = [each.id for each in known]
    return Survey(known, skills.due(at), week(skills.progress.state, ids, at, skills.edition))
