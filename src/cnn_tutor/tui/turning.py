"""What a setting of an experiment becomes when it is turned by one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cnn_tutor.course.readers import Schema
from cnn_tutor.course.typed import write
from cnn_tutor.engine import digits_of
from cnn_tutor.figures import Shelf
from cnn_tutor.pictures.album import OF_EACH, WORDS

DIGITS = [f"digit-{digit}" for digit in range(10)]
_NUMBERED = re.compile(rf"({'|'.join([*DIGITS, *WORDS])})-([0-9]{{1,9}})")


def numbered(image: str) -> tuple[str, int] | None:
    """The class and the number of an image that has them: `digit-3-7` is a `digit-3`."""
    found = _NUMBERED.fullmatch(image)
    return (found[1], int(found[2])) if found else None


def count_of(word: str) -> int:
    """How many images there are of a class."""
    return len(digits_of(int(word[-1]))) if word in DIGITS else OF_EACH


def next_image(image: str, shelf: Shelf, by: int) -> str:
    """The first image of the class before or after, or the picture there."""
    named = [id for id in shelf.images if not numbered(id)]
    firsts = [*(f"{word}-0" for word in DIGITS), *named, *(f"{word}-0" for word in WORDS)]
    found = numbered(image)
    return next_of(firsts, f"{found[0]}-0" if found else image, by)


def next_number(image: str, by: int) -> str:
    """The image before or after in its class; before the first is the last."""
    word, nth = numbered(image) or ("", 0)
    return f"{word}-{(nth + by) % count_of(word)}"


def next_value(value: str, schema: Schema, by: int) -> str | None:
    """The word or number before or after `value`; nothing for what can only be typed."""
    words: Sequence[str] = schema.get("enum", ()) or schema.get("items", {}).get("enum", ())
    if schema.get("type") == "boolean":
        words = ("false", "true")
    if words:
        return next_of(words, value, by)
    for each in (schema, *schema.get("anyOf", ())):
        if each.get("type") in ("integer", "number"):
            low, high = each["minimum"], each["maximum"]
            number = float(value) + by if re.fullmatch(r"-?\d+(\.\d+)?", value) else low
            return write(float(min(max(number, low), high)))
    return None


def unset(schema: Schema) -> str:
    """What stands for an option that is left to its kind."""
    if schema.get("type") == "boolean":
        return "false"
    if schema.get("minimum") == 1:
        return "1"
    return next(iter(word for word in schema.get("enum", ()) if word in _USUAL), "-")


_USUAL = ("linear", "relu")


def next_of(words: Sequence[str], value: str, by: int) -> str:
    """The word before or after `value`; before the first is the last."""
    if value not in words:
        return words[0 if by > 0 else -1]
    return words[(words.index(value) + by) % len(words)]
