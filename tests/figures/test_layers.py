"""Convolutions of several channels, filters, groups; dilated, bent."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from cnn_tutor.course.model import FigureSpec
from cnn_tutor.figures import Cell, FigureError, build
from tests.figures.arithmetic import value_of
from tests.figures.shelf import figure, rows, shelf

small = st.integers(-9, 9).map(float)


@st.composite
def layers(draw):
    """A picture in colour and the options of a layer, with every kernel given in numbers."""
    groups = draw(st.sampled_from([1, 3]))
    filters = draw(st.integers(1, 2)) * groups
    size = draw(st.tuples(st.integers(1, 3), st.integers(1, 3)))
    depth = 3 // groups
    image = draw(arrays(np.float32, (5, 6, 3), elements=st.integers(0, 9).map(float)))
    kernels = draw(arrays(np.float32, (filters, depth, *size), elements=small))
    return image, {
        "filters": rows(kernels),
        "bias": rows(draw(arrays(np.float32, (filters,), elements=small))),
        "groups": groups,
        "strides": draw(st.integers(1, 2)),
        "dilation": draw(st.integers(1, 2)),
        "padding": draw(st.sampled_from(["valid", "same"])),
        "activation": draw(st.sampled_from(["linear", "relu"])),
    }


@given(layers(), st.data())
def test_each_frame_is_a_place_of_a_filter_and_tells_its_sum_channel_by_channel(drawn, data):
    image, options = drawn
    kernels = np.array(options["filters"])
    filters, depth, height, width = kernels.shape
    stride, apart = options["strides"], options["dilation"]
    shown = figure("conv2d", image, **options)
    panels = {panel.name: panel for panel in shown.panels}
    padded = np.stack([panels[f"input-{channel}"].values for channel in range(3)], axis=2)
    places = len(shown.frames) // filters
    index = data.draw(st.integers(0, len(shown.frames) - 1))
    filter_, place = divmod(index, places)
    output = "output" if filters == 1 else f"output-{filter_}"
    i, j = divmod(place, shown.across)
    frame = shown.frames[index]

    first = filter_ * options["groups"] // filters * depth
    window = {
        Cell(i * stride + a * apart, j * stride + b * apart)
        for a in range(height)
        for b in range(width)
    }
    parts = [
        sum(
            padded[i * stride + a * apart, j * stride + b * apart, first + channel]
            * kernels[filter_, channel, a, b]
            for a in range(height)
            for b in range(width)
        )
        for channel in range(depth)
    ]
    before = sum(parts) + options["bias"][filter_]
    after = max(before, 0) if options["activation"] == "relu" else before

    for channel in range(3):
        seen = first <= channel < first + depth
        assert frame.lit[f"input-{channel}"] == (window if seen else set())
    assert frame.results == {output: Cell(i, j)}
    assert panels[output].values[i][j] == after
    results = [*([] if depth == 1 else parts), before]
    results += [after] if options["activation"] == "relu" else []
    assert [float(line.result) for line in frame.sums] == results
    assert [value_of(line.text) for line in frame.sums] == results
    for panel in shown.panels:
        if panel.role == "kernel" and len(kernels) > 1:
            is_here = panel.name.startswith(f"kernel-{filter_}-")
            assert (panel.name in frame.lit) != is_here


@given(layers())
def test_facts_count_channels_filters_and_groups(drawn):
    image, options = drawn
    kernels = np.array(options["filters"])
    filters, _, height, width = kernels.shape
    shown = figure("conv2d", image, **options)
    facts = shown.facts
    cells = int(facts["output_height"]) * int(facts["output_width"])
    assert cells * filters == len(shown.frames) == int(facts["output_values"])
    assert int(facts["weights"]) == kernels.size
    assert int(facts["parameters"]) == kernels.size + filters
    assert int(facts["parameters_one_channel"]) == height * width * filters + filters
    assert int(facts["multiply_adds"]) == cells * kernels.size
    assert facts["output_shape"] == f"{facts['output_size']} x {filters}"
    assert value_of(facts["sum"]) == float(facts["cell_before_activation"])


def test_a_figure_opens_at_the_filter_that_it_names():
    shown = figure("conv2d", np.ones((3, 3)), filters=(((1.0,),), ((2.0,),)), filter=1, at=(0, 2))
    assert shown.frames[shown.start].results == {"output-1": Cell(0, 2)}
    assert shown.facts["cell"] == "2"
    assert shown.frames[shown.start].known == {"output-0": 9, "output-1": 3}


def test_the_kernel_of_one_channel_is_used_for_all_alike():
    image = np.arange(12.0).reshape(2, 2, 3)
    shown = figure("conv2d", image, kernel=((2.0,),))
    assert np.array_equal(shown.panels[-1].values, 2 * image.sum(axis=2))


def test_what_would_tell_the_result_is_veiled_with_it():
    shown = figure("conv2d", np.full((1, 1, 3), 2.0), kernel=((3.0,),), bias=1, activation="relu")
    assert [line.text for line in shown.frames[0].sums] == [
        "3·2",
        "3·2",
        "3·2",
        "6 + 6 + 6 + 1",
        "max(19, 0)",
    ]
    assert shown.frames[0].sums[-2].veiled == ("?", "?", "?", "1")
    assert shown.frames[0].sums[-1].veiled == ("max(?, 0)",)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"kernel": ((1.0,),), "groups": 2}, "2 groups need a multiple of 2 channels, not 3"),
        ({"filters": ((((1.0,),),) * 2,)}, "2 kernels in a filter that sees 3 channels"),
        ({"filters": (((1.0,),), ((1.0, 2.0),))}, "kernels of 1 x 1 and of 1 x 2 in one layer"),
        ({"kernel": ((1.0,),), "bias": (1, 2)}, "bias: 2 numbers where 1 were expected"),
        ({"kernel": ((1.0,),), "filter": 1}, "there is no filter 1"),
        ({"kernel": ((1.0,) * 3,), "dilation": 4}, "1 x 9 does not fit"),
    ],
)
def test_what_does_not_fit_is_told_in_a_sentence(options, message):
    with pytest.raises(FigureError, match=message):
        figure("conv2d", np.ones((4, 4, 3)), **options)


ONE = ((1.0,),)


def grouped(channels, filters):
    """A convolution of these channels by so many filters, in two groups."""
    kernels = dict.fromkeys([*channels, "box_blur"], ONE)
    options = {"through": (tuple(channels),), "filters": ("box_blur",) * filters, "groups": 2}
    return build(
        FigureSpec("conv2d", {"image": "picture", **options}), shelf(((1.0, 2.0),), **kernels)
    )


def test_in_groups_there_is_room_for_the_longest_name():
    shown = grouped(["a", "b", "c", "the_last_of_four"], 2)
    longest = max(len(each.label) for each in shown.longest)
    assert longest == max(len(each.label) for frame in shown.frames for each in frame.sums) == 16


@pytest.mark.parametrize(
    ("channels", "filters", "titles"),
    [
        ("abcd", 2, ["for a", "for b", "for c", "for d"]),
        ("abca", 2, ["0 for a", "for b", "for c", "1 for a"]),
        (
            "abcd",
            4,
            [f"{n} for {name}" for n, pair in enumerate(["ab", "ab", "cd", "cd"]) for name in pair],
        ),
        ("ab", 2, ["box-blur", "box-blur"]),
    ],
)
def test_a_kernel_is_named_by_its_channel_and_by_its_filter_where_several_see_that(
    channels, filters, titles
):
    shown = grouped(channels, filters)
    assert [panel.title for panel in shown.panels if panel.role == "kernel"] == titles
