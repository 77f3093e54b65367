"""The kinds of questions: a closed table. A kind's module is imported when it is asked."""

from __future__ import annotations

from importlib import import_module
from typing import cast

from cnn_tutor.course.model import QuestionKind
from cnn_tutor.quiz.kinds.kind import Kind

_HOMES: dict[QuestionKind, tuple[str, str]] = {
    "choice": ("choices", "CHOICE"),
    "choices": ("choices", "CHOICES"),
    "number": ("number", "NUMBER"),
    "shape": ("places", "SHAPE"),
    "cell": ("places", "CELL"),
    "grid": ("grid", "GRID"),
    "order": ("letters", "ORDER"),
    "match": ("letters", "MATCH"),
    "blank": ("code", "BLANK"),
    "wrong-layer": ("code", "WRONG_LINE"),
}


def kind_of(name: QuestionKind) -> Kind:
    """What there is to know of a kind."""
    module, constant = _HOMES[name]
    return cast(Kind, getattr(import_module(f"{__name__}.{module}"), constant))
