from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnn_tutor.quiz.model import Malformed
from cnn_tutor.quiz.numbers import check_number, same_number


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("3", "3"),
        ("-3", "-3"),
        ("+3", "3"),
        ("007", "7"),
        ("0.5", "0.5"),
        (".5", "0.5"),
        ("3.", "3"),
        ("-1/2", "-0.5"),
        ("10/0500", "0.02"),
    ],
)
def test_numbers(typed, number):
    check_number(typed)
    assert same_number(typed, number)


@pytest.mark.parametrize(
    "typed",
    [
        *("", " ", "three", "nan", "inf", "1_5", "１", "٣", "−3", "1e3", "0x1f", "1/0", "1/00"),
        *("1/-2", "--3", "3 4", "1 000", "6 x 6", "3;", "1/2/3", ".", "-", "/", "9" * 16, "3\0"),
    ],
)
def test_what_is_no_number_gets_the_form(typed):
    with pytest.raises(Malformed):
        check_number(typed)


@pytest.mark.parametrize(("typed", "better"), [("3,5", "3.5"), ("-,5", "-.5"), ("1,000", "1.000")])
def test_a_comma_gets_a_point(typed, better):
    with pytest.raises(Malformed, match=better):
        check_number(typed)


@given(st.text())
def test_any_text_is_a_number_or_malformed(typed):
    try:
        check_number(typed)
    except Malformed:
        return
    assert typed.isascii()
    assert same_number(typed, typed) == (abs(Fraction(typed)) < 10**15)


@given(st.integers(-(10**9), 10**9), st.integers(1, 999_999))
def test_fractions_and_whole_numbers_are_read_exactly(above, below):
    assert same_number(f"{above * below}/{below}", str(above))
    assert not same_number(f"{above * below + 1}/{below}", str(above))


@pytest.mark.parametrize(
    ("typed", "expected", "tolerance", "right"),
    [
        ("12", "12", 0, True),
        ("12.0", "12", 0, True),
        ("24/2", "12", 0, True),
        ("11.99", "12", 0, False),
        ("1/3", "0.33", 0, True),
        ("0.3333", "0.33", 0, True),
        ("0.3", "0.33", 0, False),
        ("0.34", "0.33", 0, False),
        ("0.5", "0.5", 0, True),
        ("1.05", "1", 0.05, True),
        ("1.051", "1", 0.05, False),
        ("-2", "2", 0, False),
    ],
)
def test_what_counts_as_the_answer(typed, expected, tolerance, right):
    assert same_number(typed, expected, tolerance) is right
