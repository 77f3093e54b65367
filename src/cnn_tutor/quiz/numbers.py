"""Numbers as they are typed: strict, so that nothing is ever graded that was not meant."""

from __future__ import annotations

import re
from fractions import Fraction

FORM = "Type a number in digits, such as 7, -2, 0.5 or 1/3."

_NUMBER = re.compile(
    r"[+-]?(?:\d{1,15}(?:\.\d{0,15})?|\.\d{1,15}|\d{1,15}/0{0,9}[1-9]\d{0,5})", re.ASCII
)
_COMMA = re.compile(r"[+-]?\d*,\d+", re.ASCII)


class Malformed(ValueError):
    """Not a number as we read them; the message says what would be."""


def read_number(text: str) -> Fraction:
    """The number that was typed: digits, a sign, a decimal point or a fraction, all ASCII.

    Raises:
        Malformed: Anything else.
    """
    text = text.strip()
    if _NUMBER.fullmatch(text):
        return Fraction(text)
    if _COMMA.fullmatch(text):
        raise Malformed(f"Use a decimal point: {text.replace(',', '.')}.")
    raise Malformed(FORM)


def matches(given: Fraction, expected: str, tolerance: float = 0.0) -> bool:
    """Whether a number counts as `expected`.

    What is shown with decimals may have been rounded to them, so half a unit of the last one is
    always allowed: 1/3 is right where 0.33 is expected.
    """
    decimals = len(expected.partition(".")[2])
    rounding = Fraction(1, 2 * 10**decimals) if decimals else Fraction(0)
    allowed = max(Fraction(str(tolerance)), rounding)
    return abs(given - Fraction(expected)) <= allowed
