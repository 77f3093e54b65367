"""Lines to be put in order. A mistake is one line put before another."""

from __future__ import annotations

from cnn_tutor.course.combine import Fields, many
from cnn_tutor.course.document import Document, Node, at
from cnn_tutor.course.mistakes import mistakes
from cnn_tutor.course.model import Mistake, Question
from cnn_tutor.course.problems import Problems
from cnn_tutor.course.readers import LINE

_LETTERS = "abcdefgh"

ORDER: Fields = {
    "order": many(LINE, least=3, most=len(_LETTERS)),
    **mistakes(many(LINE, least=2, most=2)),
}


def ordered(order: tuple[str, ...], mistakes: tuple[Mistake, ...] = (), **rest: object) -> Question:
    """The question; its mistakes' lines become the letters of their places in the right order."""
    named = dict(zip(order, _LETTERS, strict=False))
    lettered = (
        mistake._replace(gives=" ".join(named.get(line, "?") for line in mistake.gives))
        for mistake in mistakes
    )
    return Question(order=order, mistakes=tuple(lettered), **rest)  # type: ignore[arg-type]


def out_of_order(question: Question, node: Node, document: Document) -> Problems:
    """Lines that stand there twice, and mistakes that are none."""
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
