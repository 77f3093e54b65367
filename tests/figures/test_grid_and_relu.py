import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from cnn_tutor.figures import Cell
from tests.figures.arithmetic import as_typed, value_of
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
        "pixels": str(image.size),
        "row": " ".join(str(int(value)) for value in image[at[0]]),
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
    before, curve, after = shown.panels
    assert before.scale == after.scale
    for index, frame in enumerate(shown.frames):
        cell = Cell(*divmod(index, shown.across))
        nearest = frame.marked["curve"].column
        places = np.linspace(-1, 1, curve.count) * (abs(image).max() or 1)
        assert abs(places[nearest] - image[cell]) <= min(abs(places - image[cell])) + 1e-4
        assert frame.marked["before"] == cell
        assert frame.results == {"after": cell}
        assert after.values[cell.row][cell.column] == max(image[cell], 0)
        (written,) = frame.sums
        assert value_of(written.text) == float(written.result) == max(image[cell], 0)
    negatives = sum(1 for value in image.flat if value < 0)
    assert shown.facts == {
        "size": f"{image.shape[0]} x {image.shape[1]}",
        "cells": str(image.size),
        "negatives": str(negatives),
        "zeroed": str(negatives),
        "cell_before": str(int(image[0, 0])),
        "cell": str(int(max(image[0, 0], 0))),
        "cell_row": "0",
        "cell_column": "0",
        "row": " ".join(str(int(max(value, 0))) for value in image[0]),
        "absolute_cell": str(int(abs(image[0, 0]))),
        "largest_after": str(int(np.max(after.values))),
        "smallest": str(int(image.min())),
        "largest": str(int(image.max())),
        "smallest_after": str(int(np.min(after.values))),
        "before": as_typed(image),
        "after": as_typed(np.maximum(image, 0)),
        "absolute": as_typed(abs(image)),
    }


@pytest.mark.parametrize(
    ("name", "of"),
    [
        ("leaky_relu", lambda x: x if x > 0 else 0.2 * x),
        ("sigmoid", lambda x: 1 / (1 + math.exp(-x))),
        ("tanh", math.tanh),
    ],
)
def test_other_activations_bend_otherwise(name, of):
    image = np.array([[-3.0, -0.5, 0.0, 2.0]])
    shown = figure("relu", image, activation=name)
    for index, frame in enumerate(shown.frames):
        (written,) = frame.sums
        text = written.text.replace("e^-", "2.718281828**-").replace("e^", "2.718281828**")
        expected = of(float(image[0, index]))
        assert shown.panels[2].values[0][index] == pytest.approx(expected, abs=1e-5)
        assert value_of(text, tanh=math.tanh) == pytest.approx(expected, abs=1e-5)
        assert float(written.result.lstrip("<>")) == pytest.approx(expected, abs=0.0051)


def test_what_is_squeezed_between_limits_has_a_scale_of_its_own():
    image = [[-55.0, 0.0, 1.0]]
    after = {name: figure("relu", image, activation=name).panels[-1] for name in ("relu", "tanh")}
    assert after["relu"].scale == (-55, 55)
    assert after["tanh"].scale == (-1, 1)
    shared = figure("relu", image, activation="tanh", scale="all")
    assert shared.panels[-1].scale == (-55, 55)


def test_a_picture_in_colour_stands_before_its_channels():
    image = np.arange(24.0).reshape(2, 4, 3) * 10
    shown = figure("grid", image, at=(1, 2))
    picture, *channels = shown.panels
    assert np.allclose(np.array(picture.pixels) * 255, image)
    assert [panel.title for panel in channels] == ["red", "green", "blue"]
    for channel, panel in enumerate(channels):
        assert np.array_equal(panel.values, image[:, :, channel])
    sums = shown.frames[shown.start].sums
    assert [value_of(each.text, image=image) for each in sums] == image[1, 2].tolist()
    assert (shown.facts["channels"], shown.facts["pixels"], shown.facts["values"]) == (
        "3",
        "8",
        "24",
    )


def test_a_channel_can_be_looked_at_alone():
    image = np.arange(24.0).reshape(2, 4, 3)
    shown = figure("grid", image, channel=1)
    assert [panel.title for panel in shown.panels] == ["green"]
    assert np.array_equal(shown.panels[0].values, image[:, :, 1])


@pytest.mark.parametrize(
    ("shared", "scales"),
    [
        ("map", [(0, 9), (-4, 4), (0, 2)]),
        ("layer", [(-9, 9)] * 3),
        ("all", [(-9, 9)] * 3),
    ],
)
def test_a_scale_is_that_of_a_map_or_of_a_layer(shared, scales):
    image = np.stack([[[9.0, 1.0]], [[-4.0, 1.0]], [[2.0, 0.0]]], axis=2)
    assert [panel.scale for panel in figure("grid", image, scale=shared).panels[1:]] == scales
