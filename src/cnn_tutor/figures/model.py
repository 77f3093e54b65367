"""A figure, computed: panels of numbers, a timeline of frames, and facts for the prose."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from types import MappingProxyType
from typing import Literal, NamedTuple

from cnn_tutor.figures.calculator import comes_to
from cnn_tutor.figures.frames import Frames

Rows = tuple[tuple[float, ...], ...]
"""A map: its rows from the top, the numbers of each from the left."""
Role = Literal["input", "kernel", "output"]
Drawn = Literal["map", "ribbon", "bars", "curve"]
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
        title: What stands above it, without the size ("input").
        values: Its numbers, padding included.
        role: What the map is to the operation: decides its colour of meaning.
        scale: The values that the two ends of the colour map stand for. A scale that starts
            below 0 is signed, symmetric about 0.
        padding: How many rows and columns of `values` are padding: top, bottom, left, right.
        unused: How many rows at the bottom and columns at the right no window reaches.
        drawn: As a map of cells; or, one row of values, as a ribbon that goes on in the next line;
            or, one column of values, as bars; or, one row of values, as the curve through them.
        labels: What stands before each bar; under a curve, the first and the last of its places.
        pixels: Rows of red, green and blue, from 0 to 1: the colours that the cells have by
            themselves, in a picture in colour. `values` is then how light they are.
        widest: The number that takes the most room, where that is none of `values`.
        never: The limits that its values come near to and never reach.
        stopped: The cells at which something below 0 came in, and was stopped: they are 0.
    """

    name: str
    title: str
    values: Rows
    role: Role
    scale: tuple[float, float]
    padding: tuple[int, int, int, int] = (0, 0, 0, 0)
    unused: tuple[int, int] = (0, 0)
    drawn: Drawn = "map"
    labels: tuple[str, ...] = ()
    pixels: tuple[Rows, ...] | None = None
    widest: str = ""
    never: tuple[int, ...] = ()
    stopped: frozenset[Cell] = frozenset()

    @property
    def size(self) -> tuple[int, int]:
        """Rows and columns, padding included."""
        return len(self.values), len(self.values[0])

    @property
    def count(self) -> int:
        """How many cells, padding included."""
        return len(self.values) * len(self.values[0])

    @property
    def inner_size(self) -> tuple[int, int]:
        """Rows and columns without the padding."""
        (rows, columns), (top, bottom, left, right) = self.size, self.padding
        return rows - top - bottom, columns - left - right

    def is_padding(self, cell: Cell) -> bool:
        """Whether there is no pixel at this cell, only padding."""
        (rows, columns), (top, bottom, left, right) = self.size, self.padding
        return not (top <= cell.row < rows - bottom and left <= cell.column < columns - right)

    def is_unused(self, cell: Cell) -> bool:
        """Whether no window ever reaches this cell."""
        (rows, columns), (down, across) = self.size, self.unused
        return cell.row >= rows - down or cell.column >= columns - across


class Sum(NamedTuple):
    """A line of arithmetic.

    Attributes:
        terms: What is to be joined by its signs.
        result: What they come to.
        of: The panel that the result belongs to: with its cell, the result is kept back.
        label: What the line is about, where there are several.
        veiled: The terms as they read while the result is kept back, where they would tell it.
        sign: What stands before the result. Unless told, `=` only where a calculator, given the
            terms as they are written, shows the result as it is written; else `≈`.
    """

    terms: tuple[str, ...]
    result: str
    of: str
    label: str = ""
    veiled: tuple[str, ...] = ()
    sign: str = ""

    @property
    def text(self) -> str:
        """The terms in one line: "-1·13 + 0·15 - 2·4"."""
        return joined(self.terms)

    @property
    def outcome(self) -> str:
        """What they come to: `= -21`, `≈ 3.19`, `< 0.01`."""
        if self.result[0] in "<>":
            return f"{self.result[0]} {self.result[1:]}"
        exact = comes_to(self.text)
        sign = "=" if exact is not None and exact == comes_to(self.result) else "≈"
        return f"{self.sign or sign} {self.result}"


def joined(terms: Sequence[str]) -> str:
    """Terms with their signs between them."""
    first, *rest = terms
    signed = (f" - {term[1:]}" if term[0] == "-" else f" + {term}" for term in rest)
    return first + "".join(signed)


class Frame(NamedTuple):
    """One moment of a figure.

    Attributes:
        lit: For each panel by name, the cells that this moment looks at. A panel that is not
            named is lit whole.
        marked: For each panel by name, the one cell that decides: the maximum of a pool, the
            pixel that is read, the cell that spreads.
        results: For each panel by name, the one cell that comes out at this moment.
        known: For each panel by name, how many cells in reading order are known by now, this
            moment's result included. A panel that is not named is known whole.
        values: For each panel by name whose numbers grow with time, those of this moment.
        sums: The arithmetic, line by line.
        says: What is looked at and what comes out, for whoever can't see the grid. It never
            tells a value: the figure may be keeping it back.
    """

    lit: Mapping[str, frozenset[Cell]] = MappingProxyType({})
    marked: Mapping[str, Cell] = MappingProxyType({})
    results: Mapping[str, Cell] = MappingProxyType({})
    known: Mapping[str, int] = MappingProxyType({})
    values: Mapping[str, Rows] = MappingProxyType({})
    sums: tuple[Sum, ...] = ()
    says: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """A computed figure.

    Attributes:
        kind: The word that the author chose it by.
        panels: Its maps, in the order in which they are read.
        frames: Its timeline: one frame for each cell of the map that is walked, in reading order.
        facts: What the prose can name, about the frame that it opens at.
        start: The frame that it opens at.
        across: How many frames make one row of that map.
        longest: Lines of arithmetic, each as long as that line ever gets: what a page has to
            leave room for, known without walking through the frames.
        walks: The map that is walked, by its name; unless told, the first that comes out.
    """

    kind: str
    panels: tuple[Panel, ...]
    frames: Frames[Frame] | tuple[Frame, ...]
    facts: Facts
    start: int
    across: int
    longest: tuple[Sum, ...]
    walks: str = ""

    def frame_at(self, name: str, cell: Cell, since: int = 0) -> int | None:
        """The first frame that looks at this cell of the panel `name`, or gives it: from the frame
        `since` to the last, and then from the start.
        """
        for index in chain(range(since, len(self.frames)), range(since)):
            frame = self.glance(index)
            at = frame.results.get(name), frame.marked.get(name)
            if cell in at or cell in frame.lit.get(name, ()):
                return index
        return None

    def glance(self, index: int) -> Frame:
        """A frame, as far as it tells where it looks: its sums and values may be left out."""
        frames = self.frames
        return frames[index] if isinstance(frames, tuple) else frames.glance(index)
