"""What each cell of a panel is at a moment, whatever it is drawn as."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Literal

from cnn_tutor.figures.model import Cell, Panel
from cnn_tutor.paint.moment import Moment

Kind = Literal["asked", "hidden", "padding", "result", "marked", "unused", "stopped", "seen"]
"""Hidden are numbers that are not to be seen, or not yet; `asked` is the one in question. Unused
are cells that no window reaches: while a size is kept back they are like any other.
"""
Light = Literal["lit", "window", "dim"]
"""Of a panel that has a window, cells are in it or outside, dim; of any other, all are lit."""


def kinds(
    panel: Panel, moment: Moment, cells: Iterable[Cell]
) -> Iterator[tuple[Cell, Kind, Light]]:
    """Each of these cells, what it is, and in which light."""
    name, frame = panel.name, moment.frame
    window, result, marked = frame.lit.get(name), frame.results.get(name), moment.marked(panel)
    hides, padded, stopped = moment.hides_some(panel), any(panel.padding), panel.stopped
    unused = any(panel.unused) and not moment.hides_size
    for cell in cells:
        kind: Kind = "seen"
        if hides and moment.hides(panel, cell):
            kind = "asked" if moment.asks(panel, cell) else "hidden"
        elif padded and panel.is_padding(cell):
            kind = "padding"
        elif cell == result:
            kind = "result"
        elif cell == marked:
            kind = "marked"
        elif unused and panel.is_unused(cell):
            kind = "unused"
        elif stopped and cell in stopped:
            kind = "stopped"
        yield cell, kind, "lit" if window is None else "window" if cell in window else "dim"


@lru_cache(maxsize=256)
def cells_of(row: int, columns: int) -> tuple[Cell, ...]:
    """The cells of a row."""
    return tuple(Cell(row, column) for column in range(columns))
