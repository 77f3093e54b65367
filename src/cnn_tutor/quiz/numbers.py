"""Numbers as they are typed: strict, so that nothing is ever graded that was not meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cnn_tutor.quiz.model import Malformed

if TYPE_CHECKING:
    from fractions import Fraction

FORM = "a number in digits, such as 7, -2, 0.5 or 1/3"

_NUMBER = re.compile(
    r"[+-]?(?:\d{1,15}(?:\.\d{0,15})?|\.\d{1,15}|\d{1,15}/0{0,9}[1-9]\d{0,5})", re.ASCII
)
_COMMA = re.compile(r"[+-]?\d*,\d+", re.ASCII)
_WHOLE = re.compile(r"-?[1-9]\d{0,14}|0", re.ASCII)


def check_number(text: str) -> None:
    """Raise `Malformed` for all but ASCII digits with a sign, a decimal point or a fraction bar."""
    if _NUMBER.fullmatch(text):
        return
    if _COMMA.fullmatch(text):
        raise Malformed(f"Use a decimal point: {text.replace(',', '.')}.")
    raise Malformed


def same_number(given: str, expected: str, tolerance: float = 0.0) -> bool:
    """Whether a number counts as the expected one.

    What is shown with decimals may have been rounded to them, so half a unit of the last one is
    always allowed: 1/3 is right where 0.33 is expected.
    """
    if not tolerance and _WHOLE.fullmatch(given) and _WHOLE.fullmatch(expected):
        return given == expected
    decimals = len(expected.partition(".")[2])
    rounding = _exactly(f"0.{'0' * decimals}5") if decimals else 0
    return abs(_exactly(given) - _exactly(expected)) <= max(_exactly(str(tolerance)), rounding)


def _exactly(number: str) -> Fraction:
    from fractions import Fraction  # not needed before the first answer

    return Fraction(number)
