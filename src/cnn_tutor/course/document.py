"""The door that every content file comes through: bytes → nodes that know their place.

YAML's surprises stay outside: aliases, anchors, tags, merge keys, duplicate keys, several
documents, deep nesting and control characters are problems. The tree is built from the parser's
events, which still tell an anchor where `yaml.compose` has forgotten it; and nothing recurses.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    DocumentStartEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
)

from cnn_tutor.course.model import FigureSpec
from cnn_tutor.course.problems import ContentError, Problem, show
from cnn_tutor.course.text import CONTROL

MAX_BYTES = 1_000_000
MAX_DEPTH = 16
MAX_CONTROLS = 20

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PIECE = re.compile(r"\S")
_PIECES = {
    "'": re.compile(r"''|\S"),
    '"': re.compile(r"\\(?:x..|u....|U.{8}|.|\n)|\S"),
}


class Node:
    """A piece of a file, from the character `start` to `stop`."""

    __slots__ = ("start", "stop")

    def __init__(self, start: int, stop: int) -> None:
        self.start = start
        self.stop = stop


class TextNode(Node):
    """A scalar. `style` is its quote or block sign, and empty for plain text."""

    __slots__ = ("style", "value")

    def __init__(self, start: int, stop: int, value: str, style: str) -> None:
        super().__init__(start, stop)
        self.value = value
        self.style = style


class ListNode(Node):
    """A list."""

    __slots__ = ("items",)

    def __init__(self, start: int, stop: int) -> None:
        super().__init__(start, stop)
        self.items: list[Node] = []


class MapNode(Node):
    """A mapping: its keys where they stand, and its values by key."""

    __slots__ = ("fields", "keys")

    def __init__(self, start: int, stop: int) -> None:
        super().__init__(start, stop)
        self.keys: dict[str, Node] = {}
        self.fields: dict[str, Node] = {}


class Use(NamedTuple):
    """Where the prose names a term or a fact: `offset` counts in the value of `node`."""

    word: str
    node: Node
    offset: int


class Document:
    """One file as a tree of nodes, what was refused in it, and what its readers note of it.

    Raises:
        ContentError: Text that there is no tree of.
    """

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self.refused: list[Problem] = []
        self.terms: list[Use] = []
        self.facts: list[Use] = []
        self.figures: list[tuple[FigureSpec, Node]] = []
        self.programs: list[tuple[str, Node]] = []
        self.root = _root(self)

    def problem(self, node: Node, message: str, offset: int = 0) -> Problem:
        """A problem at a node, or at the character `offset` of a text node's value."""
        index = self._index(node, offset) if isinstance(node, TextNode) and offset else node.start
        return self.problem_at(index, message)

    def problem_at(self, index: int, message: str) -> Problem:
        """A problem at a character of the file."""
        line = self.text.count("\n", 0, index) + 1
        column = index - self.text.rfind("\n", 0, index)
        return Problem(self.file, line, column, message)

    def _index(self, node: TextNode, offset: int) -> int:
        """Where in the file a character of a text node's value stands.

        YAML folds, indents and escapes, but never touches what is not blank: the value's nth
        visible character is the source's nth.
        """
        nth = sum(not _blank(character) for character in node.value[:offset])
        start, stop = node.start, node.stop
        if node.style in ("|", ">"):
            start = self.text.find("\n", start, stop) + 1
        elif node.style:
            start, stop = start + 1, stop - 1
        pieces = _PIECES.get(node.style, _PIECE).finditer(self.text, start, stop)
        visible = (piece.start() for piece in pieces if not _blank_escape(piece[0]))
        return next(islice(visible, nth, None), node.start)


def read(path: Path) -> Document:
    """The file as a document.

    Raises:
        ContentError: No such file, not text, or not YAML.
    """
    file = str(path)
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise _whole(file, "is a directory; a YAML file was expected")
        if not stat.S_ISREG(mode):
            raise _whole(file, "is not a regular file; a YAML file was expected")
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise _whole(file, "there is no such file") from None
    except OSError as error:
        raise _whole(file, f"can't be read: {error.strerror}") from None
    if len(data) > MAX_BYTES:
        raise _whole(file, f"is larger than {MAX_BYTES:,} bytes, the most that is read")
    return Document(file, _decoded(file, data))


