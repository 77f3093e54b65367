"""A figure in plain lines of words and numbers: for a pipe, and for whoever can't see the grid."""

from __future__ import annotations

from collections.abc import Iterator

from cnn_tutor.figures.model import Cell, Figure, Panel
from cnn_tutor.figures.numbers import show_number, show_size
from cnn_tutor.paint.moment import Moment, Veil, View


def describe(figure: Figure, frame: int, veil: Veil = "nothing") -> list[str]:
    """Each map row by row, then what this frame looks at, then the sums.

    Padding is a dot, the number in question `?`, one that is not known yet `_`. ASCII only.
    """
    moment = Moment(figure, View(frame, veil))
    lines = [line for panel in figure.panels for line in _map(moment, panel)]
    lines.append(moment.frame.says)
    for _, written, result in moment.sums():
        lines.append(f"{written.text.replace('·', '*')} = {result}")
    return lines


def _map(moment: Moment, panel: Panel) -> Iterator[str]:
    if moment.withheld(panel):
        yield f"{panel.title}: kept back until you answer"
        return
    rows, columns = panel.size
    padded = " and padding" if any(panel.padding) else ""
    yield f"{panel.title}, {show_size(*panel.inner_size)}{padded}:"
    texts = [[_cell(moment, panel, Cell(i, j)) for j in range(columns)] for i in range(rows)]
    width = max(len(text) for row in texts for text in row)
    for row in texts:
        yield " ".join(text.rjust(width) for text in row)
    for count, name in zip(panel.unused, ("row", "column"), strict=True):
        if count and moment.veil != "map":
            last = f"last {name} is" if count == 1 else f"last {count} {name}s are"
            yield f"The {last} reached by no window."


def _cell(moment: Moment, panel: Panel, cell: Cell) -> str:
    if moment.hides(panel, cell):
        return "?" if moment.asks(panel, cell) else "_"
    if panel.is_padding(cell):
        return "."
    return show_number(panel.values[cell])
