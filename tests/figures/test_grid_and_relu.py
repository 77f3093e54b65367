import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from cnn_tutor.figures import Cell
from tests.figures.arithmetic import value_of
from tests.figures.shelf import figure

images = st.tuples(st.integers(1, 6), st.integers(1, 6)).flatmap(
    lambda size: arrays(np.float32, size, elements=st.integers(-99, 99).map(float))
)


@given(images, st.data())
def test_a_grid_reads_each_cell_by_its_index(image, data):
    at = (
        data.draw(st.integers(0, image.shape[0] - 1)),
        data.draw(st.integers(0, image.shape[1] - 1)),
    )
    shown = figure("grid", image, at=at)
    assert len(shown.frames) == image.size
    for index, frame in enumerate(shown.frames):
        assert frame.marked == {"image": Cell(*divmod(index, shown.across))}
        (written,) = frame.sums
        assert value_of(written.text, image=image) == float(written.result)
    assert shown.frames[shown.start].marked == {"image": at}
    assert shown.facts == {
        "height": str(image.shape[0]),
        "width": str(image.shape[1]),
        "channels": "1",
        "size": f"{image.shape[0]} x {image.shape[1]}",
        "values": str(image.shape[0] * image.shape[1]),
        "cell": str(int(image[at])),
        "cell_row": str(at[0]),
        "cell_column": str(at[1]),
        "smallest": str(int(image.min())),
        "largest": str(int(image.max())),
    }


@given(images)
def test_relu_takes_every_cell_through_the_same_bend(image):
    shown = figure("relu", image)
    before, after = shown.panels
    assert before.scale == after.scale
    for index, frame in enumerate(shown.frames):
        cell = Cell(*divmod(index, shown.across))
        assert frame.marked == {"before": cell}
        assert frame.results == {"after": cell}
        assert after.values[cell] == max(image[cell], 0)
        (written,) = frame.sums
        assert value_of(written.text) == float(written.result) == after.values[cell]
    negatives = sum(1 for value in image.flat if value < 0)
    assert shown.facts == {
        "size": f"{image.shape[0]} x {image.shape[1]}",
        "cells": str(image.size),
        "negatives": str(negatives),
        "zeroed": str(negatives),
        "cell_before": str(int(image[0, 0])),
        "cell": str(int(max(image[0, 0], 0))),
        "smallest": str(int(image.min())),
        "largest": str(int(image.max())),
        "smallest_after": str(int(after.values.min())),
    }
