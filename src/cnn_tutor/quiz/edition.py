"""The edition of a question: a fingerprint of what is right, by which an old answer is known."""

from __future__ import annotations

from binascii import crc32

from cnn_tutor.course.model import Question


def edition(question: Question) -> str:
    """A short word that changes with the question's answer, whatever else its author edits.

    It changes with the words of a right choice too: a mistake of before is then forgiven, and
    nothing else depends on it.
    """
    right = [choice.text for choice in question.choices if choice.right]
    key = (
        question.kind,
        question.answer,
        question.also,
        question.order,
        question.tolerance,
        right,
        question.figure,
        question.generate,
        sorted(question.ranges.items()),
    )
    return f"{crc32(repr(key).encode()):08x}"