def at(node: Node, *path: str | int) -> Node:
    """The node that keys and indices lead to from `node`, as far as there is one."""
    for step in path:
        if isinstance(node, MapNode) and step in node.fields:
            node = node.fields[str(step)]
        elif isinstance(node, ListNode) and isinstance(step, int):
            node = node.items[step]
    return node


def _whole(file: str, message: str) -> ContentError:
    return ContentError([Problem(file, 0, 0, message)])


def _decoded(file: str, data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode()
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        byte = error.object[error.start]
        message = f"byte 0x{byte:02x} is not UTF-8; save the file as UTF-8 text"
        raise ContentError([Problem(file, line, column, message)]) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _root(document: Document) -> Node:
    """The tree of a document; what is refused in it is noted there."""
    controls = list(islice(CONTROL.finditer(document.text), MAX_CONTROLS))
    if controls:
        raise ContentError(
            document.problem_at(found.start(), _control(found[0])) for found in controls
        )
    refused = document.refused
    root: Node | None = None
    nested: list[tuple[Node, list[Node]]] = []
    try:
        for event in yaml.parse(document.text, Loader=_LOADER):
            if isinstance(event, CollectionEndEvent):
                refused.extend(_close(*nested.pop(), document))
            elif isinstance(event, NodeEvent):
                node = _node(event)
                refused.extend(_refused(event, node, document))
                if nested:
                    nested[-1][1].append(node)
                else:
                    root = node
                if not isinstance(node, TextNode):
                    nested.append((node, []))
                if len(nested) > MAX_DEPTH:
                    message = f"nested more than {MAX_DEPTH} deep; nothing here needs that"
                    raise ContentError([document.problem(node, message)])
            elif isinstance(event, DocumentStartEvent) and root:
                index = _start(event)
                refused.append(document.problem_at(index, "a second document; a file holds one"))
                break
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        raise ContentError([*refused, _syntax(error, document)]) from None
    if not root:
        raise _whole(document.file, "is empty")
    return root


def _node(event: NodeEvent) -> Node:
    start, stop = _start(event), event.end_mark.index if event.end_mark else 0
    if isinstance(event, ScalarEvent):
        return TextNode(start, stop, event.value, event.style or "")
    if isinstance(event, AliasEvent):
        return TextNode(start, stop, "", "")
    return MapNode(start, stop) if isinstance(event, MappingStartEvent) else ListNode(start, stop)


def _start(event: yaml.Event) -> int:
    return event.start_mark.index if event.start_mark else 0


def _close(node: Node, children: list[Node], document: Document) -> Iterator[Problem]:
    """Give a collection that has come to its end what it holds."""
    if isinstance(node, ListNode):
        node.items = children
    if not isinstance(node, MapNode):
        return
    for key, value in zip(children[::2], children[1::2], strict=True):
        if not isinstance(key, TextNode):
            yield document.problem(key, "a list or mapping as a key; a word was expected")
        elif key.value in node.keys:
            yield document.problem(key, f'"{show(key.value)}" is here twice; a key stands once')
        elif key.value == "<<" and not key.style:
            yield document.problem(key, 'a merge key "<<"; write its lines out')
        else:
            node.keys[key.value] = key
            node.fields[key.value] = value


def _refused(event: NodeEvent, node: Node, document: Document) -> Iterator[Problem]:
    name = show(event.anchor or "")
    if isinstance(event, AliasEvent):
        yield document.problem(node, f"an alias *{name}; quote text that begins with *")
    elif event.anchor:
        yield document.problem(node, f"an anchor &{name}; quote text that begins with &")
    elif getattr(event, "tag", None):
        tag = document.text[node.start :].split(maxsplit=1)[0]
        yield document.problem(node, f"a tag {show(tag)}; quote text that begins with !")


def _control(character: str) -> str:
    if character == "\t":
        return "a tab; spaces were expected"
    return f"control character U+{ord(character):04X}; take it out"


def _syntax(error: Exception, document: Document) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    what = getattr(error, "problem", None) or getattr(error, "context", None) or str(error)
    message = f"not YAML: {show(what, 100)}; text with ': ', ' #' or quotes in it needs quotes"
    if not mark:
        return Problem(document.file, 0, 0, message)
    return document.problem_at(mark.index, message)


def _blank(character: str) -> bool:
    return character.isspace() and not CONTROL.match(character)


def _blank_escape(piece: str) -> bool:
    if piece[0] != "\\" or len(piece) == 1:
        return False
    if piece[1] in "xuU":
        return _blank(chr(int(piece[2:], 16)))
    return piece[1] in " n\n_"
