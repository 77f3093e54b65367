"""What is missing in a line of code, and the line that is wrong."""

from __future__ import annotations

import re

from cnn_tutor.quiz.kinds.kind import as_written, typed
from cnn_tutor.quiz.model import Item, Malformed, Verdict

_NAME = r"[A-Za-z_]\w*"
_WHOLE = r"0|[1-9]\d*"
_NUMBERS = rf"{_WHOLE}|[(\[](?:\w+,)*\w*[)\]]"


def _form(item: Item) -> str:
    return f"only what is missing, {'in digits' if item.answer.isdigit() else 'without quotes'}"


def _read_text(item: Item, response: str) -> str:
    """What is missing, without what stands beside the blank anyway: `layers.` and `(` may have
    been typed along. Where the answer is a name or a number, only such are read.
    """
    if not _fits(item, response):
        response = _without_what_is_there(item, response)
        if not _fits(item, response):
            raise Malformed
    return response


def _fits(item: Item, response: str) -> bool:
    """Whether it is a name where a name is missing, a number where a number is."""
    if any(as_written(response, known) for known in _known(item)):
        return True
    pattern = r"""[^"'`]+"""
    if re.fullmatch(_NAME, item.answer):
        pattern = _NAME
    elif re.fullmatch(_NUMBERS, "".join(item.answer.split())):
        pattern = _NUMBERS
    return re.fullmatch(pattern, "".join(response.split()), re.ASCII) is not None


def _known(item: Item) -> list[str]:
    return [item.answer, *item.also, *(mistake.gives for mistake in item.mistakes)]


def _without_what_is_there(item: Item, response: str) -> str:
    before, _, after = item.code.partition("___")
    ends = range(len(response), -1, -1)
    response = response[next(end for end in ends if before.endswith(response[:end])) :]
    return response[: next(i for i in range(len(response) + 1) if after.startswith(response[i:]))]


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


BLANK = typed(_form, _read_text, as_written)
_LINE = typed(lambda item: f"the number of a line, 1 to {_lines(item)}", _read_line, as_written)
WRONG_LINE = _LINE._replace(grade=_grade_line)
