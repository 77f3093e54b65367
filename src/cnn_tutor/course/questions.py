"""Questions as an author writes them: in a quiz, and as the prediction of a lesson's step."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import get_args

from cnn_tutor.course.answers import (
    CELL_ANSWER,
    GRID_ANSWER,
    LINE_ANSWER,
    NUMBER_ANSWER,
    SHAPE_ANSWER,
)
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
from cnn_tutor.course.document import Document, Node, Use, at
from cnn_tutor.course.facts import beside_figure
from cnn_tutor.course.figure_options import FIGURE
from cnn_tutor.course.images import VALUE
from cnn_tutor.course.model import Choice, Hides, Mistake, Option, Question, QuestionKind, See
from cnn_tutor.course.problems import Problem, show
from cnn_tutor.course.readers import (
    CODE,
    FLAG,
    ID,
    ID_PATTERN,
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
from cnn_tutor.course.text import Paragraph

BLANK = "___"
"""What stands in a line of code for what is missing."""

Problems = Iterator[Problem]


# --- what a question names of other files --------------------------------------------------------


def _noted(reader: Reader[str], note: Callable[[Document], list[Use]]) -> Reader[str]:
    def read(node: Node, document: Document) -> str:
        value = reader.read(node, document)
        note(document).append(Use(value, node))
        return value

    return Reader(read, reader.schema)


def _place(node: Node, document: Document) -> str:
    value = scalar(node, document, "lesson/step")
    if not _PLACE.fullmatch(value):
        raise document.error(node, f'"{show(value)}" where lesson/step was expected')
    return value


_PLACE = re.compile(f"{ID_PATTERN.pattern}/{ID_PATTERN.pattern}")
_MISCONCEPTION = _noted(ID, lambda document: document.misconceptions)
_SEE = record(
    See,
    {
        "step": maybe(
            _noted(
                Reader(_place, {"type": "string", "pattern": f"^{_PLACE.pattern}$"}),
                lambda document: document.places,
            )
        ),
        "term": maybe(_noted(ID, lambda document: document.terms)),
    },
)


# --- choices -------------------------------------------------------------------------------------


def _misjudged(choices: tuple[Choice, ...], node: Node, document: Document) -> Problems:
    if not any(choice.right for choice in choices):
        yield document.problem(node, "no choice is right; one was expected")
    for index, choice in enumerate(choices):
        if choice.right and choice.misconception:
            message = "a right choice needs none"
            yield document.problem(at(node, index, "misconception"), message)
        if not choice.right and not choice.misconception:
            message = '"misconception" is missing: what somebody thinks who chooses this'
            yield document.problem(at(node, index), message)
        if any(choice.text == earlier.text for earlier in choices[:index]):
            yield document.problem(at(node, index, "text"), "the same text as an earlier choice")


def _several_right(choices: tuple[Choice, ...], node: Node, document: Document) -> Problems:
    right = [index for index, choice in enumerate(choices) if choice.right]
    for index in right[1:]:
        message = "a second right choice; exactly one was expected"
        yield document.problem(at(node, index, "right"), message)


def _all_right(choices: tuple[Choice, ...], node: Node, document: Document) -> Problems:
    if all(choice.right for choice in choices):
        yield document.problem(node, "every choice is right; a wrong one was expected too")


_CHOICE: Fields = {
    "text": PARAGRAPH,
    "right": maybe(FLAG, False),
    "says": maybe(PARAGRAPH, ()),
    "misconception": maybe(_MISCONCEPTION, ""),
}
_CHOICES = checked(many(record(Choice, _CHOICE), least=2, most=6), _misjudged)


# --- typed answers -------------------------------------------------------------------------------


def _mistake(gives: str, misconception: str, says: Paragraph = ()) -> Mistake:
    return Mistake(gives, says, misconception)


def _typed(answer: Reader[str]) -> Fields:
    fields: Fields = {
        "gives": answer,
        "misconception": _MISCONCEPTION,
        "says": maybe(PARAGRAPH),
    }
    return {"answer": answer, "mistakes": maybe(many(record(_mistake, fields), most=20))}


def _not_told_apart(question: Question, node: Node, document: Document) -> Problems:
    taken = {question.answer, *question.also}
    for index, mistake in enumerate(question.mistakes):
        if mistake.gives in taken:
            message = f"{show(mistake.gives)} is the answer, or what an earlier mistake gives"
            yield document.problem(at(node, "mistakes", index, "gives"), message)
        taken.add(mistake.gives)


def _not_one_blank(question: Question, node: Node, document: Document) -> Problems:
    if question.code.count(BLANK) != 1:
        yield document.problem(at(node, "code"), f"one {BLANK} was expected: what is missing")


def _no_such_line(question: Question, node: Node, document: Document) -> Problems:
    lines = question.code.count("\n")
    given = [(question.answer, at(node, "answer"))]
    for index, mistake in enumerate(question.mistakes):
        given.append((mistake.gives, at(node, "mistakes", index, "gives")))
    for line, place in given:
        if int(line) > lines:
            yield document.problem(place, f"there is no line {line}; the code has {lines}")


# --- an order ------------------------------------------------------------------------------------

_LETTERS = "abcdefgh"


def _ordered(
    order: tuple[str, ...], mistakes: tuple[Mistake, ...] = (), **rest: object
) -> Question:
    """The mistakes' lines become the letters of their places in the right order."""
    named = dict(zip(order, _LETTERS, strict=False))
    lettered = (
        mistake._replace(gives=" ".join(named.get(line, "?") for line in mistake.gives))
        for mistake in mistakes
    )
    return Question(order=order, mistakes=tuple(lettered), **rest)  # type: ignore[arg-type]


