"""Calls and arrays as Python is written."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from cnn_tutor.figures.arrays import Array

WIDTH = 56
_USUAL: Mapping[str, Any] = {
    "strides": 1,
    "padding": "valid",
    "dilation_rate": 1,
    "groups": 1,
    "activation": "linear",
}
"""What Keras takes for an argument that is left out, so that it is not written down."""


def call(function: str, arguments: Sequence[Any], named: Mapping[str, Any]) -> str:
    """A call, without what Keras takes anyway for an argument that is left out."""
    unusual = {key: value for key, value in named.items() if value != _USUAL[key]}
    given = [*map(literal, arguments), *(f"{key}={literal(v)}" for key, v in unusual.items())]
    return f"{function}({', '.join(given)})"


def literal(value: Any) -> str:
    """A value as one would write it."""
    return json.dumps(value) if isinstance(value, str) else repr(value)


def assign(name: str, values: Array) -> str:
    """An array, written out; each of its rows on one line, if the line is not too long."""
    return f'{name} = np.array({_written(values.tolist(), len(name) + 30)}, dtype="float32")'


def _written(values: Any, used: int, indent: str = "") -> str:
    if not isinstance(values, list):
        return np.format_float_positional(np.float32(values), trim="-")
    whole = f"[{', '.join(_written(each, 0) for each in values)}]"
    if len(whole) + used <= WIDTH:
        return whole
    inner = indent + "    "
    if not isinstance(values[0], list):
        filled = textwrap.fill(whole[1:-1], WIDTH, initial_indent=inner, subsequent_indent=inner)
        return f"[\n{filled},\n{indent}]"
    lines = (f"{inner}{_written(each, len(inner) + 1, inner)},\n" for each in values)
    return f"[\n{''.join(lines)}{indent}]"
