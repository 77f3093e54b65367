"""The door that every content file comes through: bytes → a tree of nodes.

YAML's surprises stay outside: aliases, anchors, tags, merge keys, duplicate keys, several
documents, deep nesting and control characters are problems. The tree is built from the parser's
events, which still tell an anchor where `yaml.compose` has forgotten it; and nothing recurses.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
)

from cnn_tutor.course.controls import CONTROL
from cnn_tutor.course.document import Document, ListNode, MapNode, Node, TextNode
from cnn_tutor.course.problems import ContentError, Problem, show

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MAX_BYTES = 1_000_000
MAX_DEPTH = 16
MAX_CONTROLS = 20


def read(path: str | Path) -> Document:
    """The file as a document, with what is refused in it noted there.

    Raises:
        ContentError: No such file, not text, or nothing that there is a tree of.
    """
    file = os.fspath(path)
    return parse(file, _text(file, _bytes(file)))


def parse(file: str, text: str) -> Document:
    """What a file with this text says; `read` tells the rest."""
    document = Document(file, text)
    controls = list(islice(CONTROL.finditer(document.text), MAX_CONTROLS))
    if controls:
        raise ContentError(
            document.problem_at(found.start(), _control(found[0])) for found in controls
        )
    try:
        root = _tree(document)
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        raise ContentError([*document.refused, _syntax(error, document)]) from None
    if not root:
        raise _whole(file, "is empty")
    document.root = root
    return document


def _bytes(file: str) -> bytes:
    try:
        mode = os.stat(file).st_mode
        if stat.S_ISDIR(mode):
            raise _whole(file, "is a directory; a YAML file was expected")
        if not stat.S_ISREG(mode):
            raise _whole(file, "is not a regular file; a YAML file was expected")
        with open(file, "rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise _whole(file, "there is no such file") from None
    except OSError as error:
        raise _whole(file, f"can't be read: {error.strerror}") from None
    if len(data) > MAX_BYTES:
        raise _whole(file, f"is larger than {MAX_BYTES:,} bytes, the most that is read")
    return data


def _text(file: str, data: bytes) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode()
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        byte = error.object[error.start]
        message = f"byte 0x{byte:02x} is not UTF-8; save the file as UTF-8 text"
        raise ContentError([Problem(file, line, column, message)]) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _whole(file: str, message: str) -> ContentError:
    return ContentError([Problem(file, 0, 0, message)])


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


def _tree(document: Document) -> Node | None:
    root: Node | None = None
    nested: list[tuple[Node, list[Node]]] = []
    for event in yaml.parse(document.text, Loader=LOADER):
        if isinstance(event, NodeEvent):
            node = _node(event)
            if event.anchor or getattr(event, "tag", None):
                document.refused.append(_refusal(event, node, document))
            if nested:
                nested[-1][1].append(node)
            else:
                root = node
            if not isinstance(node, TextNode):
                nested.append((node, []))
            if len(nested) > MAX_DEPTH:
                raise document.error(node, f"nested more than {MAX_DEPTH} deep; take it apart")
        elif isinstance(event, CollectionEndEvent):
            document.refused.extend(_close(*nested.pop(), document))
        elif isinstance(event, DocumentStartEvent) and root:
            message = "a second document; one was expected in a file"
            document.refused.append(document.problem_at(_start(event), message))
            break
    return root


def _node(event: NodeEvent) -> Node:
    start, stop = _start(event), event.end_mark.index if event.end_mark else 0
    if isinstance(event, ScalarEvent):
        return TextNode(start, stop, event.value, event.style or "")
    if isinstance(event, AliasEvent):
        return TextNode(start, stop, "", "")
    return MapNode(start, stop) if isinstance(event, MappingStartEvent) else ListNode(start, stop)


def _start(event: Event) -> int:
    return event.start_mark.index if event.start_mark else 0


def _refusal(event: NodeEvent, node: Node, document: Document) -> Problem:
    word = show(document.text[node.start : node.stop + 1].split(maxsplit=1)[0])
    kind = "a tag"
    if isinstance(event, AliasEvent):
        kind = "an alias"
    elif event.anchor:
        kind = "an anchor"
    return document.problem(node, f"{kind} {word}; write it out, or quote text that begins so")


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
            yield document.problem(key, f'"{show(key.value)}" is here twice; once was expected')
        elif key.value == "<<" and not key.style:
            yield document.problem(key, 'a merge key "<<"; write its lines out')
        else:
            node.keys[key.value] = key
            node.fields[key.value] = value
