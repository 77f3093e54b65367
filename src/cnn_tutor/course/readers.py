"""Readers of single values: text in its several senses, ids, words, numbers.

A reader takes a node to a value, or raises `ContentError`, and it has the JSON Schema of what it
reads. `combine` makes lists and records of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Generic, NamedTuple, TypeVar

import yaml

from cnn_tutor.course.controls import CONTROL
from cnn_tutor.course.document import Document, ListNode, Node, TextNode, Use
from cnn_tutor.course.inline import located
from cnn_tutor.course.problems import ContentError, Problem, given, show, suggest
from cnn_tutor.course.text import Paragraph, Span

T = TypeVar("T")
Schema = dict[str, Any]


class Reader(NamedTuple, Generic[T]):
    """How to read a node, and the JSON Schema of what can be read."""

    read: Callable[[Node, Document], T]
    schema: Schema


# --- text ----------------------------------------------------------------------------------------

MAX_CODE_LINES = 200
MAX_PROBLEMS = 20
"""How many problems of one text are told."""

_MEANINGS = {
    "bool": "yes or no",
    "int": "a number",
    "float": "a number",
    "null": "nothing",
    "timestamp": "a date",
}
_OTHER_DIALECTS = re.compile(
    r"(?P<bool>[yYnN])|(?P<int>0o[0-7]+|[-+]?[0-9][0-9_.]*[eE][-+]?[0-9]+)"
)


def scalar(node: Node, document: Document, expected: str) -> str:
    """The value of a text node, quoted or not."""
    if isinstance(node, TextNode):
        return node.value
    what = "a list" if isinstance(node, ListNode) else "a mapping"
    message = f"{what} where {expected} was expected"
    if (sign := document.text[node.start]) in "{[":
        message += f"; text that begins with {sign} needs quotes"
    raise document.error(node, message)


def quoted(node: Node) -> bool:
    """Whether a node is text by its quotes or block sign, whatever it says."""
    return isinstance(node, TextNode) and node.style != ""


def words(node: Node, document: Document, expected: str = "text") -> str:
    """The value of a text node that every YAML reader takes for text, and that is not empty."""
    value = scalar(node, document, expected)
    if not value.strip():
        raise document.error(node, f"empty; {expected} was expected")
    if not quoted(node) and (meaning := _meaning(value)):
        text = show(value)
        raise document.error(node, f'YAML reads {text} as {meaning}; for text write "{text}"')
    return value


def _meaning(value: str) -> str:
    """What YAML takes plain text for, if that is not text."""
    for tag, pattern in yaml.SafeLoader.yaml_implicit_resolvers.get(value[0], ()):
        if pattern.match(value):
            return _MEANINGS.get(tag.rpartition(":")[2], "a sign of its own")
    other = _OTHER_DIALECTS.fullmatch(value)
    return _MEANINGS[str(other.lastgroup)] if other else ""


def _line(node: Node, document: Document) -> str:
    value = words(node, document)
    if "\n" in value.strip():
        raise document.error(node, "more than one line; text on one line was expected")
    _refuse_controls(value, node, document)
    return value.strip()


def _code(node: Node, document: Document) -> str:
    value = words(node, document, "code")
    _refuse_controls(value, node, document)
    if value.count("\n") > MAX_CODE_LINES:
        raise document.error(node, f"code of more than {MAX_CODE_LINES} lines; less was expected")
    return value.rstrip() + "\n"


def _refuse_controls(value: str, node: Node, document: Document) -> None:
    if wrong := CONTROL.search(value):
        message = f"control character U+{ord(wrong[0]):04X}; take it out"
        raise document.error(node, message, wrong.start())


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
            if isinstance(found, Span):
                spans.append(found)
                _note(found, node, offset, document)
            else:
                problems.append(document.problem(node, found, offset))
                if len(problems) == MAX_PROBLEMS:
                    raise ContentError(problems)
        blocks.append(tuple(spans))
    if problems:
        raise ContentError(problems)
    return tuple(blocks)


def _note(span: Span, node: Node, offset: int, document: Document) -> None:
    if span.kind == "term":
        document.terms.append(Use(span.target, node, offset))
    elif span.kind == "fact":
        document.facts.append(Use(span.target, node, offset))


def _paragraph(node: Node, document: Document) -> Paragraph:
    blocks = _paragraphs(node, document)
    if len(blocks) > 1:
        raise document.error(node, "an empty line within; one paragraph was expected")
    return blocks[0]


_TEXT: Schema = {"type": "string", "minLength": 1}

TEXT = Reader(words, _TEXT)
"""Text as it stands."""
LINE = Reader(_line, _TEXT)
"""Text on one line, without marks."""


def short(most: int) -> Reader[str]:
    """A line of so many characters at most."""

    def read(node: Node, document: Document) -> str:
        length = len(words(node, document))
        if length > most:
            raise document.error(node, f"{length} characters; {most} at most were expected")
        return _line(node, document)

    return Reader(read, _TEXT | {"maxLength": most})


PARAGRAPH = Reader(_paragraph, _TEXT)
PARAGRAPHS = Reader(_paragraphs, _TEXT)
CODE = Reader(_code, _TEXT)
"""Lines of code, the last one ended too."""
PROGRAM = Reader(_program, _TEXT)
"""Code that is whole, so that it can be held to be Python."""


# --- ids and words -------------------------------------------------------------------------------

ID_PATTERN = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


def named(expected: str) -> Reader[str]:
    """An id; what is none is said to be not what was expected."""

    def read(node: Node, document: Document) -> str:
        value = words(node, document, expected)
        if not ID_PATTERN.fullmatch(value):
            raise document.error(node, f'"{show(value)}" is not {expected}')
        return value

    return Reader(read, {"type": "string", "pattern": f"^{ID_PATTERN.pattern}$"})


def _flag(node: Node, document: Document) -> bool:
    value = scalar(node, document, "true or false")
    if quoted(node) or value not in ("true", "false"):
        message = f"{given(value)} where true or false was expected, without quotes"
        raise document.error(node, message)
    return value == "true"


def word(*known: str) -> Reader[Any]:
    """One of a closed list of words."""

    def read(node: Node, document: Document) -> str:
        value = scalar(node, document, "one of " + ", ".join(known))
        if value not in known:
            message = f'"{show(value)}" is not known here{suggest(value, known)}'
            raise document.error(node, message)
        return value

    return Reader(read, {"enum": list(known)})


ID = named('an id: lower-case words joined by "-", such as max-pooling')
FLAG = Reader(_flag, {"type": "boolean"})


# --- numbers -------------------------------------------------------------------------------------

_WHOLE = re.compile(r"-?(?:0|[1-9][0-9]{0,8})")
NUMBER = re.compile(rf"{_WHOLE.pattern}(?:\.[0-9]{{1,9}})?")


def whole(least: int, most: int) -> Reader[int]:
    """A whole number in a range, ends included."""
    read = _numeral(int, _WHOLE, f"a whole number from {least} to {most}", least, most)
    return Reader(read, {"type": "integer", "minimum": least, "maximum": most})


def number(least: int, most: int) -> Reader[float]:
    """A number in a range, ends included; an integer where it is written as one."""
    read = _numeral(_number, NUMBER, f"a number from {least} to {most}", least, most)
    return Reader(read, {"type": "number", "minimum": least, "maximum": most})


def _number(text: str) -> float:
    return float(text) if "." in text else int(text)


def _numeral(
    count: Callable[[str], T], pattern: re.Pattern[str], expected: str, least: Any, most: Any
) -> Callable[[Node, Document], T]:
    def read(node: Node, document: Document) -> T:
        value = scalar(node, document, expected)
        if not quoted(node) and pattern.fullmatch(value) and least <= count(value) <= most:
            return count(value)
        message = f"{given(value)} where {expected} was expected"
        raise document.error(node, message + (", without quotes" if quoted(node) else ""))

    return read
