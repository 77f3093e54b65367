"""A figure, computed: panels of numbers, a timeline of frames, and facts for the prose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

Role = Literal["input", "kernel", "output"]
Facts = Mapping[str, str]
"""What the figure's prose can name: `{output_size}` → "6 x 6". Numbers as `show_number` writes."""


class Cell(NamedTuple):
    """A place in a panel, from the top left, padding counted."""

    row: int
    column: int


@dataclass(frozen=True, slots=True, eq=False)
class Panel:
    """One map of a figure.

    Attributes:
        name: What frames and facts call it; unique in the figure.
        title: What stands above it ("input 8 x 8").
        values: (h, w) float32, padding included.
        role: What the map is to the operation: decides its colour of meaning.
        scale: The values that the two ends of the colour map stand for. A scale that starts
            below 0 is signed, symmetric about 0.
        padding: How many rows and columns of `values` are padding: top, bottom, left, right.
        unused: How many rows at the bottom and columns at the right no window reaches.
    """

    name: str
    title: str
    values: NDArray[np.float32]
    role: Role
    scale: tuple[float, float]
    padding: tuple[int, int, int, int] = (0, 0, 0, 0)
    unused: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Sum:
    """The arithmetic of one frame: terms joined by their signs, and what they come to."""

    terms: tuple[str, ...]
    result: str


@dataclass(frozen=True, slots=True)
class Frame:
    """One moment of a figure.

    Attributes:
        lit: For each panel by name, the cells that this moment is about. A panel that is not
            named is lit whole; one named with no cells is dim whole.
        winners: Cells that decided the result (the maximum of a pool), a subset of lit.
        known: For each panel by name, how many cells in reading order are known by now, this
            frame's result included. A panel that is not named is known whole.
        sum: The arithmetic, where the frame has one.
        says: One sentence for whoever can't see the grid: what is lit, what comes out.
    """

    lit: Mapping[str, frozenset[Cell]] = field(default_factory=dict)
    winners: Mapping[str, frozenset[Cell]] = field(default_factory=dict)
    known: Mapping[str, int] = field(default_factory=dict)
    sum: Sum | None = None
    says: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """A computed figure. `start` is the frame that it opens at; a still figure has one frame."""

    kind: str
    panels: tuple[Panel, ...]
    frames: Sequence[Frame]
    facts: Facts
    start: int = 0
