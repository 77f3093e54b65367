"""What an author gives for an answer, right or wrong: one reader for each way of writing it.

In all but text and line numbers, facts of the figure can stand for numbers: `({output_height}, 8)`.
"""

from __future__ import annotations

import re

from cnn_tutor.course.combine import list_or_text
from cnn_tutor.course.document import Document, Node, Use
from cnn_tutor.course.facts import MAPS, NOT_A_NUMBER
from cnn_tutor.course.images import MATRIX
from cnn_tutor.course.problems import given
from cnn_tutor.course.readers import NUMBER, Reader, Schema, scalar, whole

_FACT = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_COUNT = rf"(?:0|[1-9][0-9]{{0,5}}|{_FACT.pattern})"


def _written(pattern: str, expected: str, maps: bool = False) -> Reader[str]:
    """Text of this form; the facts in it are one number each, or a map each."""
    form = re.compile(pattern)

    def read(node: Node, document: Document) -> str:
        value = scalar(node, document, expected)
        if not form.fullmatch(value):
            message = f"{given(value)} where {expected} was expected"
            raise document.error(node, message)
        for fact in _FACT.finditer(value):
            document.facts.append(Use(fact[1], node, fact.start()))
            if (fact[1] in MAPS) != maps or fact[1] in NOT_A_NUMBER:
                message = f"{fact[0]} is not {'a map' if maps else 'one number'}; {expected}"
                raise document.error(node, f"{message} was expected", fact.start())
        return value

    return Reader(read, {"type": "string", "pattern": f"^(?:{pattern})$"})


def _either(schema: Schema, reader: Reader[str]) -> Reader[str]:
    return Reader(reader.read, {"anyOf": [schema, reader.schema]})


def _rows(node: Node, document: Document) -> str:
    return " / ".join(" ".join(map(str, row)) for row in MATRIX.read(node, document))


def _line_number(node: Node, document: Document) -> str:
    return str(_LINE.read(node, document))


NUMBER_ANSWER = _either(
    {"type": "number"}, _written(rf"{NUMBER.pattern}|{_FACT.pattern}", 'a number or "{fact}"')
)
SHAPE_ANSWER = _written(
    rf"\((?:{_COUNT},|{_COUNT}(?:, ?{_COUNT}){{1,3}})\)",
    "a shape of one to four numbers, such as (6, 6, 8) or (10,),",
)
CELL_ANSWER = _written(rf"\({_COUNT}, ?{_COUNT}\)", "a cell, (row, column),")
GRID_ANSWER = list_or_text(
    Reader(_rows, MATRIX.schema),
    _written(
        rf"{_FACT.pattern}|{NUMBER.pattern}(?: /? ?{NUMBER.pattern})*",
        'rows such as 1 2 / 3 4, or "{fact}"',
        maps=True,
    ),
)
_LINE = whole(1, 200)
LINE_ANSWER = Reader(_line_number, _LINE.schema)
