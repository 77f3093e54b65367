"""The map of a course and its quizzes, as the loader hands them over: frozen, checked, nothing left
to parse. What there is to read and to look at is in `cnn_tutor.course.pages`.

Named tuples: dataclasses would be a quarter of the time in which `cnn-tutor quiz` starts. Their
annotations are no strings (`from __future__`), each of which would be compiled at every start.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from cnn_tutor.course.text import Paragraph

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
QuestionKind = Literal[
    "choice",
    "choices",
    "number",
    "shape",
    "cell",
    "grid",
    "order",
    "match",
    "blank",
    "wrong-layer",
]
Hides = Literal["nothing", "cell", "row", "size", "map"]
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
    """One answer to choose, what is said to somebody who chose it, and the misconception if wrong.

    A wrong one with nothing to say of its own gets what is true of its misconception.
    """

    text: Paragraph
    right: bool = False
    says: Paragraph = ()
    misconception: str = ""


class Mistake(NamedTuple):
    """A wrong answer that a known way of thinking gives, and what that way leaves out.

    `gives` is written as the question's answer is; for an order it is two letters, of which the
    second comes first in the right order ("c a"). `name` is the misconception's id. One with
    nothing to say of its own gets what is true of that misconception.
    """

    gives: str
    says: Paragraph = ()
    name: str = ""


class See(NamedTuple):
    """Where a question leads back to: a step as "<lesson>/<step>", a term of the glossary."""

    step: str = ""
    term: str = ""


class Question(NamedTuple):
    """A question, in a quiz or as a step's prediction.

    Choices carry their own right and wrong. What `answer`, `also` (other right ones) and every
    `Mistake.gives` are is up to the kind, and `{facts}` of the figure may stand in them:

        number       12               grid         1 2 / 3 4
        shape        (6, 6, 8)        blank        what is missing at the ___ of `code`
        cell         (0, 4)           wrong-layer  the line of `code` that is wrong, from 1

    `order` holds what is to be put in order, in the right one. A question with `generate` gets all
    of this from that generator of `cnn_tutor.quiz`, with `ranges` as its parameters.
    """

    id: str
    kind: QuestionKind
    ask: tuple[Paragraph, ...]
    skill: str = ""
    choices: tuple[Choice, ...] = ()
    order: tuple[str, ...] = ()
    code: str = ""
    answer: str = ""
    also: tuple[str, ...] = ()
    tolerance: float = 0.0
    mistakes: tuple[Mistake, ...] = ()
    why: tuple[Paragraph, ...] = ()
    hint: Paragraph = ()
    see: See = See()
    figure: FigureSpec | None = None
    hides: Hides = "nothing"
    generate: str = ""
    ranges: Mapping[str, Option] = MappingProxyType({})


class Skill(NamedTuple):
    """One thing that a learner can do. Its id is the only one of its name in the course."""

    id: str
    name: str


class Quiz(NamedTuple):
    """The skills of one layer and the questions that train them. The id is the file's name."""

    id: str
    title: str
    questions: tuple[Question, ...]
    skills: tuple[Skill, ...] = ()


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


class Outline(NamedTuple):
    """What course.yaml holds."""

    title: str
    tagline: str
    topics: tuple[str, ...]
    tour: str
    layers: tuple[Layer, ...]
    model: tuple[ModelPiece, ...]
