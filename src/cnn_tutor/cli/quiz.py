"""`cnn-tutor quiz`: question after question, on plain lines or as JSON."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, TextIO

from cnn_tutor.cli.endings import Exit, Stop
from cnn_tutor.cli.opening import open_course, open_progress
from cnn_tutor.cli.output import complain, typed_input
from cnn_tutor.learner import NotSaved, Progress
from cnn_tutor.practice import Plan, Sitting, Skills, quiz
from cnn_tutor.quiz import Item, Verdict, explained, fill, grade

if TYPE_CHECKING:
    from cnn_tutor.cli.quiz_json import Json
    from cnn_tutor.cli.quiz_plain import Plain
    from cnn_tutor.course import Course
    from cnn_tutor.course.model import Layer

HINT = ("h", "hint", "?")
"""What asks for a hint, in any case, unless it is the letter of a choice."""


def run(arguments: SimpleNamespace) -> int:
    """Ask, grade, write down, explain; in the end say what it came to."""
    _check(arguments)
    course = open_course(arguments)
    progress = open_progress(keeps=not arguments.no_save)
    skills = Skills(course, progress)
    if arguments.list:
        from cnn_tutor.cli.quiz_list import list_all

        return list_all(arguments, course, skills)
    sitting = Sitting(skills, _plan(arguments, course, skills), arguments.seed, arguments.count)
    voice = _voice(arguments, course, sitting)
    if arguments.answers is None:
        return _sit(sitting, course, voice, typed_input())
    with _opened(arguments.answers) as source:
        return _sit(sitting, course, voice, source)


def _check(arguments: SimpleNamespace) -> None:
    """Refuse options that contradict each other."""
    ways = {
        "LAYER": arguments.layer,
        "--skill": arguments.skill,
        "--review": arguments.review,
        "--list": arguments.list,
    }
    given = [way for way, value in ways.items() if value]
    if len(given) > 1 and given != ["LAYER", "--list"]:
        raise Stop(Exit.USAGE, f"{' and '.join(given)} can't go together: each says what is asked.")
    if arguments.list:
        for option in ("count", "seed", "answers"):
            if getattr(arguments, option) is not None:
                problem = f"--list asks no questions, so it takes no --{option}."
                raise Stop(Exit.USAGE, problem)


def _opened(path: str) -> TextIO:
    try:
        return open(path, encoding="utf-8-sig", errors="replace")
    except OSError as error:
        from cnn_tutor.course.problems import show

        raise Stop(Exit.USAGE, f"{show(path, 500)} can't be read: {error.strerror}.") from error


def _plan(arguments: SimpleNamespace, course: Course, skills: Skills) -> Plan:
    if arguments.review or arguments.skill is not None:
        from cnn_tutor.cli import quiz_plans

        if arguments.review:
            return quiz_plans.review(skills)
        return quiz_plans.skill(skills, arguments.skill)
    layer = _layer(course, skills.progress, arguments.layer)
    return quiz(skills, layer, anew=arguments.seed is not None)


def _layer(course: Course, progress: Progress, name: str | None) -> Layer:
    """The layer that was asked for by id or name, else the first with a quiz still to pass."""
    layers = [layer for layer in course.layers if layer.quiz]
    if not layers:
        raise Stop(Exit.CONTENT, "This course has no quiz.")
    if name is None:
        unlocked = progress.state.unlocked
        return next((layer for layer in layers if layer.id not in unlocked), layers[0])
    from cnn_tutor.cli.quiz_plans import layer

    return layer(course, name)


def _voice(arguments: SimpleNamespace, course: Course, sitting: Sitting) -> Plain | Json:
    if arguments.json:
        from cnn_tutor.cli.quiz_json import Json

        return Json(course, sitting, keeps=not arguments.no_save)
    from cnn_tutor.cli.quiz_plain import Plain

    return Plain(course, sitting, keeps=not arguments.no_save)


def _sit(sitting: Sitting, course: Course, voice: Plain | Json, source: TextIO | None) -> Exit:
    """Put every question of the sitting, as long as there are answers."""
    saved = True
    voice.begin()
    while asked := sitting.round.item:
        item, figure = _with_figure(asked, course)
        voice.put(item, figure)
        verdict = _answer(item, sitting, voice, source)
        hinted = sitting.hinted
        earned = sitting.settle(item, verdict) if verdict else None
        if isinstance(sitting.saved, NotSaved) and saved:
            complain(f"Not saved: {sitting.saved.reason}")
        saved = not isinstance(sitting.saved, NotSaved)
        if verdict is None or earned is None:
            break
        voice.tell(item, explained(verdict, course), hinted, earned)
    voice.end(saved)
    if not saved:
        return Exit.NOT_SAVED
    return Exit.DONE if sitting.passed or not sitting.round.total else Exit.NOT_PASSED


def _with_figure(item: Item, course: Course) -> tuple[Item, list[str]]:
    """The item with its figure's facts put in, and that figure in words and rows of numbers."""
    if item.figure is None:
        return fill(item, {}), []
    from cnn_tutor.figures import FigureError, build
    from cnn_tutor.paint.description import describe

    try:
        figure = build(item.figure, course)
    except FigureError as error:
        raise Stop(Exit.CONTENT, f"{item.id}: {error}") from error
    return fill(item, figure.facts), describe(figure, figure.start, item.hides)


def _answer(
    item: Item, sitting: Sitting, voice: Plain | Json, source: TextIO | None
) -> Verdict | None:
    """The verdict on the first answer that can be read, none where the input ends."""
    letters = [option.letter for option in item.options]
    while (response := voice.ask(source)) is not None:
        response = response.strip()
        if response.lower() in HINT and response not in letters:
            sitting.take_hint()
            voice.hint(item)
            continue
        verdict = grade(item, response)
        if verdict.outcome != "unreadable":
            return verdict
        voice.refuse(item, verdict, sitting.hinted)
    return None
