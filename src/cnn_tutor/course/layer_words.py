"""A layer in one word: `conv3`, `pool2`; `/2` moves it by 2, `@2` dilates it, `-same` pads."""

import re
from typing import NamedTuple

LAYER_PATTERN = r"(?:(conv)([1-9]|1[0-9])(?:@([1-9]))?|(pool)([1-9]))(?:/([1-9]))?(-same)?"
_LAYER = re.compile(LAYER_PATTERN)


class LayerWord(NamedTuple):
    """What a word says of a layer whose window is a square."""

    operation: str
    size: int
    dilation: int
    stride: int
    padding: str


def layer_word(text: str) -> LayerWord | None:
    """The layer that a word stands for, if it does. A pool moves by its size unless told."""
    found = _LAYER.fullmatch(text)
    if found is None:
        return None
    size, padding = int(found[2] or found[5]), "same" if found[7] else "valid"
    stride = int(found[6] or (size if found[4] else 1))
    return LayerWord(found[1] or found[4], size, int(found[3] or 1), stride, padding)
