"""The one number that global average pooling keeps of a map."""

from cnn_tutor.course.model import FigureSpec
from cnn_tutor.quiz.generators.draft import Draft, Pick, Wrong
from cnn_tutor.quiz.generators.pieces import piece, quotient, written


def draw(pick: Pick) -> Draft | None:
    """A small piece of a digit, taken for a whole map."""
    size = pick.whole("size", 2, 3)
    found = piece(pick, size)
    cells = found.x.ravel().tolist()
    if len(set(cells)) < 3:
        return None

    from cnn_tutor.engine import global_avg_pool2d

    mean, total, count = written(global_avg_pool2d(found.x).item()), sum(cells), len(cells)
    return Draft(
        ask="This is the whole map. What does `GlobalAveragePooling2D` keep of it? "
        "Two decimals are enough.",
        answer=mean,
        wrong=[
            Wrong(
                "max-not-mean",
                written(max(cells)),
                "Not quite: that is the largest. `GlobalMaxPooling2D` would keep that.",
            ),
            Wrong(
                "sum-not-mean",
                written(total),
                f"Not quite: that is the sum. Divide it by the {count} cells of the map.",
            ),
            Wrong(
                "rows-only",
                written(total / size),
                f"Not quite: that divides by {size}, one side. The map has {count} cells.",
            ),
        ],
        why=f"All {count} cells add up to {written(total)}: {quotient(total, count)}.",
        hint="The window is the whole map. Add up all its cells. How many are there?",
        figure=FigureSpec(
            "pool2d",
            {**found.named, "pool": ("global-average",), "pool_size": size, "strides": size},
        ),
        hides="map",
    )
