from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnn_tutor.figures import Cell
from cnn_tutor.paint.description import describe
from tests.figures.shelf import figure
from tests.paint.figures import figures, views


def test_a_figure_is_told_in_numbers_and_sentences():
    shown = figure("conv2d", np.arange(6.0).reshape(2, 3), kernel=((1.0, -1.0),), padding="same")
    assert describe(shown, 1) == [
        "input, 2 x 3 and padding:",
        "0 1 2 .",
        "3 4 5 .",
        "kernel, 1 x 2:",
        " 1 -1",
        "feature map, 2 x 3:",
        "-1 -1  _",
        " _  _  _",
        "The window covers row 0 and columns 1 to 2 of the input. "
        "Its sum goes to row 0, column 1 of the feature map.",
        "1*1 - 1*2 = -1",
    ]


def test_one_of_several_maps_is_told_by_its_number():
    shown = figure("conv2d", np.ones((1, 1)), filters=(((1.0,),), ((2.0,),)))
    assert describe(shown, 1)[-2].endswith("goes to row 0, column 0 of map 1.")


def test_what_is_kept_back_is_not_told():
    shown = figure("conv2d", np.arange(6.0).reshape(2, 3), kernel=((1.0, -1.0),))
    assert describe(shown, 0, "cell")[5:] == [
        "feature map, 2 x 2:",
        "? _",
        "_ _",
        describe(shown, 0)[-2],
    ]
    assert describe(shown, 0, "map")[5] == "feature map: kept back until you answer"


def test_cells_that_no_window_reaches_are_named():
    shown = figure("pool2d", np.ones((3, 5)), strides=3)
    assert "The last row is reached by no window." in describe(shown, 0)
    assert not any("reached" in line for line in describe(shown, 0, "map"))


@given(figures, st.data())
def test_the_description_is_ascii(shown, data):
    view = data.draw(views(shown))
    assert all(line.isascii() for line in describe(shown, view.frame, view.veil))


@given(figures)
def test_the_numbers_of_a_description_are_those_of_the_arrays(shown):
    last = len(shown.frames) - 1
    lines = iter(describe(shown, last))
    for panel in shown.panels:
        assert next(lines).startswith(panel.title)
        if panel.drawn == "curve" or panel.pixels is not None:
            continue
        values = shown.frames[last].values.get(panel.name, panel.values)
        for row, expected in enumerate(values):
            cells = next(lines).split()[1 if panel.labels else 0 :]
            for column, (text, value) in enumerate(zip(cells, expected, strict=True)):
                if panel.is_padding(Cell(row, column)):
                    assert text == "."
                else:
                    assert float(Fraction(text.lstrip("<>"))) == pytest.approx(value, abs=0.0101)
        if panel.stopped:
            assert next(lines).startswith(str(len(panel.stopped)))
        for _ in range(sum(map(bool, panel.unused))):
            assert "reached by no window" in next(lines)


def test_a_picture_in_colour_and_a_curve_are_told_in_words():
    colours = describe(figure("grid", np.ones((2, 2, 3))), 0)
    assert colours[:2] == ["picture, 2 x 2, in colour: its channels follow.", "red, 2 x 2:"]
    curve = describe(figure("relu", [[-2.0, 1.0]], activation="leaky_relu"), 0)
    assert curve[2] == "leaky ReLU, a curve: -2 gives -0.4, 0 gives 0, 2 gives 2."
    squeezed = describe(figure("relu", [[-40.0, 40.0]], activation="sigmoid"), 0)
    assert squeezed[2] == "sigmoid, a curve: -40 gives <0.01, 0 gives 0.5, 40 gives >0.99."


def test_each_line_of_arithmetic_says_what_it_is_about():
    shown = figure("softmax", [[0.0]], logits=(0, 0))
    assert describe(shown, 0)[-3:] == [
        "exponential: e^0 = 1",
        "all of them: 1 + 1 = 2",
        "share: 1 / 2 = 0.5",
    ]
