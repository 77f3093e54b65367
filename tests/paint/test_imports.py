"""What a figure that is computed is drawn without: proved in a process of its own."""

import subprocess
import sys

import pytest

LESSON = """
import cnn_tutor.tui.screens.lesson
from cnn_tutor.course.model import Question
from cnn_tutor.quiz import fill, grade, make

item = fill(make(Question("a", "number", (), answer="{cell}"), seed=0), {"cell": "1"})
assert grade(item, "1").right
"""
PAINT = """
from cnn_tutor.figures import Cell, Figure, Frame, Panel, Sum
from cnn_tutor.figures.told import grown, told
from cnn_tutor.paint.description import describe
from cnn_tutor.paint.layout import lay_out
from cnn_tutor.paint.map import Map
from cnn_tutor.paint.model import Ink
from cnn_tutor.paint.moment import View
from cnn_tutor.paint.picture import Picture
from cnn_tutor.paint.svg import svg

def panel(name, rows, columns, role="input", **more):
    values = tuple(tuple((i - j) / 2 for j in range(columns)) for i in range(rows))
    return Panel(name, name, values, role, (-9.0, 9.0), **more)

def figure(side):
    panels = (
        panel("map", side, side, padding=(1, 0, 0, 0)),
        panel("colours", side, side, pixels=(((0.5, 1.0, 0.0),) * side,) * side),
        panel("kernel", 2, 2, "kernel"),
        panel("curve", 1, 9, drawn="curve", labels=("-4", "4")),
        panel("ribbon", 1, 9, drawn="ribbon"),
        panel("bars", 2, 1, "output", drawn="bars", labels=("a", "b")),
    )
    frames = tuple(
        Frame(
            results={"bars": Cell(index, 0)},
            values={"bars": ((index,), (2.0,))},
            sums=(Sum(("0.5·2",), "1", "bars"),),
        )
        for index in range(2)
    )
    return Figure("any", panels, frames, {}, 0, 1, frames[0].sums)

drawn = set()
for side in (3, 14, 30):
    shown = grown(told(figure(side)))
    for ink in (Ink(), Ink("256", theme="light"), Ink("16"), Ink("none", unicode=False)):
        picture = Picture(shown, ink, 120)
        assert any(picture.row(y, View(0)) for y in range(picture.height))
        assert picture.changed(View(0), View(1))
        for block, *_ in lay_out(shown, ink, 120).placed:
            drawn.add(type(block).__name__)
            if isinstance(block, Map):
                cells = block.cells
                drawn.add("numbers" if cells.numbers else "narrow" if cells.narrow else "colours")
    assert describe(shown, 1)
    assert svg(shown)
details = {"numbers", "colours", "narrow"}
assert drawn == {"Map", "Halves", "Ribbon", "Bars", "Curve", *details}, drawn
"""


@pytest.mark.parametrize("what", [LESSON, PAINT], ids=["lesson", "paint"])
def test_a_computed_figure_is_shown_without_numpy(what):
    program = f"import sys\n{what}\nassert 'numpy' not in sys.modules"
    subprocess.run([sys.executable, "-c", program], check=True)
