import numpy as np
import pytest
from hypothesis import given

from cnn_tutor.engine import conv2d, depthwise_conv2d
from tests.engine import oracles
from tests.engine.strategies import convolutions


@given(convolutions())
def test_conv2d_is_the_plain_loop(case):
    expected = oracles.conv2d(
        case["x"],
        case["kernel"],
        case["bias"],
        case["strides"],
        case["padding"],
        case["dilation_rate"],
        case["groups"],
    )
    y = conv2d(**case)
    assert y.dtype == np.float32
    np.testing.assert_allclose(y, expected, rtol=1e-5, atol=1e-5)


@given(convolutions())
def test_depthwise_is_a_convolution_of_each_channel_by_itself(case):
    x, bias = case["x"], case["bias"]
    c = x.shape[3]
    m = len(bias)
    kernel = np.resize(case["kernel"], (*case["kernel"].shape[:2], c, m))
    settings = {k: case[k] for k in ("strides", "padding", "dilation_rate")}
    alone = [conv2d(x[..., [i]], kernel[:, :, [i]], bias, **settings) for i in range(c)]
    together = depthwise_conv2d(x, kernel, np.tile(bias, c), **settings)
    np.testing.assert_allclose(together, np.concatenate(alone, axis=3), rtol=1e-5, atol=1e-5)


def test_the_kernel_is_not_flipped():
    x = np.arange(9.0).reshape(1, 3, 3, 1)
    kernel = np.zeros((3, 3, 1, 1))
    kernel[0, 0] = 1
    assert conv2d(x, kernel) == 0
    assert conv2d(x, kernel[::-1, ::-1]) == 8


def test_float64_stays_and_whole_numbers_become_float32():
    x, kernel = np.ones((1, 3, 3, 1)), np.ones((3, 3, 1, 1))
    assert conv2d(x, kernel).dtype == np.float64
    assert conv2d(x.astype(np.uint8), kernel.astype(np.int64)).dtype == np.float32


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"x": np.ones((8, 8))}, r"x must have 4 axes \(batch, height, width, channels\)"),
        ({"x": np.ones((0, 8, 8, 2))}, r"x is empty along axis 0 \(batch\)"),
        ({"x": np.ones((1, 8, 8, 3))}, r"kernel has 2 along axis 2, expected 3"),
        ({"kernel": np.ones((9, 3, 2, 4))}, r"height \(axis 1 of x\): a window of 9"),
        ({"dilation_rate": (1, 4)}, r"width \(axis 2 of x\): .* spans 9"),
        ({"bias": np.ones(3)}, r"bias has 3 along axis 0, expected 4"),
        ({"padding": "full"}, r"padding must be \"valid\" or \"same\", not 'full'"),
        ({"padding": ["same"]}, r"padding must be \"valid\" or \"same\", not \['same'\]"),
        ({"strides": 0}, r"strides must be a whole number of at least 1, not 0"),
        ({"strides": (1, 2, 3)}, r"strides must be a whole number or a pair"),
        ({"strides": 1.5}, r"strides must be a whole number"),
        ({"groups": 3}, "3 groups need a multiple of 3 input channels, not 2"),
        ({"x": np.full((1, 8, 8, 2), np.nan)}, r"x holds NaN, first at index \(0, 0, 0, 0\)"),
        ({"kernel": np.full((3, 3, 2, 4), np.nan)}, r"kernel holds NaN"),
        ({"x": np.ones((1, 8, 8, 2), complex)}, r"x must hold real numbers; its dtype is complex"),
        ({"x": "a picture"}, r"x must hold real numbers"),
    ],
)
def test_what_does_not_fit_is_told_in_keras_terms(arguments, message):
    good = {"x": np.ones((1, 8, 8, 2)), "kernel": np.ones((3, 3, 2, 4))}
    with pytest.raises(ValueError, match=message):
        conv2d(**(good | arguments))
