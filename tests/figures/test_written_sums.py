"""Every number is true: a calculator comes to what a line of arithmetic says."""

import math
import re
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from cnn_tutor.figures import Sum
from tests.figures.arithmetic import value_of
from tests.figures.shelf import figure, rows

NUMBER = re.compile(r"\d+(?:\.\d+)?")
simple = st.fractions(-2, 2, max_denominator=16).map(float)
short = st.integers(-999, 999).map(lambda n: n / 100)
whole = st.integers(-9, 9).map(float)
any_number = st.floats(-9, 9, width=32)
numbers = st.sampled_from([whole, short, simple, any_number])
activations = st.sampled_from(["linear", "relu", "leaky_relu", "sigmoid", "tanh"])


def maps(draw, *size):
    return draw(arrays(np.float32, size, elements=draw(numbers)))


@st.composite
def convolutions(draw):
    kernel = rows(maps(draw, draw(st.integers(1, 3)), draw(st.integers(1, 3))))
    options = {"kernel": kernel, "bias": draw(draw(numbers)), "activation": draw(activations)}
    return figure("conv2d", maps(draw, 4, 4, *draw(st.sampled_from([(), (3,)]))), **options)


@st.composite
def spreads(draw):
    options = {"kernel": rows(maps(draw, 2, 3)), "bias": draw(draw(numbers))}
    return figure("conv2d-transpose", maps(draw, 3, 3), **options)


@st.composite
def layers(draw):
    image = maps(draw, 2, draw(st.sampled_from([3, 12])))
    options = {"weights": rows(maps(draw, 2, image.size)), "bias": rows(maps(draw, 2))}
    return figure("dense", image, **options, activation=draw(activations))


@st.composite
def pools(draw):
    return figure("pool2d", maps(draw, 4, 5), pool=("max", "average", "global-average"))


@st.composite
def bent(draw):
    activation = draw(activations.filter(lambda name: name != "linear"))
    return figure("relu", maps(draw, 3, 3), activation=activation)


@st.composite
def shares(draw):
    logits = draw(st.lists(st.floats(-30, 14, width=32), min_size=2, max_size=12))
    return figure("softmax", [[0.0]], logits=tuple(logits))


@st.composite
def fields(draw):
    words = draw(
        st.lists(st.sampled_from(["conv3", "conv3-same", "pool2"]), min_size=1, max_size=2)
    )
    return figure("receptive-field", np.ones((9, 9)), layers=tuple(words))


kinds = [convolutions(), spreads(), layers(), pools(), bent(), shares(), fields()]


def exactly(text):
    """The value of a line with nothing but numbers in it, with no rounding on the way."""
    return value_of(NUMBER.sub(r"Fraction('\g<0>')", text), Fraction=Fraction)


def nearly(text):
    """The value of any line, but for what `...` stands for."""
    text = re.sub(r"e\^(-?[\d.]+)", r"exp(\1)", text.replace(" + ...", ""))
    return value_of(text, exp=math.exp, tanh=math.tanh)


@pytest.mark.parametrize("kind", kinds)
@given(st.data())
def test_a_calculator_comes_to_what_a_line_says(kind, data):
    shown = data.draw(kind)
    frame = shown.frames[data.draw(st.integers(0, len(shown.frames) - 1))]
    lines = frame.sums[1:] if shown.kind == "receptive-field" else frame.sums  # the rule in words
    for line in lines:
        sign, result = line.outcome.split(" ")
        left, right = nearly(line.text), float(result)
        unit = 0.1 ** len(result.partition(".")[2])
        match sign:
            case "=":
                assert exactly(
                    re.sub(r"e\^0|tanh\(0\)", lambda z: "01"["e" in z[0]], line.text)
                ) == exactly(result)
            case "≈":
                assert left == pytest.approx(right, abs=unit, rel=1e-6)
            case "<":
                assert left < right
            case ">":
                assert left > right


@pytest.mark.parametrize(
    ("terms", "result", "outcome"),
    [
        (("-1·13", "2·(-3)", "-4·5", "6"), "-33", "= -33"),
        (("-1·13", "2·(-3)", "-4·5", "6"), "-32", "≈ -32"),
        (("(3 - 1)·2", "1"), "5", "= 5"),
        (("1/9·4", "1/9·5"), "1", "= 1"),
        (("0.11·4", "0.11·5"), "1", "≈ 1"),
        (("max(-3, -4.5)",), "-3", "= -3"),
        (("(1 + 2) / 4",), "0.75", "= 0.75"),
        (("1 / (1 + e^0)",), "0.5", "= 0.5"),
        (("e^0.5",), "1.65", "≈ 1.65"),
        (("e^0.5",), "1.5", "≈ 1.5"),
        (("e^-20",), "<0.01", "< 0.01"),
        (("1", "..."), "1", "≈ 1"),
    ],
)
def test_equals_stands_only_where_it_is_true(terms, result, outcome):
    assert Sum(terms, result, "output").outcome == outcome


def test_simple_fractions_stand_as_such_in_sums_and_kernels():
    shown = figure("conv2d", [[1.0, 2.0, 5.0]], kernel=((1 / 16, 1 / 8, 0.5),))
    (line,) = shown.frames[0].sums
    assert (line.text, line.outcome) == ("1/16·1 + 1/8·2 + 0.5·5", "≈ 2.81")
