"""The fast path of conv2d against the plain one."""

import threading
import tracemalloc

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnn_tutor.engine import (
    avg_pool2d,
    conv2d,
    conv2d_transpose,
    depthwise_conv2d,
    max_pool2d,
    relu,
    softmax,
)
from cnn_tutor.engine.convolution import PLANS, Plain, plan_for
from cnn_tutor.engine.plan import CACHE_LINE, KEPT_PLANS, Cache, FlatPlan, Plan
from cnn_tutor.engine.windows import Sliding
from tests.engine.strategies import random_array

sizes = st.integers(1, 3)


@st.composite
def convolutions(draw):
    n, c, f, kh, kw = (draw(sizes) for _ in range(5))
    h, w = draw(st.integers(kh, 9)), draw(st.integers(kw, 20))
    x, kernel = random_array(draw, (n, h, w, c)), random_array(draw, (kh, kw, c, f))
    if draw(st.booleans()):
        x, kernel = x.astype(np.float64), kernel.astype(np.float64)
    return x, kernel, draw(st.sampled_from(["valid", "same"]))


@given(convolutions(), st.permutations(range(4)))
def test_the_plan_computes_what_the_plain_formula_computes(case, order):
    x, kernel, padding = case
    expected = Plain(Sliding(kernel.shape[:2], (1, 1), padding)).convolve(x, kernel)
    back = np.argsort(order)
    elsewhere = np.ascontiguousarray(x.transpose(order)).transpose(back)
    first = conv2d(x, kernel, padding=padding)
    again = conv2d(elsewhere, kernel, padding=padding)
    assert first.dtype == x.dtype
    np.testing.assert_allclose(first, expected, rtol=1e-4, atol=1e-5)
    np.testing.assert_array_equal(first, again)
    assert not np.shares_memory(first, again)


def test_nothing_of_one_call_is_left_in_the_next():
    x, kernel = np.ones((2, 5, 5, 2), np.float32), np.ones((3, 3, 2, 1), np.float32)
    before = conv2d(x, kernel, padding="same").copy()
    with pytest.raises(ValueError, match="x holds NaN"):
        conv2d(np.full_like(x, np.nan), kernel, padding="same")
    with pytest.raises(ValueError, match="kernel holds NaN"):
        conv2d(x, np.full_like(kernel, np.nan), padding="same")
    np.testing.assert_array_equal(conv2d(x, kernel, padding="same"), before)


def test_large_numbers_are_not_taken_for_nan():
    x = np.full((1, 4, 4, 1), 1e30, np.float32)
    np.testing.assert_array_equal(conv2d(x, np.ones((1, 1, 1, 1), np.float32)), x)


def test_maps_go_from_layer_to_layer_in_any_memory_order():
    x = np.random.default_rng(0).normal(size=(3, 8, 8, 2)).astype(np.float32)
    kernel = np.random.default_rng(1).normal(size=(3, 3, 2, 2)).astype(np.float32)
    once = relu(conv2d(x, kernel))
    np.testing.assert_array_equal(conv2d(once, kernel), conv2d(np.ascontiguousarray(once), kernel))


@pytest.mark.parametrize(
    ("shape", "filters", "kind"),
    [
        ((1, 30, 30, 1), 2, FlatPlan),
        ((1, 128, 128, 1), 8, Plan),  # One channel, but too large for a single product.
        ((1, 40, 60, 10), 500, Plan),  # Rows that are multiplied in pieces, the last one shorter.
        ((40, 8, 41, 3), 40, Plan),
    ],
)
def test_products_of_every_size_are_the_plain_formula(shape, filters, kind):
    rng = np.random.default_rng(0)
    x = rng.normal(size=shape).astype(np.float32)
    kernel = rng.normal(size=(5, 5, shape[3], filters)).astype(np.float32)
    sliding = Sliding((5, 5), (1, 1), "same")
    assert type(plan_for(shape, kernel.shape, x.dtype, 1, "same", 1, 1)) is kind
    expected = Plain(sliding).convolve(x, kernel)
    np.testing.assert_allclose(conv2d(x, kernel, padding="same"), expected, rtol=1e-4, atol=1e-3)


@pytest.mark.parametrize("shape", [(1, 9, 9, 1), (1, 9, 9, 3), (32, 9, 9, 1)])
def test_columns_begin_on_a_cache_line(shape):
    for dtype in (np.float32, np.float64):
        plan = plan_for(shape, (3, 3, shape[3], 2), np.dtype(dtype), 1, "valid", 1, 1)
        assert plan.windows.ctypes.data % CACHE_LINE == 0
        assert plan.windows.strides[-2] % CACHE_LINE == 0


@pytest.mark.parametrize("shape", [(1, 40, 40, 1), (1, 40, 40, 2), (8, 20, 20, 1)])
def test_threads_do_not_mix_up_their_images(shape):
    kernel = np.ones((3, 3, shape[3], 1), np.float32)
    wrong = []

    def work(value):
        x = np.full(shape, value, np.float32)
        for _ in range(100):
            if not (conv2d(x, kernel) == kernel.size * value).all():
                wrong.append(value)

    threads = [threading.Thread(target=work, args=(value,)) for value in (1, 2, 3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


class Weighing:
    def __init__(self, name, size):
        self.bytes = size


def test_the_cache_forgets_the_oldest_and_keeps_within_its_limit():
    cache = Cache(limit=10)
    for name in "abc":
        cache.get(Weighing, (name, 4))
    assert list(cache.kept) == [("b", 4), ("c", 4)]
    kept = cache.kept["c", 4]
    assert cache.get(Weighing, ("c", 4)) is kept
    assert cache.get(Weighing, ("huge", 11)).bytes == 11
    assert not cache.kept
    assert cache.get(Weighing, (["no", "key"], 1)).bytes == 1
    for i in range(KEPT_PLANS + 5):
        cache.get(Weighing, (i, 0))
    assert len(cache.kept) == KEPT_PLANS


@pytest.mark.parametrize(
    "work",
    [
        lambda x, k: conv2d(x, k),
        lambda x, k: conv2d(x, k, padding="same"),
        lambda x, k: conv2d(x, k, strides=2),
        lambda x, k: conv2d(x[:1], k),
        lambda x, k: depthwise_conv2d(x, k[..., :1]),
        lambda x, k: conv2d_transpose(x, k.swapaxes(2, 3), strides=2),
        lambda x, k: max_pool2d(x),
        lambda x, k: avg_pool2d(x, 3, strides=1, padding="same"),
        lambda x, k: relu(x),
        lambda x, k: softmax(x),
    ],
)
def test_memory_is_three_times_input_and_output_and_one_column_buffer_at_most(work):
    x, kernel = np.ones((4, 40, 40, 8), np.float32), np.ones((3, 3, 8, 8), np.float32)
    PLANS.kept.clear()
    tracemalloc.start()
    try:
        y = work(x, kernel)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    columns = x.nbytes * 9
    assert peak <= 2 * x.nbytes + 3 * y.nbytes + columns  # x itself is there already.


def test_what_conv2d_keeps_is_bounded():
    for size in range(20, 60):
        conv2d(np.ones((8, size, size, 16), np.float32), np.ones((3, 3, 16, 2), np.float32))
    assert sum(plan.bytes for plan in PLANS.kept.values()) <= PLANS.limit
