import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from cnn_tutor.engine import dense, flatten, leaky_relu, relu, sigmoid, softmax, tanh

# Whole numbers, which float32 adds without rounding.
rows = arrays(np.float32, (3, 4), elements=st.integers(-1000, 1000).map(float))


@given(rows)
def test_relu_keeps_what_is_positive_and_nothing_else(x):
    np.testing.assert_array_equal(relu(x) - relu(-x), x)
    np.testing.assert_array_equal(leaky_relu(x, 0.0), relu(x))
    np.testing.assert_allclose(leaky_relu(x), relu(x) - np.float32(0.2) * relu(-x))


@given(rows)
def test_sigmoid_and_tanh_are_one_curve(x):
    np.testing.assert_allclose(2 * sigmoid(2 * x) - 1, tanh(x), atol=1e-6)


@given(rows, st.integers(-1000, 1000))
def test_softmax_sums_to_one_and_ignores_a_shift(x, shift):
    shares = softmax(x)
    np.testing.assert_allclose(shares.sum(axis=1), 1, rtol=1e-5)
    np.testing.assert_array_equal(softmax(x + np.float32(shift)), shares)
    assert (x[np.arange(3), shares.argmax(axis=1)] == x.max(axis=1)).all()


@given(rows)
def test_dense_is_a_weighted_sum(x):
    kernel = np.eye(4, 2, dtype=np.float32)
    np.testing.assert_array_equal(dense(x, kernel, np.array([1, 2])), x[:, :2] + [1, 2])
    np.testing.assert_array_equal(dense(x, kernel), x[:, :2])


def test_flatten_wants_a_batch():
    assert flatten(np.ones((0, 3, 2))).shape == (0, 6)
    with pytest.raises(ValueError, match="x must have a batch axis"):
        flatten(7)


def test_flatten_walks_the_channels_fastest():
    x = np.arange(12.0).reshape(1, 2, 3, 2)
    np.testing.assert_array_equal(flatten(x), np.arange(12.0)[np.newaxis])


def test_dense_names_the_axis_that_does_not_agree():
    with pytest.raises(ValueError, match="kernel has 3 along axis 0, expected 4: the features"):
        dense(np.ones((2, 4)), np.ones((3, 5)))
