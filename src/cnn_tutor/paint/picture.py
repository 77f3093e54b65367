"""A figure laid out for a width: its panels beside each other, the arithmetic under them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache, partial

from cnn_tutor.figures.model import Cell, Figure, Role
from cnn_tutor.paint.arithmetic import wrapped, written_out
from cnn_tutor.paint.block import Block
from cnn_tutor.paint.hues import hues
from cnn_tutor.paint.layout import HIGH, Layout, lay_out
from cnn_tutor.paint.lines import cut, row_of, width_of
from cnn_tutor.paint.model import Ink, Row, Run, Span
from cnn_tutor.paint.moment import Moment, View


class Picture:
    """A figure in one ink at one width, painted a row at a time.

    Attributes:
        figure: What is painted.
        width: The columns that it may take.
        high: The rows that its panels shall take at most.
    """

    def __init__(self, figure: Figure, ink: Ink, width: int, high: int = HIGH) -> None:
        self.figure = figure
        self.width = width
        self.high = high
        self._ink = ink
        # Asked for two views as the figure moves, and again for each row of the later one, which
        # may be found before it is shown.
        self._sums = lru_cache(maxsize=2)(self._written)
        self._moment = lru_cache(maxsize=2)(partial(Moment, figure))
        self._rows = lru_cache(maxsize=64)(self._painted)

    @cached_property
    def height(self) -> int:
        """How many rows the picture has, whatever the frame, when all of it is seen."""
        return self._layout.rows + self.sums_height

    def height_of(self, view: View) -> int:
        """How many rows it has in a view: none for what is kept back with its size."""
        return self._foot(view) + self.sums_height

    def rows_of(self, role: Role) -> range:
        """The rows that maps of a role take, their titles included."""
        there = [each for each in self._layout.placed if each.block.panel.role == role]
        first = min((each.y for each in there), default=0)
        return range(first, max((each.y + 1 + each.block.rows for each in there), default=0))

    def looked_at(self, view: View) -> list[range]:
        """The rows that a view is about: those of the window, or of the cell that it looks at; of
        what comes out, or is asked for; of the arithmetic.
        """
        moment = self._moment(view)
        frame = moment.frame
        found = []
        for block, _, top in self._layout.placed:
            name = block.panel.name
            cells = {*frame.lit.get(name, ())}
            cells |= {each[name] for each in (frame.marked, frame.results) if name in each}
            if moment.withheld(block.panel):
                cells = _asked(moment, block)
            if cells and block.panel.role != "kernel":
                lines = [top + 1 + span.y for span in block.spans(cells)]
                found.append(range(min(lines), max(lines) + 1))
        return [*found, range(self._sums_y(view), self.height_of(view))]

    @cached_property
    def _label_width(self) -> int:
        """Columns before the sums: where there are several lines, each says what it is about."""
        labels = [each.label for each in self.figure.longest]
        return 2 + max(map(len, labels)) if len(labels) > 1 else 0

    def row(self, y: int, view: View) -> Row:
        """Row `y`, from the left as far as there is something."""
        return self._rows(y, view)

    def _painted(self, y: int, view: View) -> Row:
        if (line := y - self._sums_y(view)) >= 0:
            sums = self._sums(view)
            return sums[line] if line < len(sums) else ()
        moment = self._moment(view)
        pieces: list[tuple[int, Sequence[Run]]] = []
        for block, x, top in self._layout.placed:
            if y == top:
                pieces.append((x, block.title(moment)))
            elif 0 <= y - top - 1 < block.rows:
                pieces.append((x, block.row(moment, y - top - 1)))
        pieces += [
            (each.x, each.runs)
            for each in self._layout.legends
            if y == each.y and moment.tells_scale(each.block.panel)
        ]
        return cut(row_of(_beside(sorted(pieces, key=lambda piece: piece[0]))), self.width)

    def changed(self, before: View, after: View) -> tuple[Span, ...]:
        """The spans that look different in two views: what a screen has to paint again."""
        if before == after:
            return ()
        if before[1:] != after[1:]:
            return tuple(Span(y, 0, self.width) for y in range(self.height))
        old, new = self._moment(before), self._moment(after)
        spans = [
            Span(top + 1 + y, x + start, x + stop)
            for block, x, top in self._layout.placed
            for y, start, stop in block.spans(block.changed(old, new))
        ]
        was, now, top = self._sums(before), self._sums(after), self._sums_y(after)
        for line in range(max(len(was), len(now))):
            if was[line : line + 1] != now[line : line + 1]:
                spans.append(Span(top + line, 0, self.width))
        return tuple(spans)

    def cell_at(self, x: int, y: int) -> tuple[str, Cell] | None:
        """The map and the cell of it that is drawn at a column and a row of the picture."""
        for block, left, top in self._layout.placed:
            if cell := block.cell_at(x - left, y - top - 1):
                return block.panel.name, cell
        return None

    @cached_property
    def _layout(self) -> Layout:
        return lay_out(self.figure, self._ink, self.width, self.high)

    def _foot(self, view: View) -> int:
        """How many rows the maps and their scales take, without what is kept back with its size."""
        moment = self._moment(view)
        if not moment.hides_size:
            return self._layout.rows
        shown, legends = self._layout.placed, self._layout.legends
        maps = [each.y + 1 + _rows_seen(moment, each.block) for each in shown]
        scales = [each.y + 1 for each in legends if moment.tells_scale(each.block.panel)]
        return max(maps + scales)

    def _sums_y(self, view: View) -> int:
        """The row of the first sum: an empty one before it, where there are sums."""
        return self._foot(view) + bool(self.figure.longest)

    @cached_property
    def sums_height(self) -> int:
        """How many rows the sums take at most, with the empty one before them."""
        width = self.width - self._label_width
        longest = self.figure.longest
        lines = [len(wrapped(each.terms, each.outcome, width)) for each in longest]
        return sum(lines) + bool(longest)

    def _written(self, view: View) -> list[Row]:
        """The lines of arithmetic of a view."""
        indent = self._label_width
        rows: list[Row] = []
        for label, terms, outcome in self._moment(view).lines():
            label = label if indent else ""
            for row in written_out(terms, outcome, self._ink, self.width - indent):
                quiet = Run(label.ljust(indent), hues(self._ink).quiet, emphasis="quiet")
                rows.append(row_of([quiet, *row]))
                label = ""
        return rows


def _beside(pieces: Sequence[tuple[int, Sequence[Run]]]) -> Iterator[Run]:
    """Pieces, each at its column, with blanks between them."""
    x = 0
    for start, runs in pieces:
        yield Run(" " * (start - x))
        yield from runs
        x = start + width_of(runs)


def _rows_seen(moment: Moment, block: Block) -> int:
    """The rows of a block, or of a map that is kept back those to the cell asked for."""
    if block.panel.drawn != "map" or not moment.withheld(block.panel):
        return block.rows
    return max((span.y + 1 for span in block.spans(_asked(moment, block))), default=0)


def _asked(moment: Moment, block: Block) -> set[Cell]:
    """The cell of a block that is asked for."""
    cell = moment.asked(block.panel)
    return {cell} if cell else set()
