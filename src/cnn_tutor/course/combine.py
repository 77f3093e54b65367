"""Readers made of readers: lists, records, and mappings of one shape or another.

Each asks all of its parts before it gives up, so that every mistake of a file is told at once.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple, TypeAlias, TypeVar, cast

from cnn_tutor.course.document import Document, ListNode, MapNode, Node, TextNode, at
from cnn_tutor.course.problems import ContentError, Problem, show, suggest
from cnn_tutor.course.readers import Reader, T, word

S = TypeVar("S")
Check = Callable[[T, Node, Document], Iterable[Problem]]


class Maybe(NamedTuple):
    """A field that may be left out. Then its default is passed on, where it has one."""

    reader: Reader[Any]
    default: tuple[Any, ...]


Fields: TypeAlias = Mapping[str, Reader[Any] | Maybe]


def maybe(reader: Reader[Any], *default: Any) -> Maybe:
    """A field that may be left out."""
    return Maybe(reader, default)


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


def attempt(reader: Reader[Any], node: Node, document: Document, problems: list[Problem]) -> Any:
    """What `reader` reads; where it can't, its problems join the others."""
    try:
        return reader.read(node, document)
    except ContentError as error:
        problems.extend(error.problems)
        return None


def checked(reader: Reader[T], *checks: Check[T]) -> Reader[T]:
    """What `reader` reads, if no check finds a problem in it."""

    def read(node: Node, document: Document) -> T:
        value = reader.read(node, document)
        if problems := [p for check in checks for p in check(value, node, document)]:
            raise ContentError(problems)
        return value

    return Reader(read, reader.schema)


def many(
    reader: Reader[T], least: int = 1, most: int = 1000, unique: str = "", parts: str = ""
) -> Reader[tuple[T, ...]]:
    """A list. With `unique`, no two of its items have the same value at that key. Where each place
    has a meaning of its own, `parts` names them.
    """

    def read(node: Node, document: Document) -> tuple[T, ...]:
        if not isinstance(node, ListNode):
            raise document.error(node, "a list was expected here")
        problems: list[Problem] = []
        values = [attempt(reader, item, document, problems) for item in node.items]
        if not least <= len(values) <= most:
            expected = str(least) if least == most else f"{least} to {most}"
            message = f"a list of {len(values)} where {expected} items were expected"
            message += f": {parts}" if parts else ""
            problems.append(document.problem(node, message))
        if unique:
            problems.extend(_repeated(node, unique, document))
        if problems:
            raise ContentError(problems)
        return tuple(values)

    return Reader(
        read, {"type": "array", "items": reader.schema, "minItems": least, "maxItems": most}
    )


def _repeated(node: ListNode, key: str, document: Document) -> Iterable[Problem]:
    seen = set()
    for item in node.items:
        value = at(item, key)
        if isinstance(value, TextNode):
            if value.value in seen:
                message = f'{key} "{show(value.value)}" is taken by an earlier one'
                yield document.problem(value, message)
            seen.add(value.value)


def record(make: Callable[..., T], fields: Fields) -> Reader[T]:
    """A mapping with these keys, given to `make` as keywords."""
    readers: dict[str, Reader[Any]] = {}
    required: list[str] = []
    defaults: dict[str, Any] = {}
    for name, field in fields.items():
        if isinstance(field, Maybe):
            readers[name] = field.reader
            if field.default:
                defaults[name] = field.default[0]
        else:
            readers[name] = field
            required.append(name)

    def read(node: Node, document: Document) -> T:
        node = _mapping(node, document, required)
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
    """A mapping with keys of the author's own, all of which match a pattern."""

    def read(node: Node, document: Document) -> dict[str, T]:
        node = _mapping(node, document, ())
        problems: list[Problem] = []
        values = {}
        for name, value in node.fields.items():
            if not key.fullmatch(name):
                message = f'"{show(name)}" is not {expected}'
                problems.append(document.problem(node.keys[name], message))
            values[name] = attempt(reader, value, document, problems)
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


def by_kind(kinds: Mapping[str, Reader[T]]) -> Reader[T]:
    """A mapping whose `kind` decides how it is read; each reader reads that key too."""
    kind = word(*kinds)

    def read(node: Node, document: Document) -> T:
        node = _mapping(node, document, ("kind",))
        if "kind" not in node.fields:
            raise document.error(node, f'"kind" is missing here{suggest("", kinds)}')
        return kinds[kind.read(node.fields["kind"], document)].read(node, document)

    return Reader(
        read,
        {
            "type": "object",
            "properties": {"kind": kind.schema},
            "required": ["kind"],
            "allOf": [
                {
                    "if": {"properties": {"kind": {"const": name}}, "required": ["kind"]},
                    "then": reader.schema,
                }
                for name, reader in kinds.items()
            ],
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


def _mapping(node: Node, document: Document, keys: Iterable[str]) -> MapNode:
    if not isinstance(node, MapNode):
        with_keys = f" with {', '.join(keys)}" if keys else ""
        raise document.error(node, f"a mapping{with_keys} was expected here")
    return node
