"""A window of a pooled piece of a digit: what the pooling generators have in common."""

from typing import NamedTuple

from cnn_tutor.course.model import FigureSpec
from cnn_tutor.quiz.generators.draft import Pick
from cnn_tutor.quiz.generators.pieces import piece


class Pooled(NamedTuple):
    """A window of a pool, the numbers in it and what the engine makes of them."""

    size: int
    row: int
    column: int
    window: list[float]
    largest: float
    mean: float
    figure: FigureSpec


def pooled(pick: Pick, pool: str) -> Pooled:
    """A piece of two windows by two, and one of them."""
    size = pick.whole("pool", 2, 3)
    row, column = pick.number("row", 0, 1), pick.number("column", 0, 1)
    found = piece(pick, 2 * size)

    from cnn_tutor.engine import avg_pool2d, max_pool2d

    top, left = row * size, column * size
    return Pooled(
        size,
        row,
        column,
        found.x[0, top : top + size, left : left + size, 0].ravel().tolist(),
        float(max_pool2d(found.x, size)[0, row, column, 0]),
        float(avg_pool2d(found.x, size)[0, row, column, 0]),
        FigureSpec(
            "pool2d",
            {
                **found.named,
                "pool": (pool,),
                "pool_size": size,
                "strides": size,
                "at": (row, column),
            },
        ),
    )
