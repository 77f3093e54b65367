"""The choices of a question, one or more of them right."""

from __future__ import annotations

from cnn_tutor.course.combine import Fields, checked, many, maybe, record
from cnn_tutor.course.document import Document, Node, at
from cnn_tutor.course.model import Choice
from cnn_tutor.course.problems import Problems
from cnn_tutor.course.readers import FLAG, PARAGRAPH
from cnn_tutor.course.references import MISCONCEPTION


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
    "misconception": maybe(MISCONCEPTION, ""),
}
_CHOICES = checked(many(record(Choice, _CHOICE), least=2, most=6), _misjudged)
ONE_CHOICE: Fields = {"choices": checked(_CHOICES, _several_right)}
MANY_CHOICES: Fields = {"choices": checked(_CHOICES, _all_right)}
