"""A figure in plain lines of words and numbers: for a pipe, and for whoever can't see the grid."""

from __future__ import annotations

from collections.abc import Iterator

from cnn_tutor.figures.model import Cell, Figure, Panel, joined
from cnn_tutor.figures.numbers import show_cell, show_number, show_size
from cnn_tutor.paint.arithmetic import IN_ASCII
from cnn_tutor.paint.moment import KEPT_BACK, UNTOLD, Moment, Veil, View


def describe(figure: Figure, frame: int, veil: Veil = "nothing") -> list[str]:
    """Each map row by row, then what this frame looks at, then the sums.

    Padding is a dot, the number in question `?`, one that is not known yet `_`. The arithmetic of
    what is kept back is left out: it would tell how to get there. ASCII only.
    """
    moment = Moment(figure, View(frame, veil))
    lines = [line for panel in figure.panels for line in _panel(moment, panel)]
    if moment.frame.says:
        lines.append(moment.frame.says)
    written = list(moment.lines())
    for label, terms, outcome in written:
        about = f"{label}: " if len(written) > 1 else ""
        if outcome != UNTOLD:
            lines.append(f"{about}{joined(terms)} {outcome}".translate(IN_ASCII))
    return lines


def _panel(moment: Moment, panel: Panel) -> Iterator[str]:
    if moment.withheld(panel):
        yield f"{panel.title}: kept back until you answer"
    elif panel.pixels is not None:
        yield f"{panel.title}, {show_size(*panel.size)}, in colour: its channels follow."
    elif panel.drawn == "curve":
        first, last = panel.labels
        values = panel.values[0]
        ends = (first, values[0]), ("0", values[len(values) // 2]), (last, values[-1])
        points = ", ".join(
            f"{place} gives {show_number(value, never=panel.never)}" for place, value in ends
        )
        yield f"{panel.title}, a curve: {points}."
    else:
        yield from _map(moment, panel)


def _map(moment: Moment, panel: Panel) -> Iterator[str]:
    rows, columns = panel.size
    named = "kernel " if panel.role == "kernel" else "map "
    title = named + panel.title if len(panel.title) == 1 else panel.title
    padded = " and padding" if any(panel.padding) else ""
    yield f"{title}, {show_size(*panel.inner_size)}{padded}:"
    texts = [[_cell(moment, panel, Cell(i, j)) for j in range(columns)] for i in range(rows)]
    width = max(len(text) for row in texts for text in row)
    labels = [f"{label} " for label in panel.labels] or [""] * rows
    for label, row in zip(labels, texts, strict=True):
        yield label + " ".join(text.rjust(width) for text in row)
    if panel.stopped and moment.veil == "nothing":
        cells = "cell was" if len(panel.stopped) == 1 else "cells were"
        yield f"{len(panel.stopped)} {cells} below 0 and stopped."
    for count, name in zip(panel.unused, ("row", "column"), strict=True):
        if count and not moment.hides_size:
            last = f"last {name} is" if count == 1 else f"last {count} {name}s are"
            yield f"The {last} reached by no window."


def _cell(moment: Moment, panel: Panel, cell: Cell) -> str:
    if moment.hides(panel, cell):
        return KEPT_BACK if moment.asks(panel, cell) else "_"
    if panel.is_padding(cell):
        return "."
    return show_cell(panel, moment.value(panel, cell))
