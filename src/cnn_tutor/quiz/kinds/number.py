"""A number, within a tolerance where the question states one."""

from __future__ import annotations

from cnn_tutor.quiz.kinds.kind import typed
from cnn_tutor.quiz.model import Item
from cnn_tutor.quiz.numbers import FORM, check_number, same_number


def _form(item: Item) -> str:
    return FORM


def _read(item: Item, response: str) -> str:
    check_number(response)
    return response


NUMBER = typed(_form, _read, same_number)
