"""What a kind of question is, and how the typed ones are graded."""

from collections.abc import Callable
from typing import NamedTuple

from cnn_tutor.quiz.model import Item, Verdict

Same = Callable[[str, str, float], bool]
"""Whether what was typed is what was expected, both as written, within a tolerance."""


class Kind(NamedTuple):
    """A kind of question.

    Attributes:
        form: What to type, as in "Type one letter, a to d."
        grade: The verdict on a response; raises `Malformed` for one that can't be read.
        same: Whether two answers, as written, are the same.
    """

    form: Callable[[Item], str]
    grade: Callable[[Item, str], Verdict]
    same: Same


def typed(form: Callable[[Item], str], read: Callable[[Item, str], str], same: Same) -> Kind:
    """A kind whose answer is typed: `read` gives it as it is to be compared, or raises."""

    def grade(item: Item, response: str) -> Verdict:
        given = read(item, response)
        if any(same(given, answer, item.tolerance) for answer in (item.answer, *item.also)):
            return Verdict("right", given, why=item.why, right_answer=item.answer)
        mistake = next((one for one in item.mistakes if same(given, one.gives, 0.0)), None)
        return Verdict(
            outcome="wrong",
            given=given,
            says=(mistake.says,) if mistake and mistake.says else (),
            why=item.why,
            right_answer=item.answer,
            mistake=mistake.name if mistake else "",
        )

    return Kind(form, grade, same)


def as_written(given: str, expected: str, tolerance: float = 0.0) -> bool:
    """Whether two texts are the same, however they are spaced."""
    return "".join(given.split()) == "".join(expected.split())
