"""What is wrong in the content, told to its author: a place, and one sentence."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

MAX_LISTED = 40


class Problem(NamedTuple):
    """One mistake of the author. `line` and `column` count from 1; both 0 is the whole file."""

    file: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        place = f":{self.line}:{self.column}" if self.line else ""
        return f"{show(self.file, 500)}{place}: {self.message}"


Problems = Iterator[Problem]


class ContentError(Exception):
    """Content that can't be used. As text it is one line for each problem, in their order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(map(str, self.problems)))


def show(text: str, limit: int = 40) -> str:
    """A piece of the author's text, fit for one line of a message: short, and all visible."""
    short = text if len(text) <= limit else text[: limit - 3] + "..."
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in short)


def given(text: str) -> str:
    """What stands where something else was expected: in quotes, or `nothing`."""
    return f'"{show(text)}"' if text else "nothing"


def sentence(message: object) -> str:
    """A message with a full stop, unless it has an end."""
    text = str(message)
    return text if text.endswith((".", "?")) else f"{text}."


def suggest(word: str, known: Iterable[str]) -> str:
    """What was expected instead of `word`, as the tail of a message."""
    import difflib

    known = list(known)
    if near := difflib.get_close_matches(word[:80], known, n=1):
        return f'; did you mean "{show(near[0])}"?'
    if 0 < len(known) <= MAX_LISTED:
        return f"; one of {', '.join(map(show, known))} was expected"
    return ""
