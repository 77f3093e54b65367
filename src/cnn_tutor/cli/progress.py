"""`cnn-tutor progress`: where the learner stands."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

from cnn_tutor.cli.endings import Exit
from cnn_tutor.cli.opening import open_course, open_progress
from cnn_tutor.cli.output import say
from cnn_tutor.course.text import plain
from cnn_tutor.learner import State, layer_states, left_off, now, quiz_left
from cnn_tutor.practice import Skills
from cnn_tutor.practice.survey import Known, Survey, survey

if TYPE_CHECKING:
    from cnn_tutor.course import Course


def run(arguments: SimpleNamespace) -> int:
    """Say what is unlocked, how strong each skill is, where to go on, where all this is kept."""
    course = open_course(arguments)
    progress = open_progress()
    found = survey(Skills(course, progress), now())
    states = layer_states(progress.state, course.layers)
    earned = sum(state == "unlocked" for state in states.values())
    say(f"{earned} of {len(course.layers)} layers unlocked.")
    for layer in course.layers:
        say(f"{layer.name}: {states[layer.id]}.{_skills(found.of(layer.id))}")
    if place := _place(course, progress.state):
        say(place)
    _say_strengths(found)
    _say_week(found, course)
    say(f"Kept in {progress.directory}")
    if progress.skipped:
        say(f"Damaged lines there, skipped and left as they are: {progress.skipped}.")
    if progress.newer:
        say(f"Lines there from a newer cnn-tutor, left alone: {progress.newer}.")
    return Exit.DONE


def _skills(known: list[Known]) -> str:
    if all(each.level == "new" for each in known):
        return ""
    return f" {sum(each.proficient for each in known)} of {len(known)} skills."


def _say_strengths(found: Survey) -> None:
    """The skills that are strong, fading and on the way, and how likely a right answer is."""
    for group, skills in found.groups().items():
        if skills:
            say(f"{group.capitalize()}: {len(skills)} {'skill' if len(skills) == 1 else 'skills'}.")
        for each in skills if group != "to come" else ():
            say(f"  {each.name}: {_how_far(each)}.")
    if found.due:
        say(f"Reviews due: {found.due}. cnn-tutor quiz --review asks them.")


def _how_far(skill: Known) -> str:
    if skill.proficient and skill.slipped:
        return f"wrong last time, {skill.level}"
    if skill.proficient:
        return f"{skill.strength:.0%} sure, {skill.level}"
    return f"{skill.missing} right in a row to go"


def _say_week(found: Survey, course: Course) -> None:
    """How the last seven days went, and what was thought wrong."""
    if not found.week.asked:
        return
    say(f"In seven days {found.week.right} of {found.week.asked} questions right.")
    known = course.misconceptions
    for id, times in found.week.mistakes:
        if id in known:
            say(f"  {times} x {known[id].name}? {plain(known[id].truth)}")


def _place(course: Course, state: State) -> str:
    if quiz := quiz_left(state, course.layers):
        return f"You left off in the quiz of {course.quiz(quiz).title}."
    place = left_off(state, course.layers)
    if place is None:
        return ""
    lesson = course.lesson(place.lesson)
    steps = [step.id for step in lesson.steps]
    if place.step not in steps:
        return ""
    number = steps.index(place.step) + 1
    return f"You left off in {lesson.title}, step {number} of {len(steps)}."
