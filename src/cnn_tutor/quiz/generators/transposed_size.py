"""How many rows a transposed convolution makes."""

from cnn_tutor.quiz.generators.draft import Draft, Pick, Wrong
from cnn_tutor.shapes import output_size, transposed_size


def draw(pick: Pick) -> Draft | None:
    """Size, window and stride."""
    size = pick.whole("size", 4, 14)
    window = pick.whole("window", 2, 4)
    stride = pick.whole("stride", 2, 3)
    if not stride < window <= size:
        return None
    answer = transposed_size(size, window, stride)
    return Draft(
        ask=f"A map of {size} rows goes through `Conv2DTranspose`: a kernel of {window} rows, "
        f"stride {stride}, no padding. How many rows come out?",
        answer=answer,
        wrong=[
            Wrong(
                "always-shrinks",
                output_size(size, window, stride),
                "Not quite: that is what `Conv2D` makes of it. This layer runs backwards, and its "
                "map gets larger.",
            ),
            Wrong(
                "stride-ignored",
                transposed_size(size, window),
                f"Not quite: that is at stride 1. Here each cell writes {stride} rows further on.",
            ),
            Wrong(
                "off-by-one",
                size * stride + window,
                f"Not quite: {size} cells are {size - 1} steps apart, first to last. "
                f"The last one writes {window} rows.",
            ),
            Wrong(
                "window-is-cut",
                transposed_size(size, window, stride, "same"),
                f"Not quite: {size} x {stride} has the last cell write {stride} rows. "
                f"It writes all {window}.",
            ),
        ],
        why=f"The last cell starts to write at row {size - 1} x {stride} = {(size - 1) * stride}, "
        f"and writes {window} rows: {answer} in all.",
        hint="Each cell writes its kernel, the next one a stride further. Where does the last one "
        "start?",
    )
