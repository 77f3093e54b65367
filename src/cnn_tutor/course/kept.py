"""What was read of a course, kept for the next start, which then need not load YAML."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, TypeVar

from cnn_tutor import kept as store
from cnn_tutor.course import model
from cnn_tutor.course.text import Span

T = TypeVar("T")

_READERS = os.path.dirname(os.path.abspath(__file__))
_RECORDS: dict[str, Any] = {
    record.__name__: record
    for record in (Span, *vars(model).values())
    if isinstance(record, type) and hasattr(record, "_fields")
}
_ONE = {
    "course": model.Outline,
    "whole": model.Outline,
    "lesson": model.Lesson,
    "quiz": model.Quiz,
    "image": model.Image,
}
_MANY = {
    "glossary": model.Term,
    "faq": model.Answered,
    "article": model.Section,
    "kernels": model.Kernel,
    "misconceptions": model.Misconception,
}
"""What a file of each kind holds: one record, or any number of them."""


def kept(cache: str, kind: str, files: Sequence[str], read: Callable[[], T]) -> T:
    """What `read` makes of the files: as it is kept in the directory `cache`, else as it is now.

    The first of the files is the one that is read, as this kind; the others it looks into.
    """
    path = os.path.join(cache, f"{kind}-{store.short(os.path.abspath(files[0]))}")
    stamp = partial(store.stamp_of, kind, [_READERS], files)
    return store.kept(path, stamp, _RECORDS, partial(_fits, kind), read)


def _fits(kind: str, value: object) -> bool:
    """Whether that is what a file of the kind holds."""
    if kind in _MANY:
        return type(value) is tuple and all(type(each) is _MANY[kind] for each in value)
    return type(value) is _ONE[kind]
