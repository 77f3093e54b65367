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
_QUIZZES = ("course", "whole", "quiz")
_ONE = {
    "course": "Outline",
    "whole": "Outline",
    "lesson": "Lesson",
    "quiz": "Quiz",
    "image": "Image",
}
_MANY = {
    "glossary": "Term",
    "faq": "Answered",
    "article": "Section",
    "kernels": "Kernel",
    "misconceptions": "Misconception",
}
"""What a file of each kind holds: one record, or any number of them."""


def kept(cache: str, kind: str, files: Sequence[str], read: Callable[[], T]) -> T:
    """What `read` makes of the files: as it is kept in the directory `cache`, else as it is now.

    The first of the files is the one that is read, as this kind; the others it looks into.
    """
    path = os.path.join(cache, f"{kind}-{store.short(os.path.abspath(files[0]))}")
    stamp = partial(store.stamp_of, kind, [_READERS], files)
    records = _records(kind)
    return store.kept(path, stamp, records, partial(_fits, kind, records), read)


def _records(kind: str) -> dict[str, Any]:
    """By their names the records that a file of the kind is made of."""
    found = {"Span": Span, **vars(model)}
    if kind not in _QUIZZES:
        from cnn_tutor.course import pages

        found |= vars(pages)
    return {name: record for name, record in found.items() if hasattr(record, "_fields")}


def _fits(kind: str, records: dict[str, Any], value: object) -> bool:
    """Whether that is what a file of the kind holds."""
    if kind in _MANY:
        record = records[_MANY[kind]]
        return type(value) is tuple and all(type(each) is record for each in value)
    return type(value) is records[_ONE[kind]]
