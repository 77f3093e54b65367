"""An order of lines, and a match of kernels to maps: all the letters, each once."""

from __future__ import annotations

from cnn_tutor.course.text import Paragraph, Span
from cnn_tutor.quiz.kinds.kind import Kind, as_written, typed
from cnn_tutor.quiz.model import Item, Malformed, Verdict


def _read(item: Item, response: str) -> str:
    given = [letter for letter in response.lower() if letter not in " ,"]
    if sorted(given) != sorted(item.answer.split()):
        raise Malformed
    return " ".join(given)


def _grade_order(item: Item, response: str) -> Verdict:
    """A mistake is one line put before another: the first that was made is spoken of. Where nobody
    foresaw it, how far the order is right, and which line comes then.
    """
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
    return verdict._replace(says=(_how_far(item, given),))


def _how_far(item: Item, given: str) -> Paragraph:
    answer = item.answer.split()
    right = next(n for n, letter in enumerate(answer) if letter != given.split()[n])
    begins = {
        0: "it begins with ",
        1: "the first line is right. After it comes ",
    }.get(right, f"the first {right} lines are right. After them comes ")
    line = next(option.text for option in item.options if option.letter == answer[right])
    return (Span("text", f"Not quite: {begins}"), *line, Span("text", "."))


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
