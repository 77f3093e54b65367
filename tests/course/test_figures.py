"""The course's tables against the figures that they speak of."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnn_tutor.course.document import Document, MapNode
from cnn_tutor.course.facts import FACTS, MAPS, NOT_A_NUMBER
from cnn_tutor.course.fit import DIGIT_COUNTS, misfits
from cnn_tutor.course.model import FigureKind, FigureSpec
from cnn_tutor.course.pages import Image, Kernel
from cnn_tutor.engine import digits_of
from cnn_tutor.figures import build

KINDS = get_args(FigureKind)


def ones(height, width):
    return ((1.0,) * width,) * height


DEFAULTS = {
    "grid": {},
    "relu": {},
    "flatten": {},
    "dense": {"weights": ones(3, 64), "bias": 0},
    "softmax": {"logits": (1, 2)},
    "receptive-field": {"layers": ("conv3", "pool2")},
    "conv2d-transpose": {"kernel": "box", "strides": 1, "padding": "valid", "bias": 0},
    "conv2d": {"kernel": "box", "strides": 1, "padding": "valid", "bias": 0},
    "pool2d": {"pool": ("max",), "pool_size": 2, "strides": 2, "padding": "valid"},
}


class Shelf:
    def __init__(self):
        sizes = [(height, width) for height in range(1, 6) for width in (1, 3, 8)]
        self.images = {f"image-{h}-{w}": Image("", "", ones(h, w)) for h, w in sizes}
        self.images["colours"] = Image("", "", (((1.0, 2.0, 3.0),) * 6,) * 5)
        self.kernels = {
            "box": Kernel("box", "Box", ones(2, 2), ()),
            "bar": Kernel("bar", "Bar", ones(1, 3), ()),
        }


SHELF = Shelf()


@pytest.mark.parametrize("kind", KINDS)
def test_the_facts_of_a_kind_are_those_that_its_figures_have(kind):
    facts = build(FigureSpec(kind, {"image": "digit-3-1", **DEFAULTS[kind]}), SHELF).facts
    assert FACTS[kind] == facts.keys()
    for name, text in facts.items():
        if name in MAPS:
            assert {len(row.split()) for row in text.split(" / ")} != {1}
        elif name in NOT_A_NUMBER:
            with pytest.raises(ValueError, match="could not convert"):
                float(text)
        else:
            float(text)


@pytest.mark.parametrize("digit", range(10))
def test_how_many_images_of_a_digit_there_are(digit):
    assert digits_of(digit).shape == (DIGIT_COUNTS[digit], 8, 8, 1)


SIDE = st.integers(1, 9)
PLACE = st.integers(0, 9)
SOURCES = st.fixed_dictionaries(
    {"image": st.sampled_from([*SHELF.images, "digit-0-0", "digit-8-174", "digit-1-182", "no"])},
    optional={
        "crop": st.tuples(PLACE, PLACE, PLACE, PLACE),
        "through": st.lists(
            st.sampled_from(
                ["relu", "max-pool", "box", "bar", "no", ("box", "box"), ("box", "bar")]
            ),
            max_size=3,
        ),
        "channel": st.integers(0, 3),
        "at": st.tuples(PLACE, PLACE),
    },
)
PADDINGS = st.sampled_from(["valid", "same"])
KERNEL = st.sampled_from(["box", "box", "bar", "no", ones(2, 2)])
SLIDING = {
    "strides": SIDE,
    "padding": PADDINGS,
    "bias": st.sampled_from([0, 1, (1,), (1, 2)]),
}
LAYER = {
    "dilation": st.integers(1, 3),
    "groups": st.integers(1, 3),
    "filter": st.integers(0, 2),
    "activation": st.just("tanh"),
}
UNITS = {"unit": st.integers(0, 2), "labels": st.sampled_from([("a",), ("a", "b")])}
OPTIONS = {
    "grid": st.just({}),
    "relu": st.just({}),
    "flatten": st.just({}),
    "dense": st.fixed_dictionaries(
        {
            "weights": st.sampled_from([ones(2, inputs) for inputs in (1, 3, 8, 9, 64)]),
            "bias": st.sampled_from([0, (1,), (1, 2)]),
        },
        optional=UNITS,
    ),
    "softmax": st.fixed_dictionaries({"logits": st.just((1, 2))}, optional=UNITS),
    "receptive-field": st.fixed_dictionaries(
        {
            "layers": st.lists(
                st.sampled_from(["conv2", "conv2@2", "conv3/2-same", "pool2", "pool3/1", "conv9"]),
                min_size=1,
                max_size=4,
            ).map(tuple)
        }
    ),
    "conv2d-transpose": st.fixed_dictionaries(
        {"kernel": st.sampled_from(["box", "no", ones(3, 1)]), "strides": SIDE, "padding": PADDINGS}
    ),
    "conv2d": st.one_of(
        st.fixed_dictionaries(
            {**SLIDING, "kernel": st.sampled_from(["box", "bar", "no", ones(3, 1)])},
            optional=LAYER,
        ),
        st.fixed_dictionaries(
            {
                **SLIDING,
                "filters": st.lists(
                    KERNEL | st.lists(KERNEL, min_size=1, max_size=3).map(tuple),
                    min_size=1,
                    max_size=3,
                ).map(tuple),
            },
            optional=LAYER,
        ),
    ),
    "pool2d": st.fixed_dictionaries(
        {"pool": st.just(("max",)), "pool_size": SIDE, "strides": SIDE, "padding": PADDINGS}
    ),
}


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data(), source=SOURCES)
def test_a_figure_fits_exactly_when_it_can_be_made(kind, data, source):
    if "through" in source:
        source["through"] = tuple(source["through"])
    spec = FigureSpec(kind, source | data.draw(OPTIONS[kind]))
    assert (not misfit(spec)) == buildable(spec), (spec, misfit(spec))


def misfit(spec):
    return list(misfits(spec, MapNode(0, 0), Document("file", "text"), SHELF))


def buildable(spec):
    try:
        build(spec, SHELF)
    except ValueError:
        return False
    return True
