"""Options as people type them, and what is said of those that are none."""

from typing import get_args

import pytest

from cnn_tutor.course.model import FigureKind
from cnn_tutor.course.option_words import MEANS, OPERATIONS
from cnn_tutor.course.typed import TypedError, expected, options_of, read_typed, write

BASE = {"image": "digit-0-0", "kernel": "sobel-x"}


def typed(option, text):
    return read_typed("conv2d", {**BASE, option: text}).options[option]


@pytest.mark.parametrize(
    ("option", "text", "value"),
    [
        ("kernel", "sobel-x", "sobel-x"),
        ("kernel", " 1 0 -1 ; 2 0 -2 ", ((1, 0, -1), (2, 0, -2))),
        ("kernel", "1, 0.5, -1", ((1, 0.5, -1),)),
        ("kernel", "-0.5", ((-0.5,),)),
        ("kernel", "[[1, 0], [0, 1]]", ((1, 0), (0, 1))),
        ("at", "2,3", (2, 3)),
        ("at", "2 3", (2, 3)),
        ("through", "relu", ("relu",)),
        ("through", "sobel-x relu", ("sobel-x", "relu")),
        ("bias", "-1.5", -1.5),
        ("strides", "2", 2),
        ("padding", "same", "same"),
    ],
)
def test_what_is_easy_to_type_is_read(option, text, value):
    assert typed(option, text) == value
    assert typed(option, write(value)) == value


@pytest.mark.parametrize(
    ("option", "text", "says"),
    [
        ("strides", "0", 'strides: "0" where a whole number from 1 to 64 was expected'),
        ("strides", "", "strides: nothing where"),
        ("strides", "two", 'strides: "two" where a whole number from 1 to 64 was expected'),
        ("padding", "smae", 'padding: "smae" is not known here; did you mean "same"?'),
        ("at", "2", "at: a list of 1 where 2 items were expected: row, column"),
        ("kernel", "1 2; 3", "kernel: a row of 1 where a row of 2 was expected"),
        ("kernel", "1 x", 'kernel: "x" where a number from'),
        ("image", "\x1b[31m", "image: control character U+001B"),
        ("bias", "&a 1", "bias: an anchor &a"),
        ("kernel", "[[1, 2", "kernel: not YAML"),
    ],
)
def test_what_is_no_value_is_said_in_one_line(option, text, says):
    with pytest.raises(TypedError) as caught:
        typed(option, text)
    assert str(caught.value).startswith(says)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("kind", get_args(FigureKind))
def test_every_option_of_every_kind_has_its_words(kind):
    assert kind in OPERATIONS.values()
    for option, schema in options_of(kind).items():
        assert MEANS[option]
        assert isinstance(expected(schema), str)


def test_what_has_to_be_said_is_asked_for():
    with pytest.raises(TypedError, match='figure: "kernel" is missing here'):
        read_typed("conv2d", {"image": "digit-0-0"})
