import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from cnn_tutor.course.model import FigureSpec
from cnn_tutor.figures import Cell, FigureError, build
from tests.figures.arithmetic import as_typed, value_of
from tests.figures.shelf import Shelf, figure, rows

small = st.integers(-9, 9).map(float)


def maps(low, high):
    sizes = st.tuples(st.integers(low, high), st.integers(low, high))
    return sizes.flatmap(lambda size: arrays(np.float32, size, elements=small))


@st.composite
def convolutions(draw):
    image, kernel = draw(maps(3, 7)), draw(maps(1, 3))
    return image, {
        "kernel": rows(kernel),
        "strides": draw(st.integers(1, 3)),
        "padding": draw(st.sampled_from(["valid", "same"])),
        "bias": draw(st.integers(-3, 3)),
    }


def padded_by_hand(image, kernel, strides, padding):
    """Keras's `same`: ceil(n / s) places, the odd zero at the bottom and the right."""
    if padding == "valid":
        return image, (0, 0, 0, 0)
    amounts = []
    for n, k in zip(image.shape, kernel.shape, strict=True):
        total = max((-(-n // strides) - 1) * strides + k - n, 0)
        amounts += [total // 2, total - total // 2]
    top, bottom, left, right = amounts
    return np.pad(image, ((top, bottom), (left, right))), (top, bottom, left, right)


def bare_values(image, kernel, stride):
    """The convolution without padding and bias, by the plain loop."""
    rows = range(0, image.shape[0] - kernel.shape[0] + 1, stride)
    columns = range(0, image.shape[1] - kernel.shape[1] + 1, stride)
    windows = [
        [(image[i : i + kernel.shape[0], j : j + kernel.shape[1]] * kernel).sum() for j in columns]
        for i in rows
    ]
    return np.array(windows).reshape(len(rows), len(columns))


def places(size, window, stride):
    return len(range(0, size - window + 1, stride))


@given(convolutions())
def test_every_frame_looks_at_the_window_and_tells_its_sum(drawn):
    image, options = drawn
    kernel = np.array(options["kernel"], np.float32)
    padded, pads = padded_by_hand(image, kernel, options["strides"], options["padding"])
    shown = figure("conv2d", image, **options)
    source, weights, output = shown.panels
    stride = options["strides"]
    height = places(padded.shape[0], kernel.shape[0], stride)
    width = places(padded.shape[1], kernel.shape[1], stride)

    top, _, left, _ = source.padding
    pixels = {Cell(i + top, j + left) for i, j in np.ndindex(*image.shape)}
    assert source.padding == pads
    assert all(
        source.is_padding(Cell(*at)) == (at not in pixels) for at in np.ndindex(*source.size)
    )
    assert np.array_equal(source.values, padded)
    assert np.array_equal(weights.values, kernel)
    assert output.size == (height, width)
    assert len(shown.frames) == height * width
    assert shown.across == width

    for i in range(height):
        for j in range(width):
            frame = shown.frames[i * width + j]
            window = {
                Cell(i * stride + a, j * stride + b)
                for a in range(kernel.shape[0])
                for b in range(kernel.shape[1])
            }
            expected = options["bias"] + sum(
                padded[cell] * kernel[cell.row - i * stride, cell.column - j * stride]
                for cell in window
            )
            assert frame.lit["input"] == window
            assert frame.results == {"output": Cell(i, j)}
            assert frame.known == {"output": i * width + j + 1}
            assert output.values[i][j] == expected
            (written,) = frame.sums
            assert value_of(written.text) == float(written.result) == expected


@given(convolutions())
def test_unused_are_the_last_rows_and_columns_that_no_window_reaches(drawn):
    image, options = drawn
    shown = figure("conv2d", image, **options)
    source = shown.panels[0]
    reached = {cell for frame in shown.frames for cell in frame.lit["input"]}
    height, width = source.size
    assert source.unused == (
        height - 1 - max(cell.row for cell in reached),
        width - 1 - max(cell.column for cell in reached),
    )


@given(convolutions(), st.data())
def test_facts_are_what_they_say(drawn, data):
    image, options = drawn
    kernel = np.array(options["kernel"], np.float32)
    stride, bias = options["strides"], options["bias"]
    padded, (top, bottom, left, right) = padded_by_hand(image, kernel, stride, options["padding"])
    height = places(padded.shape[0], kernel.shape[0], stride)
    width = places(padded.shape[1], kernel.shape[1], stride)
    i = data.draw(st.integers(0, height - 1))
    j = data.draw(st.integers(0, width - 1))
    shown = figure("conv2d", image, **options, at=(i, j))
    facts = dict(shown.facts)
    window = padded[
        i * stride : i * stride + kernel.shape[0], j * stride : j * stride + kernel.shape[1]
    ]
    output = np.array(shown.panels[2].values)

    assert shown.start == i * width + j
    assert value_of(facts.pop("sum")) == output[i, j]
    valid = [places(n, k, stride) for n, k in zip(image.shape, kernel.shape, strict=True)]
    same = [-(-n // stride) for n in image.shape]
    unstrided = [
        n if options["padding"] == "same" else n - k + 1
        for n, k in zip(image.shape, kernel.shape, strict=True)
    ]
    bare = bare_values(image, kernel, stride)
    last = [min(at, size - 1) for at, size in zip((i, j), bare.shape, strict=True)]
    unpadded = bare[tuple(last)] + bias if bare.size else output[i, j]
    numbers = {
        "input_height": image.shape[0],
        "input_width": image.shape[1],
        "input_cells": image.size,
        "kernel_height": kernel.shape[0],
        "kernel_width": kernel.shape[1],
        "output_height": height,
        "output_width": width,
        "output_cells": height * width,
        "output_values": height * width,
        "channels": 1,
        "filters": 1,
        "groups": 1,
        "dilation": 1,
        "span_height": kernel.shape[0],
        "span_width": kernel.shape[1],
        "multiply_adds": height * width * kernel.size,
        "parameters_one_channel": kernel.size + 1,
        "parameters_one_bias": kernel.size + 1,
        "undilated_height": height,
        "undilated_width": width,
        "unused_rows": shown.panels[0].unused[0],
        "unused_columns": shown.panels[0].unused[1],
        "products": kernel.size,
        "weights": kernel.size,
        "parameters": kernel.size + 1,
        "strides": stride,
        "bias": bias,
        "pad_top": top,
        "pad_bottom": bottom,
        "pad_left": left,
        "pad_right": right,
        "valid_height": valid[0],
        "valid_width": valid[1],
        "same_height": same[0],
        "same_width": same[1],
        "unstrided_height": unstrided[0],
        "unstrided_width": unstrided[1],
        "ceil_height": int(np.ceil((image.shape[0] - kernel.shape[0]) / stride)) + 1,
        "cell": output[i, j],
        "cell_row": i,
        "cell_column": j,
        "cell_before_activation": output[i, j],
        "cell_one_channel": output[i, j],
        "cell_without_bias": output[i, j] - bias,
        "cell_without_padding": unpadded,
        "cell_flipped": (window * kernel[::-1, ::-1]).sum() + bias,
        "window_sum": window.sum(),
        "smallest": output.min(),
        "largest": output.max(),
        "largest_row": divmod(int(output.argmax()), width)[0],
        "largest_column": divmod(int(output.argmax()), width)[1],
    }
    turned = {**options, "kernel": tuple(map(tuple, kernel[::-1, ::-1].tolist()))}
    words = {
        "output": as_typed(output),
        "output_flipped": as_typed(figure("conv2d", image, **turned).panels[2].values),
        "input_size": f"{image.shape[0]} x {image.shape[1]}",
        "kernel_size": f"{kernel.shape[0]} x {kernel.shape[1]}",
        "output_size": f"{height} x {width}",
        "input_shape": f"{image.shape[0]} x {image.shape[1]} x 1",
        "output_shape": f"{height} x {width} x 1",
        "padding": options["padding"],
        "row": " ".join(f"{value:.0f}" for value in output[i]),
    }
    assert {name: float(facts.pop(name)) for name in numbers} == numbers
    assert facts == words


def test_values_that_are_not_whole_are_told_to_two_decimals():
    shown = figure("conv2d", [[1.0, 2.0]], kernel=((0.33, -0.5),))
    assert shown.frames[0].sums[0].terms == ("0.33·1", "-0.5·2")
    assert shown.frames[0].sums[0].text == "0.33·1 - 0.5·2"
    assert shown.facts["cell"] == "-0.67"


def test_a_negative_value_stands_in_brackets():
    shown = figure("conv2d", [[-1.0, -2.0]], kernel=((3.0, -4.0),))
    assert shown.frames[0].sums[0].text == "3·(-1) - 4·(-2)"


def test_a_signed_map_has_a_scale_symmetric_about_zero():
    source, kernel, output = figure("conv2d", [[1.0, 4.0]], kernel=((-3.0, 1.0),)).panels
    assert source.scale == (0, 4)
    assert kernel.scale == (-3, 3)
    assert output.scale == (0, 1)


def test_a_kernel_is_signed_even_if_none_of_its_weights_is_negative():
    for kind in ("conv2d", "conv2d-transpose"):
        assert figure(kind, [[1.0, 4.0]], kernel=((3.0, 1.0),)).panels[1].scale == (-3, 3)
    dense = figure("dense", [[1.0, 4.0]], weights=((3.0, 1.0),))
    assert dense.panels[1].scale == (-3, 3)


def test_maps_that_are_to_be_compared_share_a_scale_for_each_role():
    given = (
        ("image", "input", ((1.0, 9.0),)),
        ("1", "kernel", ((0.0, 1.0),)),
        ("2", "kernel", ((0.0, 3.0),)),
        ("a", "output", ((-5.0, 2.0),)),
        ("b", "output", ((31.0, 15.0),)),
    )
    shown = build(FigureSpec("maps", {"maps": given}), Shelf())
    assert [panel.scale for panel in shown.panels] == [
        (0, 9), (-3, 3), (-3, 3), (-31, 31), (-31, 31),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"kernel": ((1.0,) * 4,) * 4}, "4 x 4 does not fit into an input of 3 x 3"),
        ({"kernel": ((1.0,),), "at": (3, 0)}, r"at: \[3, 0\].*row from 0 to 2"),
        ({"kernel": "sobel-q"}, "'sobel-q' is not in kernels.yaml"),
    ],
)
def test_what_cannot_be_built_is_told_in_a_sentence(options, message):
    with pytest.raises(FigureError, match=message):
        figure("conv2d", np.ones((3, 3)), **options)
