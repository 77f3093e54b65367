import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from cnn_tutor.course.option_words import STARTS
from cnn_tutor.course.typed import read_typed
from cnn_tutor.figures import Cell, build
from tests.content.shipped import COURSE
from tests.figures.arithmetic import value_of
from tests.figures.shelf import figure, rows

small = st.integers(-9, 9).map(float)


def maps(most):
    sizes = st.tuples(st.integers(1, most), st.integers(1, most))
    return sizes.flatmap(lambda size: arrays(np.float32, size, elements=small))


@st.composite
def spreads(draw):
    return draw(maps(4)), {
        "kernel": rows(draw(maps(3))),
        "strides": draw(st.integers(1, 3)),
        "padding": draw(st.sampled_from(["valid", "same"])),
        "bias": draw(st.integers(-2, 2)),
    }


def spread(image, kernel, strides, padding, bias):
    """The plain loop, and where each cell adds first: padding is cut off at all sides."""
    sizes, befores = [], []
    for n, k in zip(image.shape, kernel.shape, strict=True):
        size = n * strides + (max(k - strides, 0) if padding == "valid" else 0)
        total = max((n - 1) * strides + k - size, 0)
        sizes.append(size)
        befores.append(total // 2 if padding == "same" else 0)
    output = np.full(sizes, float(bias))
    moments = []
    for i in range(image.shape[0]):
        for j in range(image.shape[1]):
            reached = set()
            for a in range(kernel.shape[0]):
                for b in range(kernel.shape[1]):
                    row, column = i * strides + a - befores[0], j * strides + b - befores[1]
                    if 0 <= row < sizes[0] and 0 <= column < sizes[1]:
                        output[row, column] += image[i, j] * kernel[a, b]
                        reached.add(Cell(row, column))
            moments.append((reached, output.copy()))
    return moments


@given(spreads())
def test_each_frame_spreads_a_cell_and_adds_where_others_were(drawn):
    image, options = drawn
    kernel = np.array(options["kernel"])
    shown = figure("conv2d-transpose", image, **options)
    moments = spread(image, **{**options, "kernel": kernel})
    assert len(shown.frames) == image.size
    for index, (reached, output) in enumerate(moments):
        frame = shown.frames[index]
        cell = frame.marked["input"]
        assert cell == Cell(*divmod(index, image.shape[1]))
        assert shown.frame_at("input", cell) == index
        assert frame.lit["output"] == reached
        assert np.array_equal(frame.values["output"], output)
        (line,) = frame.sums
        target = frame.results["output"]
        assert target == min(reached)
        assert frame.lit["input"] == {
            Cell(*divmod(before, image.shape[1]))
            for before, (there, _) in enumerate(moments[: index + 1])
            if target in there
        }
        assert len(line.terms) == len(frame.lit["input"]) + bool(options["bias"])
        assert value_of(line.text) == float(line.result) == output[target]
        assert all(len(f"{value:.0f}") <= len(shown.panels[2].widest) for value in output.flat)
        assert len(line.terms) <= len(shown.longest[0].terms)
    assert np.array_equal(shown.panels[2].values, moments[-1][1])


def test_facts_tell_sizes_and_what_mistakes_give():
    kernel = ((1.0, 2.0, 1.0), (2.0, 4.0, 2.0), (1.0, 2.0, 1.0))
    image = np.array([[1.0, 3.0, 0.0], [5.0, 7.0, 4.0], [2.0, 0.0, 8.0]])
    facts = figure("conv2d-transpose", image, kernel=kernel, strides=2, at=(1, 1)).facts
    named = {
        "output_size": "7 x 7",
        "valid_height": "7",
        "same_height": "6",
        "forward_height": "1",
        "overlaps": "4",
        "products": "9",
        "input_cell": "7",
        "target_row": "2",
        "cell": "16",
        "cell_overwritten": "7",
        "sum": "1·1 + 1·3 + 1·5 + 1·7",
    }
    assert {name: facts[name] for name in named} == named


@pytest.mark.parametrize("padding", ["valid", "same"])
def test_it_walks_back_to_the_size_that_conv2d_came_from(padding):
    kernel = ((1.0,) * 3,) * 3
    shown = figure("conv2d-transpose", np.ones((3, 3)), kernel=kernel, strides=2, padding=padding)
    again = figure("conv2d", shown.panels[2].values, kernel=kernel, strides=2, padding=padding)
    assert again.facts["output_size"] == "3 x 3"


def test_what_it_starts_with_overlaps_so_that_the_sum_adds():
    options = read_typed("conv2d-transpose", STARTS["conv2d-transpose"], COURSE)
    shown = build(options, COURSE)
    assert int(shown.facts["overlaps"]) == 4
    assert len(shown.frames[-1].sums[0].terms) == 4
