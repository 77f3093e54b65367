"""Painted rows as text for a terminal."""

from __future__ import annotations

from functools import lru_cache

from cnn_tutor.paint.model import Row, Run


def ansi(row: Row) -> str:
    """The row with its colours and emphasis as escape sequences."""
    return "".join(
        f"{style}{run.text}\x1b[0m" if (style := _style(run)) else run.text for run in row
    )


def _style(run: Run) -> str:
    return _sequence(run._replace(text=""))


@lru_cache(maxsize=512)
def _sequence(run: Run) -> str:
    codes = [*_colour(run.fg, 38), *_colour(run.bg, 48)]
    if run.bold:
        codes.append("1")
    elif run.emphasis == "quiet" and not run.fg:
        codes.append("2")
    return f"\x1b[{';'.join(codes)}m" if codes else ""


def _colour(colour: str, ground: int) -> list[str]:
    if not colour:
        return []
    if colour[0] == "#":
        return [str(ground), "2", *(str(int(colour[i : i + 2], 16)) for i in (1, 3, 5))]
    number = int(colour)
    if number < 8:
        return [str(ground - 8 + number)]
    return [str(ground), "5", colour]
