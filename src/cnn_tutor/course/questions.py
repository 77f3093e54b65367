"""Questions as an author writes them: in a quiz, and as the prediction of a lesson's step."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import get_args

from cnn_tutor.course.answers import (
    CELL_ANSWER,
    GRID_ANSWER,
    LINE_ANSWER,
    NUMBER_ANSWER,
    SHAPE_ANSWER,
)
from cnn_tutor.course.choices import MANY_CHOICES, ONE_CHOICE
from cnn_tutor.course.combine import (
    Fields,
    by_key,
    by_kind,
    checked,
    list_or_text,
    many,
    maybe,
    record,
    table,
)
from cnn_tutor.course.document import Document, Node, at
from cnn_tutor.course.drawn import not_drawn
from cnn_tutor.course.facts import beside_figure
from cnn_tutor.course.figure_options import FIGURE
from cnn_tutor.course.images import VALUE
from cnn_tutor.course.mistakes import (
    no_such_line,
    not_one_blank,
    not_told_apart,
    typed_answer,
)
from cnn_tutor.course.model import Hides, Option, Question, QuestionKind
from cnn_tutor.course.orders import ORDER, ordered, out_of_order
from cnn_tutor.course.problems import Problems
from cnn_tutor.course.readers import (
    CODE,
    ID,
    LINE,
    NUMBER,
    PARAGRAPH,
    PARAGRAPHS,
    Reader,
    number,
    quoted,
    scalar,
    word,
)
from cnn_tutor.course.references import SEE


def _hides_no_figure(question: Question, node: Node, document: Document) -> Problems:
    if question.hides != "nothing" and not question.figure:
        yield document.problem(at(node, "hides"), "there is no figure here to hide anything of")


def _no_figure(question: Question, node: Node, document: Document) -> Problems:
    if not question.figure:
        yield document.problem(node, '"figure" is missing here: which map the cell is of')


def _value(node: Node, document: Document) -> Option:
    """A number, or a word."""
    text = scalar(node, document, "a number or a word")
    reader: Reader[float] | Reader[str] = VALUE
    if quoted(node) or not NUMBER.fullmatch(text):
        reader = ID
    return reader.read(node, document)


_ASKED: Fields = {
    "ask": PARAGRAPHS,
    "why": PARAGRAPHS,
    "hint": maybe(PARAGRAPH),
    "hides": maybe(word(*get_args(Hides))),
}
_IN_QUIZ: Fields = {"id": ID, "skill": ID, "figure": maybe(FIGURE), "see": maybe(SEE)}
_VALUE: Reader[Option] = Reader(_value, {"anyOf": [VALUE.schema, ID.schema]})
_VALUES = list_or_text(many(_VALUE), _VALUE)
_RANGES = table(re.compile(r"[a-z][a-z0-9_]*"), "a parameter's name", _VALUES)


def _written(
    kind: QuestionKind, fields: Fields, *checks: Callable[..., Problems]
) -> Reader[Question]:
    """A question of a quiz with all its words."""
    fields = {"kind": word(kind), **_IN_QUIZ, **_ASKED, **fields}
    make = ordered if kind == "order" else Question
    return checked(record(make, fields), *checks, _hides_no_figure)


def _drawn(kind: QuestionKind) -> Reader[Question]:
    """A question of a quiz of which a generator writes the words."""
    fields: Fields = {
        "id": ID,
        "skill": ID,
        "kind": word(kind),
        "see": maybe(SEE),
        "generate": ID,
        "ranges": maybe(_RANGES),
    }
    return checked(record(partial(Question, ask=()), fields), not_drawn)


_NUMBER: Fields = {**typed_answer(NUMBER_ANSWER), "tolerance": maybe(number(0, 1_000_000))}
_BLANK: Fields = {**typed_answer(LINE), "code": CODE, "also": maybe(many(LINE), ())}
_WRONG_LINE: Fields = {**typed_answer(LINE_ANSWER), "code": CODE}

_WRITTEN: dict[QuestionKind, Reader[Question]] = {
    "choice": _written("choice", ONE_CHOICE),
    "choices": _written("choices", MANY_CHOICES),
    "number": _written("number", _NUMBER, not_told_apart),
    "shape": _written("shape", typed_answer(SHAPE_ANSWER), not_told_apart),
    "cell": _written("cell", typed_answer(CELL_ANSWER), not_told_apart, _no_figure),
    "grid": _written("grid", typed_answer(GRID_ANSWER), not_told_apart),
    "order": _written("order", ORDER, out_of_order),
    "blank": _written("blank", _BLANK, not_told_apart, not_one_blank),
    "wrong-layer": _written("wrong-layer", _WRONG_LINE, not_told_apart, no_such_line),
}
QUESTION = beside_figure(
    by_kind(
        {
            "match": _drawn("match"),
            **{
                kind: by_key("generate", there=_drawn(kind), absent=written)
                for kind, written in _WRITTEN.items()
            },
        }
    )
)

_PREDICTED: dict[QuestionKind, Fields] = {
    "choice": ONE_CHOICE,
    "number": _NUMBER,
    "shape": typed_answer(SHAPE_ANSWER),
    "cell": typed_answer(CELL_ANSWER),
    "grid": typed_answer(GRID_ANSWER),
}
PREDICTION = by_kind(
    {
        kind: checked(
            record(partial(Question, id=""), {"kind": word(kind), **_ASKED, **fields}),
            not_told_apart,
        )
        for kind, fields in _PREDICTED.items()
    }
)
