"""What is missing in a line of code, and the line that is wrong."""

from __future__ import annotations

from cnn_tutor.quiz.kinds.kind import as_written, typed
from cnn_tutor.quiz.model import Item, Malformed, Verdict

_QUOTES = "\"'`"


def _read_text(item: Item, response: str) -> str:
    """The text as typed. Quotes belong to the line around it, unless they are a part of it."""
    quotes = set(_QUOTES) & set(response)
    if not response or quotes - set("".join((item.answer, *item.also))):
        raise Malformed
    return response


def _read_line(item: Item, response: str) -> str:
    if not (response.isascii() and response.isdigit() and len(response) < 4):
        raise Malformed
    if not 1 <= int(response) <= _lines(item):
        raise Malformed
    return str(int(response))


def _lines(item: Item) -> int:
    return len(item.code.splitlines())


def _grade_line(item: Item, response: str) -> Verdict:
    verdict = _LINE.grade(item, response)
    return verdict._replace(right_answer=f"line {item.answer}")


BLANK = typed(lambda item: "what is missing, without quotes", _read_text, as_written)
_LINE = typed(lambda item: f"the number of a line, 1 to {_lines(item)}", _read_line, as_written)
WRONG_LINE = _LINE._replace(grade=_grade_line)
