"""Open what a command works on."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

from cnn_tutor.cli.output import complain
from cnn_tutor.locations import cache_directory, content_directory, state_directory

if TYPE_CHECKING:
    from cnn_tutor.course import Course
    from cnn_tutor.learner import Event, Progress


def open_course(arguments: SimpleNamespace) -> Course:
    """The course that was asked for, once all of it was found right; else the one included."""
    from cnn_tutor.course import Course

    if arguments.content:
        return Course.open(arguments.content, cache_directory(), whole=True)
    return Course.open(content_directory(), cache_directory())


def open_progress(*, keeps: bool = True) -> Progress:
    """This learner's progress. What of it could not be read is said.

    Unless it `keeps`, nothing that happens is written down.
    """
    from cnn_tutor.learner import Progress

    progress = Progress.open(state_directory(), keeps=keeps)
    for sentence in progress.unopened:
        complain(f"A part of your progress could not be read. {sentence}")
    return progress


def record(progress: Progress, event: Event, *, say_why: bool = True) -> bool:
    """Write down what happened; whether that, and all before it, is on disk."""
    from cnn_tutor.learner import NotSaved

    outcome = progress.record(event)
    if isinstance(outcome, NotSaved) and say_why:
        complain(f"Not saved: {outcome.reason}")
    return not isinstance(outcome, NotSaved)
