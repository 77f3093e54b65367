"""The options of a figure, read with their defaults. The course has checked names and types."""

from collections.abc import Mapping
from typing import cast

from cnn_tutor.course.model import Option
from cnn_tutor.figures.model import Cell
from cnn_tutor.figures.numbers import show_size

Options = Mapping[str, Option]


class FigureError(ValueError):
    """A figure that its options do not allow: what, and what would be right."""


def words(options: Options, name: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
    """An option that is a list of words; one word alone is a list of one."""
    value = options.get(name, default)
    return (value,) if isinstance(value, str) else cast(tuple[str, ...], value)


def pair(options: Options, name: str, default: int | tuple[int, int]) -> tuple[int, int]:
    """An option that is a whole number for both axes, or one for each."""
    value = options.get(name, default)
    return cast(tuple[int, int], value if isinstance(value, tuple) else (value, value))


def chosen(options: Options, name: str, count: int) -> int:
    """Which of `count` things the figure opens at, counted from 0; the first unless it tells."""
    number = cast(int, options.get(name, 0))
    if number >= count:
        raise FigureError(
            f"{name}: there is no {name} {number}; expected a number from 0 to {count - 1}"
        )
    return number


def labels(options: Options, count: int) -> tuple[str, ...]:
    """The names of `count` things: `labels`, or their numbers from 0."""
    given = words(options, "labels", tuple(map(str, range(count))))
    if len(given) != count:
        raise FigureError(f"labels: {len(given)} words where {count} were expected")
    return given


def place(options: Options, height: int, width: int) -> Cell:
    """The cell that a figure opens at: `at`, or the first."""
    row, column = pair(options, "at", 0)
    if not (0 <= row < height and 0 <= column < width):
        raise FigureError(
            f"at: [{row}, {column}] is no cell of a map of {show_size(height, width)}; "
            f"expected a row from 0 to {height - 1} and a column from 0 to {width - 1}"
        )
    return Cell(row, column)
