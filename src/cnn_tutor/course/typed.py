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
    spelled_out = {
        name: spelled(name, text, schemas[name], shelf) if shelf else text
        for name, text in texts.items()
    }
    values = [
        kind,
        *(_in_yaml(" ".join(text.split()), schemas[name]) for name, text in spelled_out.items()),
    ]
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


def spelled(name: str, text: str, schema: Schema, shelf: Shelf) -> str:
    """What was typed, with every name in it spelled as the course spells it: `sobel-x` for
    "Sobel x". A kernel that nobody knows is one name too, however many words it has.
    """
    if name == "image":
        id = "-".join(re.split(r"[\s_-]+", text.lower()))
        return id if id in shelf.images or id.startswith("digit-") else text
    known = schema.get("enum") or schema.get("items", {}).get("enum", ())
    if name in ("kernel", "filters", "through"):
        known = (*shelf.kernels, "relu", "max-pool")
    for word in sorted(known, key=len, reverse=True):
        written = "[-_ ]?".join(re.split("[-_]", word))
        text = re.sub(rf"(?<![\w-]){written}(?![\w-])", word, text, flags=re.IGNORECASE)
    alone = name == "kernel" and re.fullmatch(r"[A-Za-z][A-Za-z _-]*", text)
    return "-".join(text.lower().split()) if alone else text


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
        return _quoted(text) if _is_text(schema) else text
    if len(rows) == 1 and not matrix:
        names = map(_quoted, rows[0]) if _is_text(lists[0]["items"]) else rows[0]
        return f"[{', '.join(names)}]"
    listed = (f"[{', '.join(row)}]" for row in rows)
    return f"[{', '.join(listed)}]"


def _is_text(schema: Schema) -> bool:
    """Whether a single value is text, whatever else it can be."""
    own = schema.get("type") == "string" or "enum" in schema
    return own or any(map(_is_text, schema.get("anyOf", ())))


def _quoted(word: str) -> str:
    """A word as YAML takes it for text, though it be `8` or `no`."""
    return f'"{word}"' if re.fullmatch(r"[\w.+-]+", word) else word
