"""Questions as an author writes them: in a quiz, and as the prediction of a lesson's step."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import get_args

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
from cnn_tutor.course.facts import ANSWER, beside_figure
from cnn_tutor.course.figure_options import FIGURE
from cnn_tutor.course.images import VALUE
from cnn_tutor.course.model import Choice, Hides, Mistake, Question
from cnn_tutor.course.problems import Problem
from cnn_tutor.course.readers import FLAG, ID, PARAGRAPH, PARAGRAPHS, number, word


def _not_one_right(
    choices: tuple[Choice, ...], node: Node, document: Document
) -> Iterator[Problem]:
    right = [index for index, choice in enumerate(choices) if choice.right]
    if not right:
        yield document.problem(node, "no choice is right; exactly one was expected")
    for index in right[1:]:
        message = "a second right choice; exactly one was expected"
        yield document.problem(at(node, index, "right"), message)
    for index, choice in enumerate(choices):
        if not choice.right and not choice.says:
            yield document.problem(at(node, index), '"says" is missing: why this choice is wrong')
        if any(choice.text == earlier.text for earlier in choices[:index]):
            yield document.problem(at(node, index, "text"), "the same text as an earlier choice")


def _not_told_apart(question: Question, node: Node, document: Document) -> Iterator[Problem]:
    taken = {question.answer}
    for index, mistake in enumerate(question.mistakes):
        if mistake.gives in taken:
            message = f"{mistake.gives} is the answer, or what an earlier mistake gives"
            yield document.problem(at(node, "mistakes", index, "gives"), message)
        taken.add(mistake.gives)


def _hides_no_figure(question: Question, node: Node, document: Document) -> Iterator[Problem]:
    if question.hides != "nothing" and not question.figure:
        yield document.problem(at(node, "hides"), "there is no figure here to hide anything of")


_CHOICES = many(
    record(Choice, {"text": PARAGRAPH, "right": maybe(FLAG, False), "says": maybe(PARAGRAPH, ())}),
    least=2,
    most=9,
)
_ASKED: Fields = {
    "ask": PARAGRAPHS,
    "why": PARAGRAPHS,
    "hint": maybe(PARAGRAPH),
    "hides": maybe(word(*get_args(Hides))),
}
_CHOICE: Fields = {
    **_ASKED,
    "kind": word("choice"),
    "choices": checked(_CHOICES, _not_one_right),
}
_NUMBER: Fields = {
    **_ASKED,
    "kind": word("number"),
    "answer": ANSWER,
    "tolerance": maybe(number(0, 1_000_000)),
    "mistakes": maybe(many(record(Mistake, {"gives": ANSWER, "says": PARAGRAPH}), most=20)),
}
_predicted = partial(Question, id="")

PREDICTION = by_kind(
    {
        "choice": record(_predicted, _CHOICE),
        "number": checked(record(_predicted, _NUMBER), _not_told_apart),
    }
)

_IN_QUIZ: Fields = {"id": ID, "skill": ID, "figure": maybe(FIGURE)}
_PARAMETER = re.compile(r"[a-z][a-z0-9_]*")
_GENERATED: Fields = {
    "id": ID,
    "skill": ID,
    "kind": word("number"),
    "generate": ID,
    "ranges": maybe(table(_PARAMETER, "a parameter's name", list_or_text(many(VALUE), ID))),
}

QUESTION = beside_figure(
    by_kind(
        {
            "choice": checked(record(Question, {**_IN_QUIZ, **_CHOICE}), _hides_no_figure),
            "number": by_key(
                "generate",
                there=record(partial(Question, ask=()), _GENERATED),
                absent=checked(
                    record(Question, {**_IN_QUIZ, **_NUMBER}), _not_told_apart, _hides_no_figure
                ),
            ),
        }
    )
)