def _out_of_order(question: Question, node: Node, document: Document) -> Problems:
    for index, line in enumerate(question.order):
        if line in question.order[:index]:
            yield document.problem(at(node, "order", index), "the same as an earlier one")
    for index, mistake in enumerate(question.mistakes):
        place = at(node, "mistakes", index, "gives")
        first, second = mistake.gives.split()
        if "?" in (first, second):
            yield document.problem(place, "two lines of the order were expected, word for word")
        elif first <= second:
            yield document.problem(place, "this is their right order; the wrong one was expected")


_ORDER: Fields = {
    "order": many(LINE, least=3, most=len(_LETTERS)),
    "mistakes": maybe(
        many(
            record(
                _mistake,
                {
                    "gives": many(LINE, least=2, most=2),
                    "misconception": _MISCONCEPTION,
                    "says": maybe(PARAGRAPH),
                },
            ),
            most=20,
        )
    ),
}


# --- questions -----------------------------------------------------------------------------------


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
_IN_QUIZ: Fields = {"id": ID, "skill": ID, "figure": maybe(FIGURE), "see": maybe(_SEE)}
_VALUE: Reader[Option] = Reader(_value, {"anyOf": [VALUE.schema, ID.schema]})
_VALUES = list_or_text(many(_VALUE), _VALUE)
_RANGES = table(re.compile(r"[a-z][a-z0-9_]*"), "a parameter's name", _VALUES)


def _written(
    kind: QuestionKind, fields: Fields, *checks: Callable[..., Problems]
) -> Reader[Question]:
    """A question of a quiz with all its words."""
    fields = {"kind": word(kind), **_IN_QUIZ, **_ASKED, **fields}
    make = _ordered if kind == "order" else Question
    return checked(record(make, fields), *checks, _hides_no_figure)


def _drawn(kind: QuestionKind) -> Reader[Question]:
    """A question of a quiz of which a generator writes the words."""
    fields: Fields = {
        "id": ID,
        "skill": ID,
        "kind": word(kind),
        "see": maybe(_SEE),
        "generate": ID,
        "ranges": maybe(_RANGES),
    }
    return record(partial(Question, ask=()), fields)


_ONE_CHOICE: Fields = {"choices": checked(_CHOICES, _several_right)}
_MANY_CHOICES: Fields = {"choices": checked(_CHOICES, _all_right)}
_NUMBER: Fields = {**_typed(NUMBER_ANSWER), "tolerance": maybe(number(0, 1_000_000))}
_BLANK: Fields = {**_typed(LINE), "code": CODE, "also": maybe(many(LINE), ())}
_WRONG_LINE: Fields = {**_typed(LINE_ANSWER), "code": CODE}

_WRITTEN: dict[QuestionKind, Reader[Question]] = {
    "choice": _written("choice", _ONE_CHOICE),
    "choices": _written("choices", _MANY_CHOICES),
    "number": _written("number", _NUMBER, _not_told_apart),
    "shape": _written("shape", _typed(SHAPE_ANSWER), _not_told_apart),
    "cell": _written("cell", _typed(CELL_ANSWER), _not_told_apart, _no_figure),
    "grid": _written("grid", _typed(GRID_ANSWER), _not_told_apart),
    "order": _written("order", _ORDER, _out_of_order),
    "blank": _written("blank", _BLANK, _not_told_apart, _not_one_blank),
    "wrong-layer": _written("wrong-layer", _WRONG_LINE, _not_told_apart, _no_such_line),
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
    "choice": _ONE_CHOICE,
    "number": _NUMBER,
    "shape": _typed(SHAPE_ANSWER),
    "cell": _typed(CELL_ANSWER),
    "grid": _typed(GRID_ANSWER),
}
PREDICTION = by_kind(
    {
        kind: checked(
            record(partial(Question, id=""), {"kind": word(kind), **_ASKED, **fields}),
            _not_told_apart,
        )
        for kind, fields in _PREDICTED.items()
    }
)
