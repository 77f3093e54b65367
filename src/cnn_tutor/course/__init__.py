"""The course: content/ as frozen records, and every author's mistake told at once.

    course = Course.open(Path("content"))
    course.lesson("feature-extraction").steps[0].title

What these names need (YAML) is imported when one of them is asked for, so that the model and the
inline grammar stay cheap to import.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cnn_tutor.course.checking import check
    from cnn_tutor.course.course import Course
    from cnn_tutor.course.files import json_schema
    from cnn_tutor.course.problems import ContentError, Problem

__all__ = ["ContentError", "Course", "Problem", "check", "json_schema"]

_HOMES = {
    "ContentError": "problems",
    "Course": "course",
    "Problem": "problems",
    "check": "checking",
    "json_schema": "files",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
