"""The skills of a course, and how far this learner is with each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cnn_tutor.learner import Level, Progress, Standing, slipped, standing, turns
from cnn_tutor.quiz import edition

if TYPE_CHECKING:
    from cnn_tutor.course import Course
    from cnn_tutor.course.model import Layer, Question
    from cnn_tutor.learner.schedule import Recall


class Skills:
    """The skills of a course, layer by layer, and how far the learner is with each."""

    def __init__(self, course: Course, progress: Progress) -> None:
        self._course = course
        self.progress = progress
        self._editions: dict[str, str] = {}

    def questions(self, layer: Layer) -> list[Question]:
        """The questions of a layer's quiz."""
        return list(self._course.quiz(layer.quiz).questions) if layer.quiz else []

    def every_question(self) -> list[Question]:
        """The questions of every layer."""
        return [question for layer in self.layers for question in self.questions(layer)]

    def of(self, layer: Layer) -> list[str]:
        """The skills that a layer's quiz trains, in its order."""
        return list(dict.fromkeys(question.skill for question in self.questions(layer)))

    def all(self) -> list[str]:
        """The skills of every layer."""
        return [skill for layer in self.layers for skill in self.of(layer)]

    def name(self, skill: str) -> str:
        """What a skill is called."""
        quizzes = (self._course.quiz(layer.quiz) for layer in self.layers if layer.quiz)
        named = (each for quiz in quizzes for each in quiz.skills)
        return next((each.name for each in named if each.id == skill), skill)

    @property
    def layers(self) -> tuple[Layer, ...]:
        """The layers of the course."""
        return self._course.layers

    def layer_of(self, question: str) -> Layer | None:
        """The layer whose quiz asks the question of this id."""
        quiz = question.partition("/")[0]
        return next((layer for layer in self.layers if layer.quiz == quiz), None)

    def standing(self, skill: str) -> Standing:
        """How far the learner is with a skill."""
        return standing(turns(self.progress.state, skill, self.edition))

    def slipped(self, skill: str) -> bool:
        """Whether the last answer for a skill was wrong."""
        return slipped(turns(self.progress.state, skill, self.edition))

    def proficient(self, layer: Layer) -> bool:
        """Whether every skill of a layer is proficient."""
        skills = self.of(layer)
        return bool(skills) and all(self.standing(skill).proficient for skill in skills)

    def level(self, skill: str) -> Level:
        """How far the learner is with a skill, in a word."""
        return self.standing(skill).level

    def recalled(self, at: str) -> dict[str, Recall]:
        """How well each skill that was begun is remembered at this time."""
        if not self._started:
            return {}
        from cnn_tutor.learner.schedule import recalled

        return recalled(self.progress.state, self._started, at, self.edition)

    def due(self, at: str) -> list[str]:
        """The skills to review at this time, those that fade most first."""
        if not self._started:
            return []
        from cnn_tutor.learner.schedule import due

        return due(self.progress.state, self._started, at, self.edition)

    def edition(self, question: str) -> str:
        """What the course takes for right today, as a fingerprint."""
        if question not in self._editions:
            layer = self.layer_of(question)
            asked = self.questions(layer) if layer else []
            found = next((each for each in asked if each.id == question), None)
            self._editions[question] = edition(found) if found else ""
        return self._editions[question]

    @property
    def _started(self) -> list[str]:
        return [skill for skill in self.all() if skill in self.progress.state.turns]
