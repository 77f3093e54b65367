"""Runs put into lines: merged, cut, filled up to a width."""

from __future__ import annotations

from collections.abc import Iterable

from cnn_tutor.paint.model import Row, Run


def row_of(runs: Iterable[Run]) -> Row:
    """The runs as a row; neighbours of one style become one run, empty ones go."""
    merged: list[Run] = []
    for run in runs:
        if not run.text:
            continue
        if merged and _alike(merged[-1], run):
            run = Run(merged.pop().text + run.text, run.fg, run.bg, run.emphasis)
        merged.append(run)
    return tuple(merged)


def cut(row: Row, width: int) -> Row:
    """As much of the row as fits."""
    if width_of(row) <= width:
        return row
    room = width
    kept: list[Run] = []
    for run in row:
        kept.append(run._replace(text=run.text[: max(room, 0)]))
        room -= len(run.text)
    return row_of(kept)


def width_of(runs: Iterable[Run]) -> int:
    """How many columns the runs take. Our signs are one column each."""
    return sum([len(run.text) for run in runs])


def filled(runs: Iterable[Run], width: int) -> list[Run]:
    """The runs with blanks after them up to `width`."""
    line = list(runs)
    return [*line, Run(" " * (width - width_of(line)))]


def _alike(run: Run, other: Run) -> bool:
    return run.bg == other.bg and run.fg == other.fg and run.emphasis == other.emphasis
