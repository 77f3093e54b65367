"""A small grid of numbers, its rows one after the other: `4 2 / 2 9`."""

from __future__ import annotations

from cnn_tutor.quiz.kinds.kind import typed
from cnn_tutor.quiz.model import Item, Malformed
from cnn_tutor.quiz.numbers import check_number, same_number


def _form(item: Item) -> str:
    if "/" in item.answer:
        return "the rows from the top, such as 1 2 / 3 4"
    return "the row from the left, such as 1 2 3"


def _read(item: Item, response: str) -> str:
    rows = _rows(response)
    if not all(rows) or len({len(row) for row in rows}) > 1:
        raise Malformed
    for row in rows:
        for number in row:
            check_number(number)
    return " / ".join(map(" ".join, rows))


def _same(given: str, expected: str, tolerance: float = 0.0) -> bool:
    left, right = _rows(given), _rows(expected)
    return [len(row) for row in left] == [len(row) for row in right] and all(
        same_number(a, b, tolerance)
        for row, other in zip(left, right, strict=True)
        for a, b in zip(row, other, strict=True)
    )


def _rows(text: str) -> list[list[str]]:
    return [row.split() for row in text.split("/")]


GRID = typed(_form, _read, _same)
