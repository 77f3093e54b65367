"""One panel of a figure as rows of cells: what every way of drawing it has in common."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from functools import cached_property

from cnn_tutor.figures.model import Cell, Panel
from cnn_tutor.figures.numbers import show_size
from cnn_tutor.paint.hues import hues
from cnn_tutor.paint.model import Ink, Run, Span
from cnn_tutor.paint.moment import Moment


class Block(ABC):
    """A panel, painted a row at a time. Rows and columns are its own, under its title.

    Attributes:
        panel: What is painted.
        width: Columns of a row.
        rows: How many rows.
        edge: 1 where the last column of a row is for a closing bracket.
        shades: Whether values are told by their colours alone, so that a scale is needed.
    """

    edge = 0
    shades = False

    def __init__(self, panel: Panel, ink: Ink, width: int, rows: int) -> None:
        self.panel = panel
        self.width = width
        self.rows = rows
        self.ink = ink
        self.colours = hues(ink)

    @abstractmethod
    def row(self, moment: Moment, row: int) -> list[Run]:
        """One row."""

    @abstractmethod
    def spans(self, cells: set[Cell]) -> Iterator[Span]:
        """Where these cells are."""

    @abstractmethod
    def cell_at(self, x: int, y: int) -> Cell | None:
        """The cell that is drawn here."""

    @cached_property
    def title_width(self) -> int:
        """Columns of the title when nothing is kept back."""
        return len(self._named(self._size)) + len(self._size)

    def title(self, moment: Moment) -> list[Run]:
        """What the panel is called, and its size unless that is kept back."""
        colour = {
            "input": self.colours.looked_at if moment.frame.lit else self.colours.text,
            "kernel": self.colours.text,
            "output": self.colours.comes_out,
        }[self.panel.role]
        size = "" if moment.withheld(self.panel) else self._size
        return [Run(self._named(size), colour), Run(size, self.colours.quiet, emphasis="quiet")]

    def _named(self, size: str) -> str:
        """The title; where it ends in a number, a colon keeps that apart from the size."""
        return self.panel.title + (":" if size and self.panel.title[-1:].isdigit() else "")

    def changed(self, old: Moment, new: Moment) -> set[Cell]:
        """The cells that may look different in two moments behind the same veil."""
        panel, columns = self.panel, self.panel.size[1]
        name = panel.name
        cells = set(old.frame.lit.get(name, ())) ^ set(new.frame.lit.get(name, ()))
        if (name in old.frame.lit) != (name in new.frame.lit):
            cells = {Cell(*divmod(index, columns)) for index in range(panel.count)}
        for was, now in (
            (old.marked(panel), new.marked(panel)),
            (old.frame.results.get(name), new.frame.results.get(name)),
        ):
            if was != now:
                cells |= {cell for cell in (was, now) if cell}
        known = sorted(moment.frame.known.get(name, panel.count) for moment in (old, new))
        cells |= {Cell(*divmod(index, columns)) for index in range(*known)}
        if name in new.frame.values:
            rows = zip(old.values(panel), new.values(panel), strict=True)
            cells |= {
                Cell(row, column)
                for row, numbers in enumerate(rows)
                for column, (was, now) in enumerate(zip(*numbers, strict=True))
                if was != now
            }
        return cells

    @cached_property
    def _size(self) -> str:
        """The size after the title; a kernel's and a single number's is plain to see."""
        if self.panel.role == "kernel" or self.panel.count == 1:
            return ""
        if self.panel.drawn in ("ribbon", "bars"):
            return f" {self.panel.count}"
        return " " + show_size(*self.panel.inner_size)


def merged(spans: Iterable[Span]) -> Iterator[Span]:
    """Spans in order, those that touch or overlap as one."""
    whole: Span | None = None
    for span in spans:
        if whole and whole.y == span.y and whole.stop >= span.start:
            whole = whole._replace(stop=span.stop)
            continue
        if whole:
            yield whole
        whole = span
    if whole:
        yield whole
