"""`cnn-tutor quiz`: question after question on plain lines."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from typing import TYPE_CHECKING

from cnn_tutor.cli.endings import Exit, Stop
from cnn_tutor.cli.opening import open_course, open_progress
from cnn_tutor.cli.output import ask, be_lenient, complain, say, show
from cnn_tutor.course.text import plain
from cnn_tutor.learner import NotSaved, Progress, Saved, layer_states
from cnn_tutor.practice import Sitting, Skills, quiz
from cnn_tutor.quiz import Item, Round, Verdict, explained, fill, form, grade

if TYPE_CHECKING:
    from cnn_tutor.course import Course
    from cnn_tutor.course.model import Layer
    from cnn_tutor.course.text import Paragraph


def run(arguments: Namespace) -> int:
    """Ask, grade, write down, explain; in the end say what it came to."""
    course = open_course(arguments)
    progress = open_progress()
    layer = _layer(course, progress, arguments.layer)
    skills = Skills(course, progress)
    plan = quiz(skills, layer, anew=arguments.seed is not None)
    sitting = Sitting(skills, plan, arguments.seed, arguments.count)
    round_ = sitting.round
    saved = True
    be_lenient()
    say(f"{plan.title}: {_questions(round_.total)}.")
    say("Type the letter of a choice, or a number. h gives a hint, Ctrl-D stops.")
    while asked := round_.item:
        item, figure = _with_figure(asked, course)
        say()
        say(f"Question {round_.settled + 1} of {round_.total}.")
        _put(item, figure)
        verdict, hinted = _answer(item)
        if verdict is None:
            return _stopped(round_, saved)
        earned = sitting.settle(item, verdict, hint=hinted)
        saved = _told(earned.saved, saved)
        _explain(item, explained(verdict, course))
    say()
    say(f"{round_.right} of {round_.total} right. {sitting.outcome}")
    if earned.layer:
        _say_unlocked(earned.layer, course, progress)
    if not saved:
        return Exit.NOT_SAVED
    return Exit.DONE if sitting.passed else Exit.NOT_PASSED


def _layer(course: Course, progress: Progress, name: str | None) -> Layer:
    """The layer that was asked for by id or name, else the first with a quiz still to pass."""
    layers = [layer for layer in course.layers if layer.quiz]
    if not layers:
        raise Stop(Exit.CONTENT, "This course has no quiz.")
    if name is None:
        unlocked = progress.state.unlocked
        return next((layer for layer in layers if layer.id not in unlocked), layers[0])
    for layer in layers:
        if name.casefold() in (layer.id, layer.name.casefold()):
            return layer
    listed = ", ".join(layer.id for layer in layers)
    raise Stop(Exit.USAGE, f"There is no quiz of that name; there is {listed}.")


def _with_figure(item: Item, course: Course) -> tuple[Item, list[str]]:
    """The item with its figure's facts put in, and that figure in words and rows of numbers."""
    if item.figure is None:
        return fill(item, {}), []
    from cnn_tutor.figures import FigureError, build
    from cnn_tutor.paint import describe

    try:
        figure = build(item.figure, course)
    except FigureError as error:
        raise Stop(Exit.CONTENT, f"{item.id}: {error}") from error
    return fill(item, figure.facts), describe(figure, figure.start, item.hides)


def _put(item: Item, figure: list[str]) -> None:
    _say_all(item.ask)
    for line in figure:
        say(line)
    for number, line in enumerate(item.code.splitlines(), start=1):
        show(f"{number}  {line}" if item.kind == "wrong-layer" else f"    {line}")
    for option in item.options:
        say(f"{option.letter}) {plain(option.text)}")
    if item.kind not in ("choice", "number"):  # these two are told once for all
        say(f"Type {form(item)}.")


def _answer(item: Item) -> tuple[Verdict | None, bool]:
    """The verdict on the first answer that can be read, none where the input ends; and whether a
    hint was taken.
    """
    hinted = False
    letters = [option.letter for option in item.options]
    while (response := ask("Your answer:")) is not None:
        response = response.strip()
        if response.lower() in ("h", "hint", "?") and response not in letters:
            hinted = hinted or bool(item.hint)
            say(plain(item.hint) or "There is no hint for this one.")
            continue
        verdict = grade(item, response)
        if verdict.outcome != "unreadable":
            return verdict, hinted
        _say_all(verdict.says)
    return None, hinted


def _explain(item: Item, verdict: Verdict) -> None:
    if verdict.says:
        _say_all(verdict.says)
    else:
        say("Right." if verdict.right else "Not quite.")
    if not verdict.right:
        right = [
            f"{option.letter}) {plain(option.text)}" for option in item.options if option.right
        ]
        say(f"The answer is {'; '.join(right) or item.answer}.")
    _say_all(verdict.why)
    if see := _where_to_read(item):
        say(see)


def _where_to_read(item: Item) -> str:
    lesson, _, step = item.see.step.partition("/")
    ways = [f"cnn-tutor glossary {item.see.term}"] if item.see.term else []
    if step:
        ways.append(f"step {step} of the lesson {lesson}")
    return f"Read more: {', '.join(ways)}." if ways else ""


def _told(outcome: Saved | NotSaved, before: bool) -> bool:
    """Whether all is on disk; where it is no longer, why."""
    if isinstance(outcome, NotSaved) and before:
        complain(f"Not saved: {outcome.reason}")
    return isinstance(outcome, Saved)


def _say_unlocked(layer: Layer, course: Course, progress: Progress) -> None:
    states = layer_states(progress.state, course.layers)
    below = course.layers[course.layers.index(layer) + 1 :]
    coming = next((f" Next: {other.name}." for other in below if states[other.id] == "open"), "")
    say(f"{layer.name} is unlocked.{coming}")
    say("Your own model.py has grown: cnn-tutor model prints it.")


def _stopped(round_: Round, saved: bool) -> Exit:
    """What to say when the input ends before the questions do."""
    if not saved:
        return Exit.NOT_SAVED
    kept = " What you answered is saved." if round_.settled else ""
    say(f"Stopped after {round_.settled} of {_questions(round_.total)}.{kept}")
    return Exit.NOT_PASSED


def _questions(count: int) -> str:
    return "1 question" if count == 1 else f"{count} questions"


def _say_all(paragraphs: Iterable[Paragraph]) -> None:
    for paragraph in paragraphs:
        say(plain(paragraph))
