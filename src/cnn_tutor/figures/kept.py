"""A figure of a lesson, kept for the next start: it is drawn before numpy is loaded."""

import json
import os
from collections.abc import Mapping
from functools import lru_cache, partial
from importlib.util import find_spec
from typing import NamedTuple, cast

from cnn_tutor import kept as store
from cnn_tutor.course import Course
from cnn_tutor.course.model import FigureKind, FigureSpec, Option
from cnn_tutor.figures import build
from cnn_tutor.figures.frames import Frames
from cnn_tutor.figures.model import Cell, Facts, Figure, Frame, Panel, Sum

SHORT = 100
"""A timeline of at most so many frames is kept whole; of a longer one, the frame at its start."""

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_ROOMS = [os.path.join(_PACKAGE, name) for name in ("", "data", "engine", "figures")]


class Kept(NamedTuple):
    """All of a figure, with the frames that are kept by their numbers."""

    panels: tuple[Panel, ...]
    facts: Facts
    start: int
    across: int
    longest: tuple[Sum, ...]
    length: int
    frames: Mapping[str, Frame]


_RECORDS: store.Records = {
    record.__name__: record for record in (Kept, Panel, Frame, Sum, Cell, frozenset)
}


def kept(spec: FigureSpec, course: Course) -> Figure:
    """The figure that `spec` names, as `build` computes it: kept from an earlier start of the
    course, if that was of the same pictures, kernels and code. What of it was not kept is computed
    when it is looked at.

    Raises:
        FigureError: As `build` does.
    """
    return _kept(spec.kind, tuple(sorted(spec.options.items())), course)


@lru_cache(maxsize=32)
def _kept(kind: FigureKind, options: tuple[tuple[str, Option], ...], course: Course) -> Figure:
    spec = FigureSpec(kind, dict(options))
    if not course.cache:
        return build(spec, course)
    what = json.dumps([os.path.abspath(course.directory), kind, options])
    found = store.kept(
        os.path.join(course.cache, f"figure-{store.short(what)}"),
        partial(_stamp, what, course),
        _RECORDS,
        lambda value: type(value) is Kept,
        partial(_make, spec, course),
    )

    def frame(index: int) -> Frame:
        return found.frames.get(str(index)) or build(spec, course).frames[index]

    def glance(index: int) -> Frame:
        return found.frames.get(str(index)) or build(spec, course).glance(index)

    return Figure(
        kind,
        found.panels,
        Frames(found.length, frame, glance),
        found.facts,
        found.start,
        found.across,
        found.longest,
    )


def _stamp(what: str, course: Course) -> bytes:
    """What a figure is made of besides its options: pictures, kernels, our code, this numpy."""
    numpy = find_spec("numpy")
    origin = cast(str, numpy and numpy.origin)
    return store.stamp_of(
        f"{what} {origin} {os.stat(origin).st_mtime_ns}", _ROOMS, course.drawn_from
    )


def _make(spec: FigureSpec, course: Course) -> Kept:
    figure = build(spec, course)
    length = len(figure.frames)
    frames = range(length) if length <= SHORT else [figure.start]
    return Kept(
        figure.panels,
        figure.facts,
        figure.start,
        figure.across,
        figure.longest,
        length,
        {str(index): figure.frames[index] for index in frames},
    )
