"""`cnn-tutor progress`: where the learner stands."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from cnn_tutor.cli.endings import Exit
from cnn_tutor.cli.opening import open_course, open_progress
from cnn_tutor.cli.output import say
from cnn_tutor.learner import State, layer_states, left_off

if TYPE_CHECKING:
    from cnn_tutor.course import Course
    from cnn_tutor.course.model import Layer


def run(arguments: Namespace) -> int:
    """Say what is unlocked, what was answered, where to go on, and where all this is kept."""
    course = open_course(arguments)
    progress = open_progress()
    states = layer_states(progress.state, course.layers)
    earned = sum(state == "unlocked" for state in states.values())
    say(f"{earned} of {len(course.layers)} layers unlocked.")
    for layer in course.layers:
        say(f"{layer.name}: {states[layer.id]}.{_answers(layer, progress.state)}")
    if place := _place(course, progress.state):
        say(place)
    say(f"Kept in {progress.directory}")
    if progress.skipped:
        say(f"Damaged lines there, skipped and left as they are: {progress.skipped}.")
    if progress.newer:
        say(f"Lines there from a newer cnn-tutor, left alone: {progress.newer}.")
    return Exit.DONE


def _answers(layer: Layer, state: State) -> str:
    tallies = [
        tally
        for question, tally in state.answers.items()
        if layer.quiz and question.startswith(f"{layer.quiz}/")
    ]
    if not tallies:
        return ""
    right, asked = sum(tally.right for tally in tallies), sum(tally.asked for tally in tallies)
    return f" Quiz: {right} of {asked} answers right."


def _place(course: Course, state: State) -> str:
    place = left_off(state, course.layers)
    if place is None:
        return ""
    lesson = course.lesson(place.lesson)
    steps = [step.id for step in lesson.steps]
    if place.step not in steps:
        return ""
    number = steps.index(place.step) + 1
    return f"You left off in {lesson.title}, step {number} of {len(steps)}."
