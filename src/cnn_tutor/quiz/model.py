"""A question as it is put to somebody, and what is said to the answer."""

from typing import Literal, NamedTuple

from cnn_tutor.course.model import FigureSpec, Hides, Mistake, Question, QuestionKind, See
from cnn_tutor.course.text import Paragraph
from cnn_tutor.quiz.edition import edition


class QuestionError(ValueError):
    """A question that can't be asked as its author wrote it: which, what, what was expected."""


class Malformed(ValueError):
    """An answer that can't be read; the message says what could be."""


Outcome = Literal["right", "wrong", "unreadable"]


class Option(NamedTuple):
    """A choice as shown: its letter, its text, whether it is right, what is said to it.

    In an order it is one of the lines to be ordered, and none of them is right by itself.
    """

    letter: str
    text: Paragraph
    right: bool = False
    says: Paragraph = ()
    misconception: str = ""


class Item(NamedTuple):
    """A question with its numbers put in and its choices shuffled: one variant, ready to ask.

    The same (question, seed, attempt) makes the same item. `variant` is what was drawn for it: the
    same choices in another order are none.

    `answer` is what to type to be right, whatever the kind: "b", "a c", "12", "(6, 6, 8)".
    """

    question: Question
    variant: str
    kind: QuestionKind
    ask: tuple[Paragraph, ...]
    options: tuple[Option, ...] = ()
    code: str = ""
    answer: str = ""
    also: tuple[str, ...] = ()
    tolerance: float = 0.0
    mistakes: tuple[Mistake, ...] = ()
    why: tuple[Paragraph, ...] = ()
    hint: Paragraph = ()
    figure: FigureSpec | None = None
    hides: Hides = "nothing"

    @property
    def id(self) -> str:
        """The question's id."""
        return self.question.id

    @property
    def skill(self) -> str:
        """The skill that it trains, or ""."""
        return self.question.skill

    @property
    def edition(self) -> str:
        """A fingerprint of what is right, for the log."""
        return edition(self.question)

    @property
    def see(self) -> See:
        """Where it leads back to."""
        return self.question.see

    @property
    def typed(self) -> bool:
        """Whether the answer is made up, not chosen from some."""
        return is_typed(self.kind)


def is_typed(kind: QuestionKind) -> bool:
    """Whether a question of this kind is answered by making up the answer, not by choosing it."""
    return kind not in ("choice", "choices")


class Verdict(NamedTuple):
    """What an answer was, and what to say to it.

    `given` is the answer as the log keeps it: what was typed, the words of the choices taken.
    `says` speaks to this very answer (the choice taken, the mistake recognised), `mistake` is the
    id of the misconception that it shows; `why` explains the right answer. An unreadable answer
    costs no attempt: `says` tells the form expected.
    """

    outcome: Outcome
    given: str
    says: tuple[Paragraph, ...] = ()
    why: tuple[Paragraph, ...] = ()
    right_answer: str = ""
    mistake: str = ""

    @property
    def right(self) -> bool:
        """Whether the answer was right."""
        return self.outcome == "right"
