"""What max pooling keeps of one window."""

from cnn_tutor.quiz.generators.draft import Draft, Pick, Wrong
from cnn_tutor.quiz.generators.pieces import written
from cnn_tutor.quiz.generators.pooled import pooled


def draw(pick: Pick) -> Draft | None:
    """A piece of a digit, the size of the pool, and the window that is asked for."""
    found = pooled(pick, "max")
    window = found.window
    if len(set(window)) < 3:
        return None
    return Draft(
        ask=f"Max pooling, pool size {found.size}: which number comes out at row {found.row}, "
        f"column {found.column}?",
        answer=written(found.largest),
        wrong=[
            Wrong(
                "mean-not-max",
                written(found.mean),
                "Not quite: that is the mean. Max pooling keeps one number as it is.",
            ),
            Wrong(
                "sum-not-max",
                written(sum(window)),
                "Not quite: that is the sum. Max pooling adds nothing up.",
            ),
            Wrong(
                "first-not-max",
                written(window[0]),
                "Not quite: that is the top left number. Look for the largest, wherever it stands.",
            ),
        ],
        why=f"The window holds {', '.join(map(written, window))}. The largest of them is "
        f"{written(found.largest)}.",
        hint=f"Windows of {found.size} x {found.size} lie side by side. Find the one that is asked "
        "for, and its largest number.",
        figure=found.figure,
        hides="map",
    )
