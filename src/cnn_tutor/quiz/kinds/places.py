"""Whole numbers in parentheses: a shape, (6, 6, 8), and the place of a cell, (0, 2)."""

from __future__ import annotations

import re

from cnn_tutor.quiz.kinds.kind import as_written, typed
from cnn_tutor.quiz.model import Item, Malformed

_WHOLE = r"\s*[0-9]{1,6}\s*"
_SHAPE = re.compile(rf"\((?:{_WHOLE},\s*|{_WHOLE}(?:,{_WHOLE}){{1,3}})\)")
_CELL = re.compile(rf"\({_WHOLE},{_WHOLE}\)")


def _shape(item: Item, response: str) -> str:
    return _numbers(_SHAPE, response)


def _cell(item: Item, response: str) -> str:
    return _numbers(_CELL, response)


def _numbers(form: re.Pattern[str], response: str) -> str:
    if not form.fullmatch(response):
        raise Malformed
    numbers = [str(int(number)) for number in re.findall("[0-9]+", response)]
    return f"({numbers[0]},)" if len(numbers) == 1 else f"({', '.join(numbers)})"


SHAPE = typed(lambda item: "a shape in parentheses, such as (5, 4, 2)", _shape, as_written)
CELL = typed(lambda item: "row and column, from 0, such as (1, 2)", _cell, as_written)
