"""Where a figure finds the pictures and kernels that it names."""

from collections.abc import Mapping
from typing import Protocol

from cnn_tutor.course.pages import Image, Kernel


class Shelf(Protocol):
    """The named pictures and kernels of a course."""

    def __hash__(self) -> int: ...

    @property
    def images(self) -> Mapping[str, Image]:
        """Pictures by id."""

    @property
    def kernels(self) -> Mapping[str, Kernel]:
        """Kernels by id."""
