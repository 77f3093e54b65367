import gzip
import struct

import numpy as np
import pytest

from cnn_tutor.engine import (
    DARKEST,
    SHAPES,
    digit_logits,
    load_digits,
    load_idx,
    load_mnist,
    load_shapes,
    load_trained,
    softmax,
)


def test_the_same_seed_gives_the_same_pictures():
    x, y = load_shapes(40, seed=7)
    again, labels = load_shapes(40, seed=7)
    np.testing.assert_array_equal(x, again)
    np.testing.assert_array_equal(y, labels)
    assert not np.array_equal(x, load_shapes(40, seed=8)[0])


def test_pictures_are_colours_of_eight_classes_in_equal_numbers():
    x, y = load_shapes(80)
    assert x.shape == (80, 32, 32, 3)
    assert x.dtype == np.float32
    assert x.min() >= 0
    assert x.max() <= 1
    assert np.bincount(y).tolist() == [10] * len(SHAPES)


def test_every_shape_stands_out_from_its_background():
    x, _ = load_shapes(200, seed=1)
    corner, spread = x[:, 0, 0], x.std(axis=(1, 2)).max(axis=1)
    assert corner.std() > 0.2
    assert spread.min() > 0.05


def idx_bytes(array, code):
    head = struct.pack(">BBBB", 0, 0, code, array.ndim)
    return head + struct.pack(f">{array.ndim}I", *array.shape) + array.tobytes()


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_an_idx_file_gives_its_array(pack, tmp_path):
    images = np.arange(24, dtype=np.uint8).reshape(2, 3, 4)
    floats = (np.arange(3) / 2).astype(">f4")
    for array, code in ((images, 0x08), (floats, 0x0D)):
        path = tmp_path / "data"
        path.write_bytes(pack(idx_bytes(array, code)))
        loaded = load_idx(path)
        np.testing.assert_array_equal(loaded, array)
        assert loaded.dtype.isnative


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is not an IDX file: it starts with"),
        (b"PK\3\4 and so on", "it starts with 50 4b 03 04"),
        (b"\0\0\x08\x02\0\0\0\x01", "ends within its header"),
        (idx_bytes(np.zeros(5, np.uint8), 8)[:-1], "says .5,., 5 bytes, but holds 4"),
        (idx_bytes(np.zeros(5, np.uint8), 8) + b"!", "but holds 6"),
        (b"\0\0\x08\x03" + b"\xff" * 12, "but holds 0"),
    ],
)
def test_what_is_no_idx_file_is_refused(content, message, tmp_path):
    path = tmp_path / "data"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=message):
        load_idx(path)


def test_mnist_comes_as_keras_gives_it(tmp_path):
    path = tmp_path / "mnist.npz"
    x, y = np.zeros((5, 28, 28), np.uint8), np.arange(5, dtype=np.uint8)
    np.savez_compressed(path, x_train=x, y_train=y, x_test=x[:2], y_test=y[:2])
    (x_train, y_train), (x_test, y_test) = load_mnist(path)
    assert (x_train.shape, x_test.shape) == ((5, 28, 28), (2, 28, 28))
    np.testing.assert_array_equal(y_train, y)
    np.testing.assert_array_equal(y_test, y[:2])


@pytest.mark.parametrize(
    ("arrays", "message"),
    [
        ({"x_train": np.zeros((2, 28, 28))}, "not like mnist.npz"),
        (
            dict.fromkeys(("x_train", "x_test"), np.zeros((2, 28, 28)))
            | dict.fromkeys(("y_train", "y_test"), np.zeros(3)),
            r"holds images \(2, 28, 28\) with labels \(3,\)",
        ),
        (
            dict.fromkeys(("x_train", "y_train", "x_test", "y_test"), np.array([{}])),
            "allow_pickle",
        ),
    ],
)
def test_what_is_no_mnist_is_refused(arrays, message, tmp_path):
    path = tmp_path / "mnist.npz"
    np.savez(path, **arrays)
    with pytest.raises(ValueError, match=message):
        load_mnist(path)


def accuracy(model, x, y):
    return (model.predict(x).argmax(axis=1) == y).mean()


def test_the_trained_digits_network_reads_what_it_never_saw():
    _, (x, y) = load_digits()
    assert accuracy(load_trained("digits"), x / 16, y) >= 0.975


def test_what_it_makes_of_a_digit_comes_before_its_softmax():
    _, (x, _) = load_digits()
    logits = np.stack([digit_logits(image[:, :, 0]) for image in x[:20]])
    predicted = load_trained("digits").predict(x[:20] / DARKEST)
    assert softmax(logits) == pytest.approx(predicted, abs=1e-5)


def test_the_trained_shapes_network_sees_what_it_never_saw():
    assert accuracy(load_trained("shapes"), *load_shapes(2000, seed=2_000_000)) >= 0.98


def test_no_other_network_is_trained():
    with pytest.raises(ValueError, match="only digits, shapes"):
        load_trained("cats")
