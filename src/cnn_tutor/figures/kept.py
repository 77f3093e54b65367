"""A figure of a lesson, kept for the next start: it is drawn before numpy is loaded."""

import json
import os
from dataclasses import replace
from functools import lru_cache, partial
from importlib.util import find_spec

from cnn_tutor import kept as store
from cnn_tutor.course import Course
from cnn_tutor.course.model import FigureKind, FigureSpec, Option
from cnn_tutor.figures import FigureError, build
from cnn_tutor.figures.model import Cell, Figure, Frame, Panel, Sum

SHORT = 100
"""A figure of more frames is not kept."""

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
_ROOMS = [os.path.join(_PACKAGE, name) for name in ("", "course", "data", "engine", "figures")]
_RECORDS: store.Records = {
    record.__name__: record for record in (Figure, Panel, Frame, Sum, Cell, frozenset)
}


def kept(spec: FigureSpec, course: Course) -> Figure:
    """The figure that `spec` names, as `build` computes it: kept from an earlier start of the
    course, if that was of the same pictures, kernels and code.

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
        _fits,
        partial(_make, spec, course),
    )
    return found or build(spec, course)


def _stamp(what: str, course: Course) -> bytes:
    """What a figure is made of besides its options: pictures, kernels, our code, this numpy."""
    numpy = getattr(find_spec("numpy"), "origin", "")
    what = f"{what} {numpy} {os.stat(numpy).st_mtime_ns}"
    return store.stamp_of(what, _ROOMS, course.drawn_from)


def _make(spec: FigureSpec, course: Course) -> Figure | None:
    """The figure of the files as they are now, which `course` may have read at another time."""
    from cnn_tutor.course import ContentError

    try:
        figure = build(spec, Course.open(course.directory, course.cache))
    except (ContentError, FigureError):
        return None
    frames = figure.frames
    return replace(figure, frames=tuple(frames)) if len(frames) <= SHORT else None


def _fits(value: object) -> bool:
    """Whether that is a figure, or the word that there is none to keep."""
    if type(value) is not Figure:
        return value is None
    frames = type(value.frames) is tuple and all(type(each) is Frame for each in value.frames)
    return frames and all(type(each) is Panel for each in value.panels)
