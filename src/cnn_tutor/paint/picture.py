"""A figure laid out for a width: its maps beside each other, the sums under them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from cnn_tutor.figures.model import Cell, Figure
from cnn_tutor.paint.arithmetic import wrapped, written_out
from cnn_tutor.paint.hues import hues
from cnn_tutor.paint.legend import legend
from cnn_tutor.paint.lines import row_of, width_of
from cnn_tutor.paint.map import Map
from cnn_tutor.paint.model import Ink, Row, Run, Span
from cnn_tutor.paint.moment import Moment, View

GAPS = (4, 3, 2)
"""Columns between two maps: the most that lets all of them stand beside each other."""


class Placed(NamedTuple):
    """A map, and the column and row of its title; its cells begin in the row below."""

    map: Map
    x: int
    y: int

    def cells(self, y: int) -> int | None:
        """Which row of the map is row `y` of the picture."""
        row = y - self.y - 1
        return row if 0 <= row < self.map.rows else None


class Picture:
    """A figure in one ink at one width, painted a row at a time.

    Attributes:
        figure: What is painted.
        width: The columns that it may take.
    """

    def __init__(self, figure: Figure, ink: Ink, width: int) -> None:
        self.figure = figure
        self.width = width
        self._ink = ink
        self._placed = _place([Map(panel, ink) for panel in figure.panels], width)
        foot = max(placed.y + 1 + placed.map.rows for placed in self._placed)
        self._legend_x, self._legend_y = self._place_legend(foot)
        self._sums_y = 1 + max(foot, self._legend_y + 1)

    @cached_property
    def height(self) -> int:
        """How many rows the picture has, whatever the frame."""
        width = self.width - self._label_width
        return self._sums_y + max(
            sum(len(wrapped(each.terms, each.result, width)) for each in frame.sums)
            for frame in self.figure.frames
        )

    @cached_property
    def _label_width(self) -> int:
        """Columns before the sums: where there are several, each names its map."""
        opening = Moment(self.figure, View(self.figure.start))
        titles = [panel.title for panel, _, _ in opening.sums()]
        return 2 + max(map(len, titles)) if len(titles) > 1 else 0

    def row(self, y: int, view: View) -> Row:
        """Row `y`, from the left as far as there is something."""
        if y >= self._sums_y:
            sums = self._sums(view)
            return sums[y - self._sums_y] if y - self._sums_y < len(sums) else ()
        moment = Moment(self.figure, view)
        pieces: list[tuple[int, Sequence[Run]]] = []
        for placed in self._placed:
            if y == placed.y:
                pieces.append((placed.x, placed.map.title(moment)))
            elif (row := placed.cells(y)) is not None:
                pieces.append((placed.x, placed.map.row(moment, row)))
        last = self._placed[-1].map.panel
        if y == self._legend_y and not moment.withheld(last):
            pieces.append((self._legend_x, legend(last, self._ink)))
        return row_of(_beside(pieces))

    def changed(self, before: View, after: View) -> tuple[Span, ...]:
        """The spans that look different in two views: what a screen has to paint again."""
        if before == after:
            return ()
        if before.veil != after.veil:
            return tuple(Span(y, 0, self.width) for y in range(self.height))
        old, new = Moment(self.figure, before), Moment(self.figure, after)
        spans = [
            span
            for placed in self._placed
            for span in _spans(placed, sorted(placed.map.changed(old, new)))
        ]
        was, now = self._sums(before), self._sums(after)
        for line in range(max(len(was), len(now))):
            if was[line : line + 1] != now[line : line + 1]:
                spans.append(Span(self._sums_y + line, 0, self.width))
        return tuple(spans)

    def cell_at(self, x: int, y: int) -> tuple[str, Cell] | None:
        """The map and the cell of it that is drawn at a column and a row of the picture."""
        for placed in self._placed:
            row, column = placed.cells(y), (x - placed.x) // placed.map.cell_width
            if row is not None and 0 <= column < placed.map.columns:
                return placed.map.panel.name, Cell(row, column)
        return None

    def _place_legend(self, foot: int) -> tuple[int, int]:
        """Column and row of the scale of the last map; row -1 where it has no place.

        Under the map where that makes the picture no higher, else beside its title; where a
        map has no numbers there must be a scale, at the price of two rows.
        """
        last = self._placed[-1]
        under = last.y + 1 + last.map.rows + 1
        room = self.width - width_of(legend(last.map.panel, self._ink))
        beside = last.x + last.map.title_width + GAPS[0]
        if last.map.numbers and (self._ink.depth == "none" or last.map.panel.values.size == 1):
            return 0, -1
        if last.x <= room and under < foot:
            return last.x, under
        if beside <= room:
            return beside, last.y
        return (0, -1) if last.map.numbers else (max(0, min(last.x, room)), foot + 1)

    def _sums(self, view: View) -> list[Row]:
        """The lines of arithmetic of a view."""
        indent = self._label_width
        lines: list[Row] = []
        for panel, written, result in Moment(self.figure, view).sums():
            label = panel.title if indent else ""
            for line in written_out(written.terms, result, self._ink, self.width - indent):
                quiet = Run(label.ljust(indent), hues(self._ink).quiet, emphasis="quiet")
                lines.append(row_of([quiet, *line]))
                label = ""
        return lines


def _place(maps: Sequence[Map], width: int) -> list[Placed]:
    """Beside each other from the left; under the ones before where the width does not allow."""
    widths = [max(each.width, each.title_width) for each in maps]
    gap = next(
        (gap for gap in GAPS if sum(widths) + gap * (len(maps) - 1) <= width),
        GAPS[-1],
    )
    placed: list[Placed] = []
    x = y = band = 0
    for each, needed in zip(maps, widths, strict=True):
        if x and x + needed > width:
            x, y, band = 0, y + band + 2, 0
        placed.append(Placed(each, x, y))
        x, band = x + needed + gap, max(band, each.rows)
    return placed


def _beside(pieces: Sequence[tuple[int, Sequence[Run]]]) -> Iterator[Run]:
    """Pieces, each at its column, with blanks between them."""
    x = 0
    for start, runs in pieces:
        yield Run(" " * (start - x))
        yield from runs
        x = start + width_of(runs)


def _spans(placed: Placed, cells: Sequence[Cell]) -> Iterator[Span]:
    """The columns of cells in reading order, neighbours joined."""
    width, edge = placed.map.cell_width, placed.map.edge
    open_span: Span | None = None
    for row, column in cells:
        y, start = placed.y + 1 + row, placed.x + column * width
        if open_span and open_span.y == y and open_span.stop >= start:
            open_span = open_span._replace(stop=start + width + edge)
            continue
        if open_span:
            yield open_span
        open_span = Span(y, start, start + width + edge)
    if open_span:
        yield open_span
