"""An order of lines, and a match of kernels to maps: all the letters, each once."""

from __future__ import annotations

from cnn_tutor.quiz.kinds.kind import Kind, as_written, typed
from cnn_tutor.quiz.model import Item, Malformed, Verdict


def _read(item: Item, response: str) -> str:
    given = [letter for letter in response.lower() if letter not in " ,"]
    if sorted(given) != sorted(item.answer.split()):
        raise Malformed
    return " ".join(given)


def _grade_order(item: Item, response: str) -> Verdict:
    """A mistake is one line put before another: the first that was made is spoken of."""
    given = _read(item, response)
    verdict = Verdict("right", given, why=item.why, right_answer=item.answer)
    if given == item.answer:
        return verdict
    verdict = verdict._replace(outcome="wrong")
    for mistake in item.mistakes:
        first, second = mistake.gives.split()
        if given.index(first) < given.index(second):
            says = (mistake.says,) if mistake.says else ()
            return verdict._replace(says=says, mistake=mistake.name)
    return verdict


def _example(item: Item) -> str:
    return " ".join(sorted(item.answer.split()))


ORDER = Kind(
    lambda item: f"all the letters in order, such as {_example(item)}",
    _grade_order,
    as_written,
)
MATCH = typed(
    lambda item: f"the letter for 1, then for 2, such as {_example(item)}",
    _read,
    as_written,
)
