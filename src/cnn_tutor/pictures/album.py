"""Where figures find pictures: the course's, shapes by formula, and the learner's own."""

from __future__ import annotations

import re
from collections import ChainMap
from collections.abc import Iterator, Mapping, MutableMapping
from functools import lru_cache
from typing import cast

import numpy as np

from cnn_tutor.course.pages import Image, Kernel
from cnn_tutor.engine import SHAPES, load_shapes
from cnn_tutor.figures.grid import LIGHTNESS
from cnn_tutor.figures.shelf import Shelf
from cnn_tutor.pictures.file import as_rows

OF_EACH = 20
"""How many pictures there are of each shape."""
FULL = 255


class Album:
    """The shelf of a course with more pictures on it: `circle-0` and the like, and `own` ones.

    With `colour`, the shapes have theirs. It never changes: with other pictures there is another
    album.
    """

    def __init__(
        self, course: Shelf, own: Mapping[str, Image] | None = None, *, colour: bool = False
    ) -> None:
        maps = (own or {}, course.images, Shapes(colour))
        self._images = ChainMap(*(cast(MutableMapping[str, Image], each) for each in maps))
        self._kernels = course.kernels

    @property
    def images(self) -> Mapping[str, Image]:
        """Pictures by id."""
        return self._images

    @property
    def kernels(self) -> Mapping[str, Kernel]:
        """Kernels by id."""
        return self._kernels


class Shapes(Mapping[str, Image]):
    """The shapes by name and number: `circle-0`, `horizontal-stripes-19`. Drawn when asked for."""

    def __init__(self, colour: bool) -> None:
        self._colour = colour

    def __getitem__(self, id: str) -> Image:
        if id not in self:
            raise KeyError(id)
        return _shape(id, self._colour)

    def __contains__(self, id: object) -> bool:
        return isinstance(id, str) and SHAPE_ID.fullmatch(id) is not None

    def __iter__(self) -> Iterator[str]:
        return (f"{word}-{nth}" for word in WORDS for nth in range(OF_EACH))

    def __len__(self) -> int:
        return len(WORDS) * OF_EACH


WORDS = {name.replace(" ", "-"): name for name in SHAPES}
"""The shapes as ids, and as people call them."""
SHAPE_ID = re.compile(rf"({'|'.join(WORDS)})-(1?[0-9])")


@lru_cache(maxsize=64)
def _shape(id: str, colour: bool) -> Image:
    word, _, nth = id.rpartition("-")
    x, labels = load_shapes(len(SHAPES) * OF_EACH)
    picture = x[labels == SHAPES.index(WORDS[word])][int(nth)]
    values = np.round(FULL * (picture if colour else picture @ LIGHTNESS))
    return Image(id, f"{WORDS[word]} {nth}", as_rows(values))
