"""One cell of a feature map, on a piece of a handwritten digit."""

from cnn_tutor.course.model import FigureSpec
from cnn_tutor.quiz.generators.draft import Draft, Pick, Wrong
from cnn_tutor.quiz.generators.pieces import (
    KERNELS,
    bias_forgotten,
    piece,
    rows_of,
    turned,
    weights,
    weights_ignored,
)


def draw(pick: Pick) -> Draft:
    """A piece of a digit, a kernel, a bias, and the cell to compute."""
    bias = pick.whole("bias", 1, 5)
    kernel = KERNELS[pick.some("kernel", *KERNELS)]
    row, column = pick.number("row", 0, 2), pick.number("column", 0, 2)
    found = piece(pick, 5)

    from cnn_tutor.engine import conv2d

    window = found.x[:, row : row + 3, column : column + 3]
    ((total,),) = rows_of(conv2d(window, weights(kernel)))
    ((flipped,),) = rows_of(conv2d(window, weights(turned(kernel))))
    return Draft(
        ask=f"The kernel, and a bias of {bias}: which number comes out at row {row}, "
        f"column {column} of the feature map?",
        answer=total + bias,
        wrong=[
            bias_forgotten(total, bias),
            Wrong(
                "kernel-flipped",
                flipped + bias,
                "Not quite: you turned the kernel round. Each weight meets the pixel under it.",
            ),
            weights_ignored(window, bias),
        ],
        why="Each weight times the pixel under it, and the bias: {sum} = {cell}.",
        hint="A weight of 0 leaves its pixel out. Which weights are not 0?",
        figure=FigureSpec(
            "conv2d", {**found.named, "kernel": kernel, "bias": bias, "at": (row, column)}
        ),
        hides="map",
    )
