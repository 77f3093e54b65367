"""A file as nodes that know their place, so that a mistake can be told where it stands."""

import re
from itertools import islice
from typing import NamedTuple

from cnn_tutor.course.controls import CONTROL
from cnn_tutor.course.model import FigureSpec
from cnn_tutor.course.problems import ContentError, Problem


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
    """Where a file names something of another one, or a fact: `offset` counts in `node`'s value."""

    word: str
    node: Node
    offset: int = 0


class Document:
    """One file.

    Attributes:
        file: What messages call it.
        text: All of it.
        root: The tree of its nodes.
        refused: What is not allowed in it, whatever it says.
        terms: The words that its prose looks up in the glossary.
        misconceptions: Those that its wrong answers name.
        places: The steps that its questions lead back to.
        facts: The facts that its prose names, and no figure beside it has been found yet.
        figures: The figures in it.
        programs: The code in it that is whole.
    """

    root: Node

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self.refused: list[Problem] = []
        self.terms: list[Use] = []
        self.misconceptions: list[Use] = []
        self.places: list[Use] = []
        self.facts: list[Use] = []
        self.figures: list[tuple[FigureSpec, Node]] = []
        self.programs: list[tuple[str, Node]] = []

    def error(self, node: Node, message: str, offset: int | None = None) -> ContentError:
        """The problem as an error to raise."""
        return ContentError([self.problem(node, message, offset)])

    def problem(self, node: Node, message: str, offset: int | None = None) -> Problem:
        """A problem at a node, or at the character `offset` of a text node's value."""
        index = node.start
        if offset is not None and isinstance(node, TextNode):
            index = _index(node, offset, self.text)
        return self.problem_at(index, message)

    def problem_at(self, index: int, message: str) -> Problem:
        """A problem at a character of the file."""
        line = self.text.count("\n", 0, index) + 1
        column = index - self.text.rfind("\n", 0, index)
        return Problem(self.file, line, column, message)


def at(node: Node, *path: str | int) -> Node:
    """The node that keys and indices lead to from `node`, as far as there is one."""
    for step in path:
        if isinstance(node, MapNode) and step in node.fields:
            node = node.fields[str(step)]
        elif isinstance(node, ListNode) and isinstance(step, int):
            node = node.items[step]
    return node


_PIECE = re.compile(r"\S")
_PIECES = {
    "'": re.compile(r"''|\S"),
    '"': re.compile(r"\\(?:x..|u....|U.{8}|.|\n)|\S"),
}


def _index(node: TextNode, offset: int, text: str) -> int:
    """Where in the file the character `offset` of a node's value stands.

    YAML folds, indents and escapes, but it drops and adds blanks only: the nth visible character
    of the value is the nth of the source.
    """
    nth = sum(not _blank(character) for character in node.value[:offset])
    start, stop = node.start, node.stop
    if node.style in ("|", ">"):
        start = text.find("\n", start, stop) + 1
    elif node.style:
        start, stop = start + 1, stop - 1
    pieces = _PIECES.get(node.style, _PIECE).finditer(text, start, stop)
    visible = (piece.start() for piece in pieces if not _blank_escape(piece[0]))
    return next(islice(visible, nth, None), node.start)


def _blank(character: str) -> bool:
    return character.isspace() and not CONTROL.match(character)


def _blank_escape(piece: str) -> bool:
    if piece[0] != "\\" or len(piece) == 1:
        return False
    if piece[1] in "xuU":
        return _blank(chr(int(piece[2:], 16)))
    return piece[1] in " n\n_"
