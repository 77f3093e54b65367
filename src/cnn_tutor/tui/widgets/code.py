"""`model.py` as it stands at a step, the lines that are new to it marked."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from cnn_tutor.course.pages import CodeLine
from cnn_tutor.quiz import Item

MARK = "│"


def program(lines: Iterable[CodeLine]) -> Content:
    """The file's name, and its lines."""
    shown = [
        Content.assemble((f"{MARK} ", "$earned"), (line.text, "$text bold"))
        if line.new
        else Content.assemble("  ", (line.text, "$text"))
        for line in lines
    ]
    return Content("\n").join([Content.styled("model.py", "$quiet"), *shown])


def asked_about(item: Item, answered: bool) -> Content:
    """The code of a question: its blank or its wrong line marked, once answered with the answer."""
    if item.kind == "blank":
        before, blank, after = item.code.rstrip().partition("___")
        shown = (item.answer, "$earned bold") if answered else (blank, "$looked-at bold")
        return Content.assemble(("  " + before, "$text"), shown, (after, "$text"))
    lines = []
    for number, line in enumerate(item.code.splitlines(), start=1):
        wrong = answered and str(number) == item.answer
        style = "$mistake bold" if wrong else "$text"
        lines.append(Content.assemble((f"{number:2}  ", "$quiet"), (line, style)))
    return Content("\n").join(lines)
