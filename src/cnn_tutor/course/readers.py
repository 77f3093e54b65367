"""Small readers that combine: each takes a node to a value and gives its own JSON Schema.

A reader that can't use its node raises `ContentError`; one that combines others asks all of them
first, so that every mistake of a file is told at once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Generic, NamedTuple, TypeAlias, TypeVar, cast

import yaml

from cnn_tutor.course.document import Document, ListNode, MapNode, Node, TextNode, Use, at
from cnn_tutor.course.problems import ContentError, Problem, show, suggest
from cnn_tutor.course.text import CONTROL, Paragraph, Span, located

T = TypeVar("T")
S = TypeVar("S")
Schema = dict[str, Any]
Check = Callable[[T, Node, Document], Iterable[Problem]]


class Reader(NamedTuple, Generic[T]):
    """How to read a node, and the JSON Schema of what can be read."""

    read: Callable[[Node, Document], T]
    schema: Schema


class Maybe(NamedTuple):
    """A field that may be left out; then it has the default, or is not passed on without one."""

    reader: Reader[Any]
    default: tuple[Any, ...]


Fields: TypeAlias = Mapping[str, Reader[Any] | Maybe]


def maybe(reader: Reader[Any], *default: Any) -> Maybe:
    """A field that may be left out."""
    return Maybe(reader, default)


MAX_CODE_LINES = 200
MAX_PROBLEMS = 20
"""How many problems of one text are told."""

# --- scalars -------------------------------------------------------------------------------------

ID_PATTERN = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_WHOLE = re.compile(r"-?(?:0|[1-9][0-9]{0,8})")
NUMBER = re.compile(rf"{_WHOLE.pattern}(?:\.[0-9]{{1,9}})?")
FACT = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_OTHER_DIALECTS = re.compile(
    r"(?P<bool>[yYnN])|(?P<int>0o[0-7]+|[-+]?[0-9][0-9_.]*[eE][-+]?[0-9]+)"
)
_MEANINGS = {
    "bool": "yes or no",
    "int": "a number",
    "float": "a number",
    "null": "nothing",
    "timestamp": "a date",
}


def scalar(node: Node, document: Document, expected: str) -> str:
    """The value of a text node, quoted or not."""
    if isinstance(node, TextNode):
        return node.value
    hint = ""
    if document.text[node.start] in "{[":
        hint = f"; text that begins with {document.text[node.start]} needs quotes"
    what = "a list" if isinstance(node, ListNode) else "a mapping"
    raise ContentError([document.problem(node, f"{what} where {expected} was expected{hint}")])


def words(node: Node, document: Document, expected: str = "text") -> str:
    """The value of a text node that YAML readers agree is text, and that is not empty."""
    value = scalar(node, document, expected)
    if not value.strip():
        raise ContentError([document.problem(node, f"empty; {expected} was expected")])
    if not _quoted(node) and (meaning := _meaning(value)):
        message = (
            f'YAML reads {show(value)} as {meaning}; for text write it in quotes: "{show(value)}"'
        )
        raise ContentError([document.problem(node, message)])
    return value


def _quoted(node: Node) -> bool:
    return isinstance(node, TextNode) and node.style != ""


def _meaning(value: str) -> str:
    resolvers = yaml.SafeLoader.yaml_implicit_resolvers.get(value[0], ())
    for tag, pattern in resolvers:
        if pattern.match(value):
            return _MEANINGS.get(tag.rpartition(":")[2], "a sign of its own")
    other = _OTHER_DIALECTS.fullmatch(value)
    return _MEANINGS[str(other.lastgroup)] if other else ""


def matching(pattern: re.Pattern[str], expected: str) -> Reader[str]:
    """Text that matches as a whole."""

    def read(node: Node, document: Document) -> str:
        value = words(node, document, expected)
        if not pattern.fullmatch(value):
            raise ContentError([document.problem(node, f'"{show(value)}" is not {expected}')])
        return value

    return Reader(read, {"type": "string", "pattern": f"^{pattern.pattern}$"})


def _line(node: Node, document: Document) -> str:
    value = words(node, document).strip()
    if wrong := re.search(f"{CONTROL.pattern}|\n", value):
        message = f"U+{ord(wrong[0]):04X} in text that stands on one line; take it out"
        raise ContentError([document.problem(node, message, wrong.start())])
    return value


def _code(node: Node, document: Document) -> str:
    value = words(node, document, "code").rstrip() + "\n"
    if wrong := CONTROL.search(value):
        message = f"control character U+{ord(wrong[0]):04X} in code; take it out"
        raise ContentError([document.problem(node, message, wrong.start())])
    if value.count("\n") > MAX_CODE_LINES:
        message = f"more than {MAX_CODE_LINES} lines of code; less was expected"
        raise ContentError([document.problem(node, message)])
    return value


def _program(node: Node, document: Document) -> str:
    code = _code(node, document)
    document.programs.append((code, node))
    return code


def _paragraphs(node: Node, document: Document) -> tuple[Paragraph, ...]:
    problems: list[Problem] = []
    blocks: list[Paragraph] = []
    for block in located(words(node, document)):
        spans: list[Span] = []
        for offset, found in block:
            if isinstance(found, str):
                problems.append(document.problem(node, found, offset))
                if len(problems) == MAX_PROBLEMS:
                    raise ContentError(problems)
                continue
            spans.append(found)
            if found.kind == "term":
                document.terms.append(Use(found.target, node, offset))
            elif found.kind == "fact":
                document.facts.append(Use(found.target, node, offset))
        blocks.append(tuple(spans))
    if problems:
        raise ContentError(problems)
    return tuple(blocks)


def _paragraph(node: Node, document: Document) -> Paragraph:
    blocks = _paragraphs(node, document)
    if len(blocks) > 1:
        message = "an empty line in text that is one paragraph; take it out"
        raise ContentError([document.problem(node, message)])
    return blocks[0]


def _flag(node: Node, document: Document) -> bool:
    value = scalar(node, document, "true or false")
    if value not in ("true", "false") or _quoted(node):
        message = f"{show(value)} where true or false was expected, without quotes"
        raise ContentError([document.problem(node, message)])
    return value == "true"


def whole(least: int, most: int) -> Reader[int]:
    """A whole number in a range, ends included."""
    schema = {"type": "integer", "minimum": least, "maximum": most}
    return Reader(
        _number(int, _WHOLE, f"a whole number from {least} to {most}", least, most), schema
    )


def number(least: float, most: float) -> Reader[float]:
    """A number in a range, ends included."""
    schema = {"type": "number", "minimum": least, "maximum": most}
    return Reader(
        _number(_numeral, NUMBER, f"a number from {least} to {most}", least, most), schema
    )


def _numeral(text: str) -> float:
    return float(text) if "." in text else int(text)


def _number(
    kind: Callable[[str], T], pattern: re.Pattern[str], expected: str, least: Any, most: Any
) -> Callable[[Node, Document], T]:
    def read(node: Node, document: Document) -> T:
        value = scalar(node, document, expected)
        plain = not _quoted(node)
        if plain and pattern.fullmatch(value) and least <= (counted := kind(value)) <= most:
            return counted
        hint = ", without quotes" if not plain else ""
        message = f"{show(value) or 'nothing'} where {expected} was expected{hint}"
        raise ContentError([document.problem(node, message)])

    return read


def word(*known: str) -> Reader[Any]:
    """One of a closed list of words."""

    def read(node: Node, document: Document) -> str:
        value = scalar(node, document, "one of " + ", ".join(known))
        if value not in known:
            message = f'"{show(value)}" is not known here{suggest(value, known)}'
            raise ContentError([document.problem(node, message)])
        return value

    return Reader(read, {"enum": list(known)})


LINE = Reader(_line, {"type": "string", "minLength": 1})
TEXT = Reader(words, {"type": "string", "minLength": 1})
CODE = Reader(_code, {"type": "string", "minLength": 1})
PROGRAM = Reader(_program, CODE.schema)
PARAGRAPH = Reader(_paragraph, {"type": "string", "minLength": 1})
PARAGRAPHS = Reader(_paragraphs, {"type": "string", "minLength": 1})
FLAG = Reader(_flag, {"type": "boolean"})
ID = matching(ID_PATTERN, 'an id: lower-case words joined by "-", such as max-pooling')

# --- what holds others ---------------------------------------------------------------------------


def many(
    reader: Reader[T], least: int = 1, most: int = 1000, unique: str = ""
) -> Reader[tuple[T, ...]]:
    """A list. With `unique`, no two of its items have the same value at that key."""
    expected = f"a list of {least}" if least == most else "a list"

    def read(node: Node, document: Document) -> tuple[T, ...]:
        if not isinstance(node, ListNode):
            raise ContentError([document.problem(node, f"{expected} was expected here")])
        problems: list[Problem] = []
        values = [attempt(reader, item, document, problems) for item in node.items]
        if not least <= len(values) <= most:
            message = f"a list of {len(values)} where {expected} was expected, of {least} to {most}"
            problems.append(document.problem(node, message))
        seen = set()
        for item in node.items if unique else ():
            key = at(item, unique)
            if isinstance(key, TextNode) and key.value in seen:
                message = f'{unique} "{show(key.value)}" is taken by an earlier one'
                problems.append(document.problem(key, message))
            seen.add(getattr(key, "value", None))
        if problems:
            raise ContentError(problems)
        return tuple(values)

    return Reader(
        read, {"type": "array", "items": reader.schema, "minItems": least, "maxItems": most}
    )


def record(make: Callable[..., T], fields: Fields) -> Reader[T]:
    """A mapping with these keys, given to `make` as keywords."""
    readers = {
        name: field.reader if isinstance(field, Maybe) else field for name, field in fields.items()
    }
    required = [name for name, field in fields.items() if not isinstance(field, Maybe)]
    defaults = {
        name: field.default[0]
        for name, field in fields.items()
        if isinstance(field, Maybe) and field.default
    }

    def read(node: Node, document: Document) -> T:
        node = mapping(node, document, f"a mapping with {', '.join(required)}")
        problems: list[Problem] = []
        values = dict(defaults)
        for name, value in node.fields.items():
            if name in readers:
                values[name] = attempt(readers[name], value, document, problems)
            else:
                message = f'"{show(name)}" is not a key here{suggest(name, readers)}'
                problems.append(document.problem(node.keys[name], message))
        for name in required:
            if name not in node.fields:
                problems.append(document.problem(node, f'"{name}" is missing here'))
        if problems:
            raise ContentError(problems)
        return make(**values)

    return Reader(
        read,
        {
            "type": "object",
            "properties": {name: reader.schema for name, reader in readers.items()},
            "required": required,
            "additionalProperties": False,
        },
    )


def table(key: re.Pattern[str], expected: str, reader: Reader[T]) -> Reader[dict[str, T]]:
    """A mapping with keys of the author's own that match a pattern."""

    def read(node: Node, document: Document) -> dict[str, T]:
        node = mapping(node, document, "a mapping")
        problems = [
            document.problem(node.keys[name], f'"{show(name)}" is not {expected}')
            for name in node.fields
            if not key.fullmatch(name)
        ]
        values = {
            name: attempt(reader, value, document, problems) for name, value in node.fields.items()
        }
        if problems:
            raise ContentError(problems)
        return values

    return Reader(
        read,
        {
            "type": "object",
            "patternProperties": {f"^{key.pattern}$": reader.schema},
            "additionalProperties": False,
        },
    )


