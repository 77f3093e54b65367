"""What a course is made of, as the loader hands it over: frozen, checked, nothing left to parse.

Named tuples: dataclasses would be a quarter of the time in which `cnn-tutor quiz` starts.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from cnn_tutor.course.text import Paragraph

Pixel = float | tuple[float, float, float]
FigureKind = Literal[
    "grid",
    "conv2d",
    "pool2d",
    "relu",
    "flatten",
    "dense",
    "softmax",
    "receptive-field",
    "conv2d-transpose",
]
QuestionKind = Literal["choice", "number"]
Hides = Literal["nothing", "cell", "row", "map"]
Option = str | int | float | bool | tuple["Option", ...]


class FigureSpec(NamedTuple):
    """A figure as the author names it: a kind from a closed list, and that kind's options.

    The options' names and values are checked against the kind when the course is loaded, and
    those left out have their defaults, so a spec that exists can be built
    (`cnn_tutor.figures.build`).
    """

    kind: FigureKind
    options: Mapping[str, Option] = MappingProxyType({})


class Choice(NamedTuple):
    """One answer to choose, with what is said to somebody who chose it."""

    text: Paragraph
    right: bool
    says: Paragraph


class Mistake(NamedTuple):
    """A wrong number that a known way of thinking gives, and what that way leaves out.

    `name` is the misconception's, where it has one.
    """

    gives: str
    says: Paragraph
    name: str = ""


class Question(NamedTuple):
    """A question, in a quiz or as a step's prediction.

    `answer` and every `Mistake.gives` are a number or a `{fact}` of the figure; choices carry
    their own right and wrong. A question with `generate` gets its numbers from that generator
    of `cnn_tutor.quiz`, with `ranges` as its parameters.
    """

    id: str
    kind: QuestionKind
    ask: tuple[Paragraph, ...]
    skill: str = ""
    choices: tuple[Choice, ...] = ()
    answer: str = ""
    tolerance: float = 0.0
    mistakes: tuple[Mistake, ...] = ()
    why: tuple[Paragraph, ...] = ()
    hint: Paragraph = ()
    figure: FigureSpec | None = None
    hides: Hides = "nothing"
    generate: str = ""
    ranges: Mapping[str, Option] = MappingProxyType({})


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


class Quiz(NamedTuple):
    """The questions of one layer. The id is the name of the file."""

    id: str
    title: str
    questions: tuple[Question, ...]


class Layer(NamedTuple):
    """A layer of the architecture map.

    `lesson` is where it is taught; `quiz` is what unlocks it. A layer with a lesson and no quiz
    is unlocked by walking the lesson to its end. One with neither is still to come.
    """

    id: str
    name: str
    brings: Paragraph
    lesson: str = ""
    step: str = ""
    quiz: str = ""


class ModelPiece(NamedTuple):
    """Lines of the learner's own `model.py` that are there once `layer` is unlocked.

    A piece without a layer is there from the start. The pieces of any set of layers that were
    unlocked in the order of the map are valid Python.
    """

    layer: str
    code: str


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
