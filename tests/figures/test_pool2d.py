import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from cnn_tutor.figures import Cell, FigureError
from tests.figures.arithmetic import value_of
from tests.figures.shelf import figure

images = st.tuples(st.integers(2, 7), st.integers(2, 7)).flatmap(
    lambda size: arrays(np.float32, size, elements=st.integers(-9, 9).map(float))
)


@given(
    images,
    st.integers(1, 2),
    st.integers(1, 3),
    st.sampled_from(["valid", "same"]),
)
def test_every_frame_tells_the_window_its_winner_and_its_mean(image, size, strides, padding):
    shown = figure(
        "pool2d",
        image,
        pool=("max", "average", "global-average"),
        pool_size=size,
        strides=strides,
        padding=padding,
    )
    source, largest, mean, whole = shown.panels
    top, bottom, left, right = source.padding
    assert source.size == (image.shape[0] + top + bottom, image.shape[1] + left + right)
    assert len(shown.frames) == largest.count == mean.count
    assert whole.values[0][0] == pytest.approx(image.mean(), abs=1e-5)

    for index, frame in enumerate(shown.frames):
        i, j = divmod(index, shown.across)
        window = {Cell(i * strides + a, j * strides + b) for a in range(size) for b in range(size)}
        inside = [
            float(image[row - top, column - left])
            for row, column in sorted(window)
            if 0 <= row - top < image.shape[0] and 0 <= column - left < image.shape[1]
        ]
        assert frame.lit["input"] == window
        row, column = frame.marked["input"]
        assert source.values[row][column] == max(inside) == largest.values[i][j]
        assert mean.values[i][j] == pytest.approx(sum(inside) / len(inside), abs=1e-5)
        assert frame.results == {
            "max": Cell(i, j),
            "average": Cell(i, j),
            "global-average": Cell(0, 0),
        }
        for written in frame.sums:
            assert value_of(written.text) == pytest.approx(float(written.result), abs=0.0051)


def test_padding_never_wins_and_never_counts():
    shown = figure(
        "pool2d", [[-4.0, -2.0, -6.0]], pool=("max", "average"), padding="same", strides=2
    )
    assert shown.panels[0].padding == (0, 1, 0, 1)
    last = shown.frames[1]
    assert [written.text for written in last.sums] == ["max(-6)", "(-6) / 1"]
    assert last.marked["input"] == Cell(0, 2)


def test_strides_are_the_pool_size_unless_told():
    shown = figure("pool2d", np.arange(16).reshape(4, 4))
    named = {
        "input_size": "4 x 4",
        "pool_size": "2 x 2",
        "strides": "2",
        "output_size": "2 x 2",
        "output_height": "2",
        "output_width": "2",
        "cell": "5",
        "max_cell": "5",
        "average_cell": "2.5",
        "global_average": "7.5",
        "window_sum": "10",
        "first_cell": "0",
        "smallest_cell": "0",
        "row": "5 7",
        "window_cells": "4",
    }
    assert {name: shown.facts[name] for name in named} == named


def test_facts_tell_what_counting_the_padding_would_give():
    shown = figure("pool2d", [[-4.0, -2.0, -6.0]], padding="same", strides=2, at=(0, 1))
    assert shown.facts["average_cell"] == "-6"
    assert shown.facts["average_counting_padding"] == "-1.5"
    assert (shown.facts["max_cell"], shown.facts["max_counting_padding"]) == ("-6", "0")


def test_facts_speak_of_the_cell_that_the_figure_opens_at():
    shown = figure("pool2d", np.arange(16).reshape(4, 4), pool="average", at=(1, 1))
    assert shown.start == 3
    assert [panel.name for panel in shown.panels] == ["input", "average"]
    assert (shown.facts["cell"], shown.facts["max_cell"]) == ("12.5", "15")
    assert (shown.facts["window_sum"], shown.facts["first_cell"]) == ("50", "10")


def test_a_window_that_does_not_fit_is_told_in_a_sentence():
    with pytest.raises(FigureError, match="3 x 3 does not fit into an input of 2 x 2"):
        figure("pool2d", np.ones((2, 2)), pool_size=3)


def test_a_global_average_alone_speaks_of_no_window():
    alone = figure("pool2d", np.ones((4, 4), np.float32), pool=("global-average",), strides=1)
    (frame,) = alone.frames
    assert len(frame.lit["input"]) == 16
    assert alone.frames[0].says == "The global average takes in every cell."
    both = figure("pool2d", np.ones((4, 4), np.float32), pool=("max", "global-average"))
    assert both.frames[0].says.startswith("The window covers rows 0 to 1")
    assert both.frames[0].says.endswith("; the global average takes in every cell.")


def test_a_title_says_what_the_map_holds_as_its_size_would_read_as_that_of_the_window():
    shown = figure("pool2d", np.ones((4, 4)), pool=("max", "average", "global-average"))
    assert [panel.title for panel in shown.panels] == ["input", "maxima", "means", "mean of all"]