def by_kind(kinds: Mapping[str, Reader[T]], key: str = "kind") -> Reader[T]:
    """A mapping whose word at `key` decides how it is read; each reader reads that key too."""
    kind = word(*kinds)

    def read(node: Node, document: Document) -> T:
        node = mapping(node, document, f"a mapping with {key}")
        if key not in node.fields:
            raise ContentError([document.problem(node, f'"{key}" is missing here')])
        return kinds[kind.read(node.fields[key], document)].read(node, document)

    branches = [
        {"if": {"properties": {key: {"const": name}}, "required": [key]}, "then": reader.schema}
        for name, reader in kinds.items()
    ]
    return Reader(
        read,
        {
            "type": "object",
            "properties": {key: kind.schema},
            "required": [key],
            "allOf": branches,
        },
    )


def by_key(key: str, there: Reader[T], absent: Reader[T]) -> Reader[T]:
    """A mapping that is read one way with a key, and another way without it."""

    def read(node: Node, document: Document) -> T:
        has_key = isinstance(node, MapNode) and key in node.fields
        return (there if has_key else absent).read(node, document)

    return Reader(read, {"if": {"required": [key]}, "then": there.schema, "else": absent.schema})


def list_or_text(items: Reader[T], text: Reader[S]) -> Reader[T | S]:
    """One way for a list, another for text."""

    def read(node: Node, document: Document) -> T | S:
        return (items if isinstance(node, ListNode) else text).read(node, document)

    return Reader(read, {"anyOf": [items.schema, text.schema]})


