"""A course with nothing but pictures and kernels, and figures made from it."""

from dataclasses import dataclass, field

import numpy as np

from cnn_tutor.course.model import FigureKind, FigureSpec, Option
from cnn_tutor.course.pages import Image, Kernel
from cnn_tutor.figures import Figure, build


@dataclass(eq=False)
class Shelf:
    images: dict[str, Image] = field(default_factory=dict)
    kernels: dict[str, Kernel] = field(default_factory=dict)


def shelf(image, **kernels) -> Shelf:
    """A shelf with one picture, `picture`, and named kernels."""
    return Shelf(
        {"picture": Image("picture", "Picture", rows(image))},
        {
            name: Kernel(name, name.replace("_", "-"), rows(kernel), ())
            for name, kernel in kernels.items()
        },
    )


def rows(array):
    """The array as an author writes it: rows of numbers, or of lists of three."""
    array = np.asarray(array)
    return tuple(map(rows, array)) if array.ndim else float(array)


def figure(kind: FigureKind, image, **options: Option) -> Figure:
    """A figure over `image`, a list of rows."""
    return build(FigureSpec(kind, {"image": "picture", **options}), shelf(image))
