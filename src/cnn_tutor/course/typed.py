"""A figure whose options somebody types, at the shell or in the lab.

They come through the door that the course's files come through, and the same reader reads them.
What is easier to type is put into YAML first: `2 3` or `2, 3` is a list, `1 0 -1; 2 0 -2` rows.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from cnn_tutor.course.combine import read_whole
from cnn_tutor.course.door import parse
from cnn_tutor.course.figure_options import FIGURE
from cnn_tutor.course.fit import Shelf, misfits
from cnn_tutor.course.model import FigureKind, FigureSpec, Option
from cnn_tutor.course.problems import ContentError
from cnn_tutor.course.readers import Schema

_NUMBER = re.compile(r"[-+]?[0-9]*\.?[0-9]+")


class TypedError(ValueError):
    """Text that is no value of an option: what is wrong, and what was expected."""


def options_of(kind: FigureKind) -> Mapping[str, Schema]:
    """The options of a kind by name, and for each the JSON Schema of what it can be."""
    cases = {each["if"]["properties"]["kind"]["const"]: each["then"] for each in _cases()}
    whole: Schema = cases[kind]
    found: dict[str, Schema] = {}
    for part in (whole, whole.get("else", {}), whole.get("then", {})):
        found |= part.get("properties", {})
    found.pop("kind")
    return found


def _cases() -> list[Schema]:
    cases: list[Schema] = FIGURE.schema["allOf"]
    return cases


def read_typed(
    kind: FigureKind, texts: Mapping[str, str], shelf: Shelf | None = None
) -> FigureSpec:
    """The figure of a kind with these options, each as it was typed; the others by default.

    With a `shelf` it can be made: its image and kernels are there, and each fits into the other.

    Raises:
        TypedError: There is no such figure.
    """
    schemas = options_of(kind)
    names = ["kind", *texts]
    values = [kind, *(_in_yaml(" ".join(texts[name].split()), schemas[name]) for name in texts)]
    lines = [f"{name}: {value}" for name, value in zip(names, values, strict=True)]
    try:
        document = parse("", "\n".join(lines))
        spec = read_whole(FIGURE, document)
        if shelf and (problems := list(misfits(spec, document.root, document, shelf))):
            raise ContentError(problems)
        return spec
    except ContentError as error:
        problem = error.problems[0]
        name = names[problem.line - 1] if 1 < problem.line <= len(names) else "figure"
        raise TypedError(f"{name.replace('_', ' ')}: {problem.message}") from None


def write(value: Option) -> str:
    """An option's value as one would type it: `read_typed` reads the same again."""
    if isinstance(value, tuple):
        return f"[{', '.join(map(write, value))}]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return f"{value:.9f}".rstrip("0").rstrip(".")
    return str(value)


def expected(schema: Schema) -> str:
    """What an option can be, in words; nothing where its meaning says it all."""
    if "enum" in schema:
        return " or ".join(schema["enum"])
    if "anyOf" in schema:
        return next(filter(None, map(expected, schema["anyOf"])), "")
    match schema["type"]:
        case "integer":
            return f"{schema['minimum']} to {schema['maximum']}"
        case "boolean":
            return "true or false"
        case "array" if schema["items"].get("type") == "array":
            return 'rows are written "1 0; 0 1"'
        case "array" if "enum" in schema["items"]:
            return "one or more of " + ", ".join(schema["items"]["enum"])
    return ""


def _in_yaml(text: str, schema: Schema) -> str:
    lists = [each for each in (schema, *schema.get("anyOf", ())) if each.get("type") == "array"]
    rows = [re.split(r"[\s,]+", row.strip(", ")) for row in text.split(";") if row.strip(", ")]
    matrix = bool(lists) and lists[0]["items"].get("type") == "array"
    alone = len(rows) == 1 and len(rows[0]) == 1 and not (matrix and _NUMBER.fullmatch(text))
    if text.startswith("[") or not lists or not rows or (alone and lists[0] is not schema):
        return text
    listed = [f"[{', '.join(row)}]" for row in rows]
    if len(listed) > 1 or matrix:
        return f"[{', '.join(listed)}]"
    return listed[0]
