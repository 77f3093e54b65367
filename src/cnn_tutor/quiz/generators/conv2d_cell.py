"""One cell of a feature map, on a piece of a handwritten digit."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from cnn_tutor.course.model import FigureSpec
from cnn_tutor.quiz.generators.draft import Draft, Pick, Wrong

if TYPE_CHECKING:
    from cnn_tutor.engine.arrays import Array

# Few weights that are not 0, so that the sum can be done in the head; none is the same when turned.
_KERNELS = {
    "left-right": ((0, 0, 0), (-1, 0, 1), (0, 0, 0)),
    "top-bottom": ((0, -1, 0), (0, 0, 0), (0, 1, 0)),
    "falling": ((1, 0, 0), (0, 1, 0), (0, 0, -1)),
    "rising": ((0, 0, 2), (0, 1, 0), (-1, 0, 0)),
    "corner": ((2, 1, 0), (1, 0, 0), (0, 0, -1)),
    "step": ((1, 1, 0), (0, 0, 0), (0, -1, -1)),
}


def draw(pick: Pick) -> Draft:
    """A piece of a digit, a kernel, a bias, and the cell to compute."""
    label = pick.whole("digit", 0, 9)
    nth = pick.whole("nth", 0, 149)
    height = width = 5
    top = pick.whole("top", 0, 8 - height)
    left = pick.whole("left", 0, 8 - width)
    row = pick.whole("row", 0, height - 3)
    column = pick.whole("column", 0, width - 3)
    kernel = _KERNELS[pick.word("kernel", *_KERNELS)]
    bias = pick.whole("bias", 1, 5)

    import numpy as np

    from cnn_tutor.engine import conv2d

    piece = _digits(label)[nth : nth + 1, top : top + height, left : left + width]
    window = piece[:, row : row + 3, column : column + 3]
    weights = np.array(kernel, np.float32)[..., np.newaxis, np.newaxis]
    total = int(conv2d(window, weights).item())
    flipped = int(conv2d(window, weights[::-1, ::-1]).item())
    return Draft(
        ask=f"The kernel, and a bias of {bias}: which number comes out at row {row}, "
        f"column {column} of the feature map?",
        answer=total + bias,
        wrong=[
            Wrong(
                "bias-forgotten",
                total,
                f"Not yet: that is the sum without the bias. Add {bias}.",
            ),
            Wrong(
                "kernel-flipped",
                flipped + bias,
                "Not yet: you turned the kernel round. Each weight meets the pixel under it.",
            ),
            Wrong(
                "kernel-ignored",
                int(window.sum()) + bias,
                "Not yet: that adds the pixels as they are. First multiply each by its weight.",
            ),
        ],
        why="Each weight times the pixel under it, and the bias: {sum} = {cell}.",
        hint="A weight of 0 leaves its pixel out. Which weights are not 0?",
        figure=FigureSpec(
            "conv2d",
            {
                "image": f"digit-{label}-{nth}",
                "crop": (top, left, height, width),
                "kernel": kernel,
                "bias": bias,
                "at": (row, column),
            },
        ),
        hides="map",
    )


@cache
def _digits(label: int) -> Array:
    from cnn_tutor.engine import digits_of

    return digits_of(label)
