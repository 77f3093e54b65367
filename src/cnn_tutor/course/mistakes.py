"""A typed answer with the mistakes that its author foresees, and what these are to be told from."""

from __future__ import annotations

from cnn_tutor.course.combine import Fields, many, maybe, record
from cnn_tutor.course.document import Document, Node, at
from cnn_tutor.course.model import Mistake, Question
from cnn_tutor.course.problems import Problems, show
from cnn_tutor.course.readers import PARAGRAPH, Reader, T
from cnn_tutor.course.references import MISCONCEPTION
from cnn_tutor.course.text import Paragraph

BLANK = "___"
"""What stands in a line of code for what is missing."""


def _mistake(gives: str, misconception: str, says: Paragraph = ()) -> Mistake:
    return Mistake(gives, says, misconception)


def mistakes(gives: Reader[T]) -> Fields:
    """The field of the mistakes, each of which `gives` something."""
    fields: Fields = {"gives": gives, "misconception": MISCONCEPTION, "says": maybe(PARAGRAPH)}
    return {"mistakes": maybe(many(record(_mistake, fields), most=20))}


def typed_answer(answer: Reader[str]) -> Fields:
    """The fields of an answer and its mistakes, written alike."""
    return {"answer": answer, **mistakes(answer)}


def not_told_apart(question: Question, node: Node, document: Document) -> Problems:
    """Mistakes that give the same as the answer, or as each other."""
    taken = {question.answer, *question.also}
    for index, mistake in enumerate(question.mistakes):
        if mistake.gives in taken:
            message = f"{show(mistake.gives)} is the answer, or what an earlier mistake gives"
            yield document.problem(at(node, "mistakes", index, "gives"), message)
        taken.add(mistake.gives)


def not_one_blank(question: Question, node: Node, document: Document) -> Problems:
    """Code without a blank, or with several of them."""
    if question.code.count(BLANK) != 1:
        yield document.problem(at(node, "code"), f"one {BLANK} was expected: what is missing")


def no_such_line(question: Question, node: Node, document: Document) -> Problems:
    """Answers that name a line that the code does not have."""
    lines = question.code.count("\n")
    given = [(question.answer, at(node, "answer"))]
    for index, mistake in enumerate(question.mistakes):
        given.append((mistake.gives, at(node, "mistakes", index, "gives")))
    for line, place in given:
        if int(line) > lines:
            yield document.problem(place, f"there is no line {line}; the code has {lines}")
