"""What a sitting asks: a layer's quiz, a test-out, a review, or one skill."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

from cnn_tutor.course.model import Layer, Question
from cnn_tutor.learner import ROW, TEST_OUT, Standing
from cnn_tutor.practice.skills import Skills
from cnn_tutor.quiz import Need


class Plan(NamedTuple):
    """What a sitting is to ask.

    Attributes:
        title: What it is called.
        questions: To choose from.
        needs: How many for which skill.
        review: Whether it is a review.
        test_out: Whether two right answers for each skill are enough, if none is wrong.
    """

    title: str
    questions: Sequence[Question]
    needs: Sequence[Need]
    review: bool = False
    test_out: bool = False


def quiz(skills: Skills, layer: Layer, *, anew: bool = False) -> Plan:
    """What the layer's skills still need; where none needs anything, each of them once.

    `anew` asks what somebody new would need.
    """
    needs = [
        _needed(skill, Standing() if anew else skills.standing(skill)) for skill in skills.of(layer)
    ]
    open_needs = [need for need in needs if need.questions]
    return Plan(
        layer.name,
        skills.questions(layer),
        open_needs or [each._replace(questions=1, typed=False) for each in needs],
    )


def test_out(skills: Skills, layer: Layer) -> Plan:
    """Two variants of each of the layer's skills, none for which a hint was taken."""
    hinted = skills.progress.state.hinted
    needs = [
        Need(skill, TEST_OUT, True, skills.standing(skill).seen | hinted)
        for skill in skills.of(layer)
    ]
    return Plan(f"Test out: {layer.name}", skills.questions(layer), needs, test_out=True)


def review(skills: Skills, due: Sequence[str]) -> Plan:
    """A question for each of the skills that are due, the first first, but the layers in turn."""
    by_layer = [[skill for skill in due if skill in skills.of(each)] for each in skills.layers]
    in_turn = zip_longest(*sorted(filter(None, by_layer), key=lambda own: due.index(own[0])))
    chosen = [skill for turn in in_turn for skill in turn if skill]
    needs = [Need(skill, 1, False, skills.standing(skill).seen) for skill in chosen]
    return Plan("Review", skills.every_question(), needs, review=True)


def practice(skills: Skills, skill: str) -> Plan:
    """One skill alone."""
    need = _needed(skill, skills.standing(skill))
    needs = [need._replace(questions=need.questions or ROW)]
    return Plan(skills.name(skill), skills.every_question(), needs)


def _needed(skill: str, standing: Standing) -> Need:
    return Need(skill, standing.missing, typed=not standing.typed, seen=standing.seen)
