"""Grade an answer: right, wrong and why, or not readable and the form that would be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

from cnn_tutor.course.text import Span
from cnn_tutor.quiz.kinds import kind_of
from cnn_tutor.quiz.model import Item, Malformed, Verdict

if TYPE_CHECKING:
    from cnn_tutor.course.pages import Misconception


class Shelf(Protocol):
    """What is known of the ways to be wrong: a course is one."""

    @property
    def misconceptions(self) -> Mapping[str, Misconception]:
        """Misconceptions by id."""


def form(item: Item) -> str:
    """What to type as an answer: "one letter, a to d"."""
    return kind_of(item.kind).form(item)


def grade(item: Item, response: str) -> Verdict:
    """What a typed response is."""
    response = response.strip()
    try:
        return kind_of(item.kind).grade(item, response)
    except Malformed as problem:
        says = str(problem) or f"Type {form(item)}."
        return Verdict("unreadable", response, says=((Span("text", says),),))


def explained(verdict: Verdict, shelf: Shelf) -> Verdict:
    """The verdict; where nothing is said to its mistake, with what is true of that.

    The misconceptions are read only then.
    """
    if not verdict.mistake or verdict.says:
        return verdict
    known = shelf.misconceptions.get(verdict.mistake)
    return verdict._replace(says=(known.truth,)) if known else verdict
