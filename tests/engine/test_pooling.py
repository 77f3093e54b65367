import numpy as np
import pytest
from hypothesis import given

from cnn_tutor.engine import avg_pool2d, global_avg_pool2d, global_max_pool2d, max_pool2d
from tests.engine import oracles
from tests.engine.strategies import images, poolings


@given(poolings())
def test_pooling_is_the_plain_loop(case):
    x, window, strides, padding = case
    for pool, reduce in ((max_pool2d, max), (avg_pool2d, oracles.mean)):
        expected = oracles.pool2d(x, window, strides, padding, reduce)
        y = pool(x, window, strides=strides, padding=padding)
        np.testing.assert_allclose(y, expected, rtol=1e-5, atol=1e-6)


@given(images())
def test_global_pooling_is_pooling_with_a_window_as_large_as_the_image(x):
    size = x.shape[1:3]
    np.testing.assert_array_equal(global_max_pool2d(x), max_pool2d(x, size)[:, 0, 0])
    np.testing.assert_allclose(
        global_avg_pool2d(x), avg_pool2d(x, size)[:, 0, 0], rtol=1e-5, atol=1e-6
    )


def test_numpys_whole_numbers_are_whole_numbers():
    x = np.ones((1, 9, 9, 1))
    assert max_pool2d(x, np.int64(3), strides=(np.int32(1), 2)).shape == (1, 7, 4, 1)


def test_strides_default_to_the_pool_size():
    assert max_pool2d(np.ones((1, 9, 9, 1)), 3).shape == (1, 3, 3, 1)


def test_padding_never_wins_and_never_counts():
    x = -np.ones((1, 3, 3, 1))
    assert (max_pool2d(x, 2, padding="same") == -1).all()
    assert (avg_pool2d(x, 2, padding="same") == -1).all()


def test_a_window_that_does_not_fit_names_the_axis():
    with pytest.raises(ValueError, match=r"width \(axis 2 of x\): a window of 2"):
        max_pool2d(np.ones((1, 4, 1, 1)))
