"""Random images, kernels and window settings that fit each other."""

import numpy as np
from hypothesis import assume
from hypothesis import strategies as st

small = st.integers(1, 3)
pairs = st.tuples(small, small)
paddings = st.sampled_from(["valid", "same"])


@st.composite
def images(draw, channels=small):
    shape = (draw(st.integers(1, 3)), draw(st.integers(1, 7)), draw(st.integers(1, 7)))
    return random_array(draw, (*shape, draw(channels)))


@st.composite
def convolutions(draw):
    """Keyword arguments of one conv2d that is allowed."""
    groups, depth, per_group = draw(small), draw(st.integers(1, 2)), draw(st.integers(1, 2))
    x = draw(images(channels=st.just(groups * depth)))
    window, dilation, padding = draw(pairs), draw(pairs), draw(paddings)
    if padding == "valid":
        spans = [d * (k - 1) + 1 for k, d in zip(window, dilation, strict=True)]
        assume(spans[0] <= x.shape[1] and spans[1] <= x.shape[2])
    filters = groups * per_group
    return {
        "x": x,
        "kernel": random_array(draw, (*window, depth, filters)),
        "bias": random_array(draw, (filters,)),
        "strides": draw(pairs),
        "padding": padding,
        "dilation_rate": dilation,
        "groups": groups,
    }


@st.composite
def poolings(draw):
    x, window, padding = draw(images()), draw(pairs), draw(paddings)
    assume(padding == "same" or (window[0] <= x.shape[1] and window[1] <= x.shape[2]))
    return x, window, draw(pairs), padding


def random_array(draw, shape):
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    return rng.normal(size=shape).astype(np.float32)
