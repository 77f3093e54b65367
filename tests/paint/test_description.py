import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from cnn_tutor.paint import describe
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
        "The window covers rows 0 to 0 and columns 1 to 2 of the input. "
        "Its sum goes to row 0, column 1 of the feature map.",
        "1*1 - 1*2 = -1",
    ]


def test_what_is_kept_back_is_not_told():
    shown = figure("conv2d", np.arange(6.0).reshape(2, 3), kernel=((1.0, -1.0),))
    assert describe(shown, 0, "cell")[5:] == [
        "feature map, 2 x 2:",
        "? _",
        "_ _",
        describe(shown, 0)[-2],
        "1*0 - 1*1 = ?",
    ]
    assert describe(shown, 0, "map")[5] == "feature map: kept back until you answer"


def test_cells_that_no_window_reaches_are_named():
    shown = figure("pool2d", np.ones((3, 5)), strides=3)
    assert "The last row is reached by no window." in describe(shown, 0)
    assert not any("reached" in line for line in describe(shown, 0, "map"))


@given(figures, st.data())
def test_the_description_is_ascii(shown, data):
    view = data.draw(views(shown))
    assert all(line.isascii() for line in describe(shown, *view))
