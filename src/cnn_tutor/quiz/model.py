"""A question as it is put to somebody, and what is said to the answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cnn_tutor.course.model import FigureSpec, Hides, Question, QuestionKind
from cnn_tutor.course.text import Paragraph

Outcome = Literal["right", "wrong", "unreadable"]


@dataclass(frozen=True, slots=True)
class Option:
    """A choice as shown: its letter, its text, whether it is right, what is said to it."""

    letter: str
    text: Paragraph
    right: bool
    says: Paragraph


@dataclass(frozen=True, slots=True)
class Item:
    """A question with its numbers put in and its choices shuffled: one variant, ready to ask.

    The same (question, seed, attempt) makes the same item. `variant` names it in the log.
    """

    question: Question
    variant: str
    kind: QuestionKind
    ask: tuple[Paragraph, ...]
    options: tuple[Option, ...] = ()
    answer: str = ""
    tolerance: float = 0.0
    mistakes: tuple[tuple[str, Paragraph], ...] = ()
    why: tuple[Paragraph, ...] = ()
    hint: Paragraph = ()
    figure: FigureSpec | None = None
    hides: Hides = "nothing"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an answer was, and what to say to it.

    `says` speaks to this very answer (the choice taken, the mistake recognised); `why` explains
    the right one. An unreadable answer costs no attempt: `says` tells the form expected.
    """

    outcome: Outcome
    given: str
    says: tuple[Paragraph, ...] = ()
    why: tuple[Paragraph, ...] = ()
    right_answer: str = ""
