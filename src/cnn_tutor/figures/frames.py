"""A timeline that is computed as it is looked at."""

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Generic, TypeVar

Frame = TypeVar("Frame")


class Frames(Generic[Frame]):
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

    def __getitem__(self, index: int) -> Frame:
        return self._make(range(self._count)[index])

    def __iter__(self) -> Iterator[Frame]:
        return map(self._make, range(self._count))
