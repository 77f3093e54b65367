"""The skills of a course, and how far this learner is with each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cnn_tutor.learner import Progress, Standing, now, standing, turns
from cnn_tutor.quiz import edition

if TYPE_CHECKING:
    from cnn_tutor.course import Course
    from cnn_tutor.course.model import Layer, Question


class Skills:
    """The skills of a course, layer by layer, and how far the learner is with each."""

    def __init__(self, course: Course, progress: Progress) -> None:
        self._course = course
        self.progress = progress
        self._questions: dict[str, dict[str, Question]] = {}

    def questions(self, layer: Layer) -> list[Question]:
        """The questions of a layer's quiz."""
        return list(self._by_id(layer.quiz).values()) if layer.quiz else []

    def every_question(self) -> list[Question]:
        """The questions of every layer."""
        return [question for layer in self._course.layers for question in self.questions(layer)]

    def of(self, layer: Layer) -> list[str]:
        """The skills that a layer's quiz trains, in its order."""
        return list(dict.fromkeys(question.skill for question in self.questions(layer)))

    def all(self) -> list[str]:
        """The skills of every layer."""
        return [skill for layer in self._course.layers for skill in self.of(layer)]

    def name(self, skill: str) -> str:
        """What a skill is called."""
        return skill.replace("-", " ").capitalize()

    def layer_of(self, question: str) -> Layer | None:
        """The layer whose quiz asks the question of this id."""
        quiz = question.partition("/")[0]
        return next((layer for layer in self._course.layers if layer.quiz == quiz), None)

    def standing(self, skill: str) -> Standing:
        """How far the learner is with a skill."""
        return standing(turns(self.progress.state, skill, self.edition))

    def proficient(self, layer: Layer) -> bool:
        """Whether every skill of a layer is proficient."""
        skills = self.of(layer)
        return bool(skills) and all(self.standing(skill).proficient for skill in skills)

    def due(self) -> list[str]:
        """The skills to review now, those that fade most first."""
        from cnn_tutor.learner.schedule import due

        started = [skill for skill in self.all() if skill in self.progress.state.turns]
        return due(self.progress.state, started, now(), self.edition)

    def edition(self, question: str) -> str:
        """What the course takes for right today, as a fingerprint."""
        layer = self.layer_of(question)
        found = self._by_id(layer.quiz).get(question) if layer else None
        return edition(found) if found else ""

    def _by_id(self, quiz: str) -> dict[str, Question]:
        if quiz not in self._questions:
            questions = self._course.quiz(quiz).questions
            self._questions[quiz] = {question.id: question for question in questions}
        return self._questions[quiz]
