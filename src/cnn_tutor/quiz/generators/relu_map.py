"""A small map after ReLU."""

from collections.abc import Iterable

from cnn_tutor.quiz.generators.draft import Draft, Pick, Wrong
from cnn_tutor.quiz.generators.pieces import side_by_side

_VALUES = range(-9, 10)


def draw(pick: Pick) -> Draft | None:
    """A map of numbers on both sides of 0."""
    size = pick.whole("size", 2, 3)
    before = pick.grid("values", size, _VALUES)
    cells = [value for row in before for value in row]
    if not min(cells) < 0 < max(cells):
        return None

    import numpy as np

    from cnn_tutor.engine import relu

    values = np.array(before, np.float32)
    negatives = sum(value < 0 for value in cells)
    return Draft(
        ask="What is left of this map after ReLU? Fill it in, row by row.",
        answer=_rows(relu(values).tolist()),
        wrong=[
            Wrong(
                "sign-kept",
                _rows(before),
                "Not quite: that is the map as it went in. What is below 0 becomes 0.",
            ),
            Wrong(
                "sign-dropped",
                _rows(abs(values).tolist()),
                "Not quite: that drops the minus signs. ReLU stops negatives, it does not turn "
                "them round.",
            ),
            Wrong(
                "relu-blocks-all",
                _rows((0 * values).tolist()),
                "Not quite: what is above 0 passes as it is.",
            ),
        ],
        why=f"max(value, 0), cell by cell: {negatives} of {len(cells)} were below 0 and are 0 now, "
        "the others are what they were.",
        hint="Go cell by cell, and write the larger of the number and 0.",
        figure=side_by_side(("before ReLU", "input", before)),
    )


def _rows(rows: Iterable[Iterable[float]]) -> str:
    return " / ".join(" ".join(str(int(value)) for value in row) for row in rows)
