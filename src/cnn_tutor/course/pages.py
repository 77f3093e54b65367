"""What a course gives to read and to look at: lessons, what can be looked up, and what figures are
made of. A question without a figure needs none of it.
"""

from typing import NamedTuple

from cnn_tutor.course.model import FigureSpec, Question
from cnn_tutor.course.text import Paragraph

Pixel = float | tuple[float, float, float]


class CodeLine(NamedTuple):
    """A line of `model.py`; `new` when the step before did not have it."""

    text: str
    new: bool


class Step(NamedTuple):
    """One step of a lesson: words, the code as it stands now, a figure, perhaps a prediction."""

    id: str
    title: str
    words: tuple[Paragraph, ...]
    code: tuple[CodeLine, ...]
    figure: FigureSpec
    question: Question | None = None


class Lesson(NamedTuple):
    """Steps in their order. The id is the name of the file."""

    id: str
    title: str
    steps: tuple[Step, ...]


class Misconception(NamedTuple):
    """Something that people think: why they do, and what is true."""

    id: str
    name: str
    because: Paragraph
    truth: Paragraph


class Term(NamedTuple):
    """A glossary entry. `also` holds other words that lead to it."""

    id: str
    name: str
    also: tuple[str, ...]
    means: Paragraph
    keras: str


class Answered(NamedTuple):
    """A question that learners ask, and its answer."""

    id: str
    question: str
    answer: tuple[Paragraph, ...]


class Section(NamedTuple):
    """A section of the article."""

    id: str
    title: str
    words: tuple[Paragraph, ...]


class Kernel(NamedTuple):
    """A named kernel: one 2-D matrix of weights, rows from the top."""

    id: str
    name: str
    rows: tuple[tuple[float, ...], ...]
    does: Paragraph


class Image(NamedTuple):
    """A small named picture, rows from the top; a pixel is a number, or red, green and blue from
    0 to 255.
    """

    id: str
    name: str
    rows: tuple[tuple[Pixel, ...], ...]
