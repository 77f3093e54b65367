"""A timeline that is computed as it is looked at."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TypeVar, overload

Frame = TypeVar("Frame")


class Frames(Sequence[Frame]):
    """The `count` frames of a figure, each made by `make(index)` when it is asked for; the latest
    are kept.

    Attributes:
        glance: Makes a frame without its sums and values, where those take the longest.
    """

    def __init__(
        self,
        count: int,
        make: Callable[[int], Frame],
        glance: Callable[[int], Frame] | None = None,
    ) -> None:
        self._count = count
        self._make = lru_cache(maxsize=8)(make)
        self.glance = glance or self._make

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> Frame: ...
    @overload
    def __getitem__(self, index: slice) -> list[Frame]: ...
    def __getitem__(self, index: int | slice) -> Frame | list[Frame]:
        places = range(self._count)[index]
        if isinstance(places, range):
            return [self._make(place) for place in places]
        return self._make(places)
