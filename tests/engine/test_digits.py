import numpy as np

from cnn_tutor.engine import load_digits


def test_the_digits_are_all_there_and_split_once_for_all():
    (x_train, y_train), (x_test, y_test) = load_digits()
    assert x_train.shape == (1437, 8, 8, 1)
    assert x_test.shape == (360, 8, 8, 1)
    assert x_train.dtype == x_test.dtype == np.float32
    assert x_train.min() == 0
    assert x_train.max() == 16
    assert set(y_train) == set(y_test) == set(range(10))
    assert min(np.bincount(y_test)) > 20
