import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnn_tutor.shapes import (
    ReceptiveField,
    Window,
    conv2d_parameters,
    multiply_adds,
    output_size,
    pad_amounts,
    receptive_field,
)

sizes, windows, strides, dilations = (st.integers(1, n) for n in (40, 9, 7, 4))


@given(sizes, windows, strides, dilations)
def test_valid_counts_the_places_where_the_whole_window_fits(size, window, stride, dilation):
    span = dilation * (window - 1) + 1
    walked = [p for p in range(0, size, stride) if p + span <= size]
    if walked:
        assert output_size(size, window, stride, "valid", dilation) == len(walked)
        assert pad_amounts(size, window, stride, "valid", dilation) == (0, 0)
    else:
        with pytest.raises(ValueError, match=f"spans {span}, which does not fit"):
            output_size(size, window, stride, "valid", dilation)


@given(sizes, windows, strides, dilations)
def test_same_pads_with_as_little_as_it_takes(size, window, stride, dilation):
    places = output_size(size, window, stride, "same", dilation)
    before, after = pad_amounts(size, window, stride, "same", dilation)
    assert places == math.ceil(size / stride)
    assert after - before in (0, 1)
    padded = size + before + after
    assert output_size(padded, window, stride, "valid", dilation) == places
    if padded > size and padded - 1 >= dilation * (window - 1) + 1:
        assert output_size(padded - 1, window, stride, "valid", dilation) == places - 1


def test_the_numbers_that_every_course_shows():
    assert output_size(28, 5) == 24
    assert output_size(224, 7, 2, "same") == 112
    assert pad_amounts(224, 7, 2, "same") == (2, 3)
    assert conv2d_parameters(3, 3, 32) == 896
    assert conv2d_parameters((5, 3), 4, 8, groups=2, use_bias=False) == 240
    assert multiply_adds((26, 26), 3, 1, 8) == 26 * 26 * 9 * 8
    assert multiply_adds(1, 1, 400, 10) == 4000
    assert receptive_field([(3,), (3,), (3,)]) == ReceptiveField(7, 1, 0)
    assert receptive_field([Window(3, before=1), Window(2, stride=2)]) == (4, 2, -1)


@given(st.lists(st.builds(Window, windows, strides, dilations, st.integers(0, 3)), max_size=4))
def test_the_receptive_field_is_what_walking_back_finds(layers):
    def seen(index):
        low = high = index
        for window, stride, dilation, before in reversed(layers):
            low = low * stride - before
            high = high * stride - before + dilation * (window - 1)
        return low, high

    field = receptive_field(layers)
    for index in (0, 1, 5):
        low, high = seen(index)
        assert low == field.start + index * field.jump
        assert high == low + field.size - 1


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: output_size(0, 3), "size must be a whole number of at least 1, not 0"),
        (lambda: output_size(8, 3, -1), "stride must be"),
        (lambda: output_size(8, 2.5), "window must be"),
        (lambda: output_size(8, 3, padding="SAME "), "padding must be"),
        (lambda: pad_amounts(8, 3, dilation=0), "dilation must be"),
        (lambda: conv2d_parameters((1, 2, 3), 1, 1), "kernel_size must be"),
        (
            lambda: conv2d_parameters(3, 4, 6, groups=4),
            "4 groups need a multiple of 4 filters, not 6",
        ),
        (lambda: receptive_field([Window(0)]), "window must be"),
    ],
)
def test_numbers_that_mean_nothing_are_refused(call, message):
    with pytest.raises(ValueError, match=message):
        call()
