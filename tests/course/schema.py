"""As much of JSON Schema (draft-07) as the course's schemas use, to hold them against readers."""

import re
from collections.abc import Iterator
from typing import Any

TYPES = {
    "object": dict,
    "array": list,
    "string": str,
    "boolean": bool,
    "integer": int,
    "number": (int, float),
}


def errors(value: Any, schema: dict[str, Any]) -> Iterator[str]:
    """What a validator would say of a value."""
    for word, rule in schema.items():
        if word == "if":
            branch = "else" if any(errors(value, rule)) else "then"
            yield from errors(value, schema.get(branch, {}))
        elif word not in ("$schema", "then", "else"):
            yield from RULES[word](value, rule, schema)


def _type(value, rule, schema):
    if not isinstance(value, TYPES[rule]) or (isinstance(value, bool) and rule != "boolean"):
        yield f"{value!r} is not of type {rule}"


def _one_of_words(value, rule, schema):
    if value not in rule:
        yield f"{value!r} is not one of {rule}"


def _pattern(value, rule, schema):
    if isinstance(value, str) and not re.search(rule, value):
        yield f"{value!r} does not match {rule}"


def _any_of(value, rule, schema):
    if all(any(errors(value, part)) for part in rule):
        yield f"{value!r} fits none of {rule}"


def _all_of(value, rule, schema):
    for part in rule:
        yield from errors(value, part)


def _properties(value, rule, schema):
    if isinstance(value, dict):
        for key in value.keys() & rule.keys():
            yield from errors(value[key], rule[key])


def _pattern_properties(value, rule, schema):
    if isinstance(value, dict):
        for pattern, part in rule.items():
            for key in value:
                if re.search(pattern, key):
                    yield from errors(value[key], part)


def _additional(value, rule, schema):
    assert rule is False
    if isinstance(value, dict):
        for key in value:
            known = key in schema.get("properties", {})
            if not known and not any(
                re.search(p, key) for p in schema.get("patternProperties", {})
            ):
                yield f"{key!r} is not a property"


def _required(value, rule, schema):
    if isinstance(value, dict):
        yield from (f"{key!r} is missing" for key in rule if key not in value)


def _items(value, rule, schema):
    if isinstance(value, list):
        for item in value:
            yield from errors(item, rule)


def _bound(kind, size, wrong):
    def check(value, rule, schema):
        if isinstance(value, kind) and not isinstance(value, bool) and wrong(size(value), rule):
            yield f"{value!r} is out of bounds ({rule})"

    return check


NUMBERS = (int, float)
RULES = {
    "type": _type,
    "enum": _one_of_words,
    "const": lambda value, rule, schema: _one_of_words(value, [rule], schema),
    "pattern": _pattern,
    "anyOf": _any_of,
    "allOf": _all_of,
    "properties": _properties,
    "patternProperties": _pattern_properties,
    "additionalProperties": _additional,
    "required": _required,
    "items": _items,
    "minLength": _bound(str, len, int.__lt__),
    "maxLength": _bound(str, len, int.__gt__),
    "minItems": _bound(list, len, int.__lt__),
    "maxItems": _bound(list, len, int.__gt__),
    "minimum": _bound(NUMBERS, float, lambda value, rule: value < rule),
    "maximum": _bound(NUMBERS, float, lambda value, rule: value > rule),
}