def checked(reader: Reader[T], check: Check[T]) -> Reader[T]:
    """What `reader` reads, if `check` finds no problem in it."""

    def read(node: Node, document: Document) -> T:
        value = reader.read(node, document)
        if problems := list(check(value, node, document)):
            raise ContentError(problems)
        return value

    return Reader(read, reader.schema)


def read_whole(reader: Reader[T], document: Document) -> T:
    """What a document holds.

    Raises:
        ContentError: All that is wrong with it, once for each place.
    """
    problems: list[Problem] = []
    value = attempt(reader, document.root, document, problems)
    refused = {problem[:3] for problem in document.refused}
    problems = [problem for problem in problems if problem[:3] not in refused]
    if problems or refused:
        raise ContentError([*document.refused, *problems])
    return cast(T, value)


def mapping(node: Node, document: Document, expected: str) -> MapNode:
    """The node as a mapping."""
    if not isinstance(node, MapNode):
        raise ContentError([document.problem(node, f"{expected} was expected here")])
    return node


def attempt(reader: Reader[Any], node: Node, document: Document, problems: list[Problem]) -> Any:
    """What `reader` reads; where it can't, its problems join the others."""
    try:
        return reader.read(node, document)
    except ContentError as error:
        problems.extend(error.problems)
        return None
