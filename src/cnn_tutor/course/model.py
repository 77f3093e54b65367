"""What a course is made of, as the loader hands it over: frozen, checked, nothing left to parse."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from cnn_tutor.course.text import Paragraph

FigureKind = Literal["grid", "conv2d", "pool2d", "relu"]
QuestionKind = Literal["choice", "number"]
Hides = Literal["nothing", "cell", "map"]
Option = str | int | float | bool | tuple["Option", ...]


@dataclass(frozen=True, slots=True)
class FigureSpec:
    """A figure as the author names it: a kind from a closed list, and that kind's options.

    The options' names and values are checked against the kind when the course is loaded, so a
    spec that exists can be built (`cnn_tutor.figures.build`).
    """

    kind: FigureKind
    options: Mapping[str, Option] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer to choose, with what is said to somebody who chose it."""

    text: Paragraph
    right: bool
    says: Paragraph


@dataclass(frozen=True, slots=True)
class Mistake:
    """A wrong number that a known way of thinking gives, and what that way leaves out.

    `name` is the misconception's, where it has one.
    """

    gives: str
    says: Paragraph
    name: str = ""


@dataclass(frozen=True, slots=True)
class Question:
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
    ranges: Mapping[str, Option] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CodeLine:
    """A line of `model.py`; `new` when the step before did not have it."""

    text: str
    new: bool


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a lesson: words, the code as it stands now, a figure, perhaps a prediction."""

    id: str
    title: str
    words: tuple[Paragraph, ...]
    code: tuple[CodeLine, ...]
    figure: FigureSpec
    question: Question | None = None


@dataclass(frozen=True, slots=True)
class Lesson:
    """Steps in their order. The id is the name of the file."""

    id: str
    title: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Quiz:
    """The questions of one layer. The id is the name of the file."""

    id: str
    title: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Layer:
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


@dataclass(frozen=True, slots=True)
class ModelPiece:
    """Lines of the learner's own `model.py` that are there once `layer` is unlocked.

    A piece without a layer is there from the start. The pieces of any set of layers that were
    unlocked in the order of the map are valid Python.
    """

    layer: str
    code: str


@dataclass(frozen=True, slots=True)
class Term:
    """A glossary entry. `also` holds other words that lead to it."""

    id: str
    name: str
    also: tuple[str, ...]
    means: Paragraph
    keras: str


@dataclass(frozen=True, slots=True)
class Answered:
    """A question that learners ask, and its answer."""

    id: str
    question: str
    answer: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the article."""

    id: str
    title: str
    words: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Kernel:
    """A named kernel: one 2-D matrix of weights, rows from the top."""

    id: str
    name: str
    rows: tuple[tuple[float, ...], ...]
    does: Paragraph


@dataclass(frozen=True, slots=True)
class Image:
    """A small named picture: one channel, rows from the top."""

    id: str
    name: str
    rows: tuple[tuple[float, ...], ...]
