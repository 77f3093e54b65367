"""What average pooling makes of one window."""

from cnn_tutor.quiz.generators.draft import Draft, Pick, Wrong
from cnn_tutor.quiz.generators.pieces import quotient, written
from cnn_tutor.quiz.generators.pooled import pooled


def draw(pick: Pick) -> Draft | None:
    """A piece of a digit, the size of the pool, and the window that is asked for."""
    found = pooled(pick, "average")
    window = found.window
    if len(set(window)) < 3:
        return None
    total, count = written(sum(window)), len(window)
    return Draft(
        ask=f"Average pooling, pool size {found.size}: which number comes out at row {found.row}, "
        f"column {found.column}? Two decimals are enough.",
        answer=written(found.mean),
        wrong=[
            Wrong(
                "max-not-mean",
                written(found.largest),
                "Not quite: that is the largest. Here all numbers of the window have a say.",
            ),
            Wrong(
                "sum-not-mean",
                total,
                f"Not quite: that is the sum. Divide it by the {count} numbers of the window.",
            ),
            Wrong(
                "rows-only",
                written(sum(window) / found.size),
                f"Not quite: that divides by {found.size}, a side of the window. It holds {count} "
                "numbers.",
            ),
        ],
        why=f"The numbers of the window add up to {total}: {quotient(sum(window), count)}.",
        hint="Add up the numbers of the window. How many are there?",
        figure=found.figure,
        hides="map",
    )
