"""What each cell of a panel is at a moment, whatever it is drawn as."""

from __future__ import annotations

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


def light_of(panel: Panel, moment: Moment) -> Light:
    """The light of all its cells but those in its window."""
    return "dim" if panel.name in moment.frame.lit else "lit"


def special(
    panel: Panel, moment: Moment, row: int, columns: range
) -> dict[int, tuple[Kind, Light]]:
    """Of these cells of a row, by column, all that are more than seen in the light of the panel."""
    name, frame = panel.name, moment.frame
    window = {cell.column for cell in frame.lit.get(name, ()) if cell.row == row}
    found: dict[int, Kind] = dict.fromkeys(window.intersection(columns), "seen")
    cells = cells_of(row, columns)
    # What comes later is told before what comes earlier.
    if panel.stopped:
        found |= {cell.column: "stopped" for cell in cells if cell in panel.stopped}
    if any(panel.unused) and not moment.hides_size:
        found |= {cell.column: "unused" for cell in cells if panel.is_unused(cell)}
    marks: dict[Kind, Cell | None] = {
        "marked": moment.marked(panel),
        "result": frame.results.get(name),
    }
    found |= {cell.column: kind for kind, cell in marks.items() if cell and cell in cells}
    if any(panel.padding):
        found |= {cell.column: "padding" for cell in cells if panel.is_padding(cell)}
    if hidden := moment.hidden(panel, row):
        unseen = [cell for cell in cells if cell.column in hidden]
        found |= {cell.column: "hidden" for cell in unseen}
        if moment.veil != "nothing":
            found |= {cell.column: "asked" for cell in unseen if moment.asks(panel, cell)}
    light = light_of(panel, moment)
    return {
        column: (kind, "window" if column in window else light) for column, kind in found.items()
    }


@lru_cache(maxsize=256)
def cells_of(row: int, columns: range) -> tuple[Cell, ...]:
    """The cells of a row in these columns."""
    return tuple(Cell(row, column) for column in columns)
