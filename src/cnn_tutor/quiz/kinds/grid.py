"""A small grid of numbers, its rows one after the other: `4 2 / 2 9`."""

from __future__ import annotations

from cnn_tutor.quiz.kinds.kind import typed
from cnn_tutor.quiz.model import Item, Malformed
from cnn_tutor.quiz.numbers import check_number, same_number


def _form(item: Item) -> str:
    if _shape_is_asked(item):
        return "the rows from the top, such as 1 2 / 3 4"
    rows = _rows(item.answer)
    height, width = len(rows), len(rows[0])
    numbers = [str(number) for number in range(1, height * width + 1)]
    starts = range(0, height * width, width)
    example = " / ".join(" ".join(numbers[start : start + width]) for start in starts)
    if len(numbers) > 9:
        example = f"{' '.join(numbers[:width])} / ..."
    return f"{'a row' if height == 1 else f'{height} rows'} of {width}, such as {example}"


def _shape_is_asked(item: Item) -> bool:
    """Whether somebody may come to a map of another shape: then the form can't tell it."""
    return any(_shape(mistake.gives) != _shape(item.answer) for mistake in item.mistakes)


def _read(item: Item, response: str) -> str:
    rows = _rows(response)
    if not all(rows) or len(set(_shape(response))) > 1:
        raise Malformed
    for row in rows:
        for number in row:
            check_number(number)
    if _shape(response) != _shape(item.answer) and not _shape_is_asked(item):
        raise Malformed
    return " / ".join(map(" ".join, rows))


def _same(given: str, expected: str, tolerance: float = 0.0) -> bool:
    return _shape(given) == _shape(expected) and all(
        same_number(a, b, tolerance)
        for row, other in zip(_rows(given), _rows(expected), strict=True)
        for a, b in zip(row, other, strict=True)
    )


def _shape(text: str) -> list[int]:
    """How many numbers each row has."""
    return [len(row) for row in _rows(text)]


def _rows(text: str) -> list[list[str]]:
    return [row.split() for row in text.split("/")]


GRID = typed(_form, _read, _same)
