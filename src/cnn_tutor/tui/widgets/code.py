"""`model.py` as it stands at a step, the lines that are new to it marked."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from cnn_tutor.course.model import CodeLine

MARK = "│"


def program(lines: Iterable[CodeLine]) -> Content:
    """The file's name, and its lines."""
    shown = [
        Content.assemble((f"{MARK} ", "$earned"), (line.text, "$text bold"))
        if line.new
        else Content.assemble("  ", (line.text, "$code"))
        for line in lines
    ]
    return Content("\n").join([Content.styled("model.py", "$quiet"), *shown])
