"""What the lab reads off a figure is what `shapes` says, and what really reaches a cell."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cnn_tutor import shapes
from cnn_tutor.course.model import FigureSpec
from cnn_tutor.course.pages import Image
from cnn_tutor.figures import build
from cnn_tutor.pictures import Album
from cnn_tutor.tui.readout import readout
from tests.tui.host import COURSE


def told(kind, **options):
    spec = FigureSpec(kind, options)
    return readout(build(spec, COURSE), spec, COURSE)


@settings(max_examples=60, deadline=None)
@given(
    st.integers(1, 3),
    st.integers(1, 3),
    st.sampled_from(["valid", "same"]),
    st.integers(1, 4),
)
def test_a_convolution_comes_to_what_the_shapes_say(strides, dilation, padding, filters):
    name, window = "sobel-x", 3
    options = {"strides": strides, "dilation": dilation, "padding": padding}
    if strides > 1 and dilation > 1:
        options["dilation"] = dilation = 1
    chosen = {"kernel": name} if filters == 1 else {"filters": (name,) * filters}
    side = shapes.output_size(8, window, strides, padding, dilation)
    span = dilation * (window - 1) + 1
    assert told("conv2d", image="digit-0-0", **options, **chosen) == [
        f"{side} x {side} x {filters}",
        f"{shapes.conv2d_parameters(window, 1, filters)} parameters",
        f"{shapes.multiply_adds(side, window, 1, filters)} multiply-adds",
        f"a cell sees {span} x {span}",
    ]


@pytest.mark.parametrize(("strides", "padding"), [(1, "valid"), (2, "same"), (3, "valid")])
def test_a_transposed_convolution(strides, padding):
    kernel = ((1.0, 2.0, 3.0), (4.0, 5.0, 6.0))
    sides = [shapes.transposed_size(8, window, strides, padding) for window in (2, 3)]
    found = told(
        "conv2d-transpose", image="digit-0-0", kernel=kernel, strides=strides, padding=padding
    )
    assert found[:3] == [
        f"{sides[0]} x {sides[1]}",
        f"{shapes.conv2d_parameters((2, 3), 1, 1)} parameters",
        f"{shapes.multiply_adds(8, (2, 3), 1, 1)} multiply-adds",
    ]


def test_a_stack_counts_the_weights_of_its_convolutions():
    found = told("receptive-field", image="digit-0-0", layers=("conv3", "pool2", "conv2"))
    work = shapes.multiply_adds(6, 3, 1, 1) + shapes.multiply_adds(2, 2, 1, 1)
    assert found == ["2 x 2", f"{10 + 5} parameters", f"{work} multiply-adds", "a cell sees 6 x 6"]


def test_what_has_no_windows_says_how_many_values_and_how_much_each_sees():
    digit = {"image": "digit-0-0"}
    assert told("flatten", **digit) == ["64 values", "0 parameters", "a cell sees 1 x 1"]
    assert told("dense", **digit, weights=((1.0,) * 64,) * 3) == [
        "3 values",
        f"{3 * 64 + 3} parameters",
        f"{shapes.multiply_adds(1, 1, 64, 3)} multiply-adds",
        "a value sees all of it",
    ]
    assert told("softmax", logits=(1.0, 2.0)) == ["2 values", "0 parameters"]
    assert told("pool2d", **digit, pool=("global-average",)) == [
        "1 x 1",
        "0 parameters",
        "a value sees all of it",
    ]


SIDE = 12
CASES = [
    ("conv2d", {"kernel": "gaussian-blur"}),
    ("conv2d", {"kernel": "gaussian-blur", "dilation": 2, "through": ("gaussian-blur",)}),
    ("conv2d", {"kernel": "gaussian-blur", "strides": 2, "padding": "same"}),
    ("pool2d", {"pool": ("average",), "pool_size": 3, "through": ("gaussian-blur",)}),
    ("relu", {"through": ("gaussian-blur",)}),
    ("receptive-field", {"layers": ("conv3", "conv2/2"), "through": ("gaussian-blur",)}),
    ("conv2d-transpose", {"kernel": ((1.0, 2.0, 3.0),) * 3, "strides": 2}),
    ("conv2d-transpose", {"kernel": ((1.0, 2.0),), "through": ("gaussian-blur",)}),
]


@pytest.mark.parametrize(("kind", "options"), CASES, ids=lambda each: str(each)[:60])
def test_no_more_pixels_reach_a_cell_than_are_told_and_some_cell_sees_so_many(kind, options):
    spec = FigureSpec(kind, {"image": "it", **options})
    album = Album(COURSE, {"it": Image("it", "", tuple(map(tuple, np.ones((SIDE, SIDE)))))})

    def result(pixel):
        rows = np.ones((SIDE, SIDE), np.float32)
        if pixel is not None:
            rows.flat[pixel] = 9
        image = Image("it", "", tuple(map(tuple, rows.tolist())))
        figure = build(spec, Album(COURSE, {"it": image}))
        panel = next(panel for panel in reversed(figure.panels) if panel.role == "output")
        last = figure.frames[-1]
        return np.array(last.values.get(panel.name, panel.values))

    still = result(None)
    moved = np.array([result(pixel) != still for pixel in range(SIDE * SIDE)])
    reach = moved.reshape(SIDE, SIDE, -1)
    sides = [reach.any(axis=1 - axis).sum(axis=0).max() for axis in (0, 1)]
    assert readout(build(spec, album), spec, album)[-1] == f"a cell sees {sides[0]} x {sides[1]}"
