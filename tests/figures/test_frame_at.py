from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnn_tutor.figures import Cell
from cnn_tutor.figures.frames import Frames
from cnn_tutor.figures.told import told
from tests.figures.shelf import figure
from tests.paint.figures import RAMP, figures


@given(figures, st.data())
def test_a_cell_that_a_frame_gives_leads_to_the_first_frame_that_does(figure, data):
    first = {}
    for index, frame in enumerate(figure.frames):
        for given_cell in frame.results.items():
            first.setdefault(given_cell, index)
    assert first or figure.kind == "grid"
    some = st.lists(st.sampled_from(list(first)), max_size=9) if first else st.just([])
    for name, cell in data.draw(some):
        index = first[name, cell]
        if figure.kind == "conv2d-transpose":  # its windows overlap: more than one adds to a cell
            assert figure.frame_at(name, cell) <= index
        else:
            assert figure.frame_at(name, cell) == index


@given(figures, st.data())
def test_a_cell_that_a_frame_looks_at_leads_to_the_first_frame_that_does(figure, data):
    index = data.draw(st.integers(0, len(figure.frames) - 1))
    for name, cells in figure.frames[index].lit.items():
        for cell in list(cells)[:3]:
            found = figure.frame_at(name, cell)
            assert found <= index
            assert cell in figure.frames[found].lit[name]
            earlier = (figure.frames[each].lit.get(name, ()) for each in range(found))
            assert not any(cell in window for window in earlier)


def test_a_pixel_under_a_pool_leads_to_its_window():
    shown = figure("pool2d", RAMP)
    assert shown.frame_at("input", Cell(3, 4)) == 1 * 3 + 2
    assert shown.frame_at("input", Cell(3, 6)) is None  # no window reaches the last column


def test_a_cell_of_a_transposed_output_leads_to_the_first_that_adds_to_it():
    shown = figure("conv2d-transpose", np.ones((2, 2)), kernel=((1.0,) * 3,) * 3, strides=2)
    assert shown.frame_at("output", Cell(1, 1)) == 0
    assert shown.frame_at("output", Cell(2, 2)) == 0
    assert shown.frame_at("output", Cell(2, 3)) == 1
    assert shown.frame_at("output", Cell(4, 4)) == 3


@given(figures, st.data())
def test_a_glance_is_the_frame_without_what_takes_long(figure, data):
    index = data.draw(st.integers(0, len(figure.frames) - 1))
    glance = figure.glance(index)
    frame = figure.frames[index]
    assert glance._replace(sums=(), values={}) == frame._replace(sums=(), values={})
    assert glance.sums in ((), frame.sums)
    if figure.kind in ("conv2d", "pool2d", "conv2d-transpose"):
        assert (glance.sums, glance.values) == ((), {})


@pytest.mark.parametrize("also", [lambda shown: shown, told])
def test_a_cell_is_found_at_a_glance(also):
    def never(index):
        raise AssertionError("a frame was made to find a cell")

    whole = figure("conv2d-transpose", np.ones((9, 9)), kernel=((1.0,) * 3,) * 3, strides=2)
    shown = also(replace(whole, frames=Frames(len(whole.frames), never, whole.glance)))
    assert shown.frame_at("output", Cell(18, 18)) == 80


def test_a_cell_that_several_filters_look_at_leads_to_the_next_that_does():
    kernels = tuple(((weight,),) for weight in range(6))
    shown = figure("conv2d", np.ones((1, 2, 3)), filters=kernels, groups=3)
    assert [shown.frame_at("input-0", Cell(0, 1), since) for since in (0, 2, 4)] == [1, 3, 1]
    assert [shown.frame_at("input-1", Cell(0, 0), since) for since in (0, 5, 7)] == [4, 6, 4]
