"""`cnn-tutor quiz --list`: every layer, skill and question, and where the learner stands."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

from cnn_tutor.cli.endings import Exit
from cnn_tutor.cli.output import show
from cnn_tutor.learner import LayerState, Tally, layer_states
from cnn_tutor.practice import Skills
from cnn_tutor.quiz.model import is_typed

if TYPE_CHECKING:
    from cnn_tutor.course import Course
    from cnn_tutor.course.model import Layer, Question


def list_all(arguments: SimpleNamespace, course: Course, skills: Skills) -> Exit:
    """List the layer that was named, else all of them."""
    from cnn_tutor.cli import quiz_plans

    layers = course.layers
    if arguments.layer is not None:
        layers = (quiz_plans.layer(course, arguments.layer),)
    states = layer_states(skills.progress.state, course.layers)
    for layer in layers:
        if arguments.json:
            _write(layer, states[layer.id], skills)
        else:
            _say(layer, states[layer.id], skills)
    return Exit.DONE


def _say(layer: Layer, state: LayerState, skills: Skills) -> None:
    trained = skills.of(layer)
    proficient = sum(skills.standing(skill).proficient for skill in trained)
    how = f"{proficient} of {len(trained)} skills" if trained else "walk its lesson"
    show(f"{layer.name} ({layer.id}): {state}, {how}.")
    for skill in trained:
        show(f"  {skills.name(skill)} ({skill}): {skills.standing(skill).level}.")
        for question in _questions(layer, skill, skills):
            anew = ", other numbers each time" if question.generate else ""
            show(f"    {question.id}, {question.kind}{anew}: {_tally(question, skills)}.")


def _tally(question: Question, skills: Skills) -> str:
    tally = skills.progress.state.answers.get(question.id)
    return f"{tally.right} of {tally.asked} right" if tally else "not asked yet"


def _write(layer: Layer, state: LayerState, skills: Skills) -> None:
    from cnn_tutor.cli.quiz_json import write

    write(type="layer", id=layer.id, name=layer.name, state=state, quiz=bool(layer.quiz))
    for skill in skills.of(layer):
        standing = skills.standing(skill)
        write(
            type="skill",
            id=skill,
            name=skills.name(skill),
            layer=layer.id,
            level=standing.level,
            row=len(standing.row),
        )
        for question in _questions(layer, skill, skills):
            tally = skills.progress.state.answers.get(question.id, Tally())
            write(
                type="question",
                id=question.id,
                layer=layer.id,
                skill=skill,
                kind=question.kind,
                typed=is_typed(question.kind),
                generated=bool(question.generate),
                asked=tally.asked,
                right=tally.right,
            )


def _questions(layer: Layer, skill: str, skills: Skills) -> list[Question]:
    return [question for question in skills.questions(layer) if question.skill == skill]
