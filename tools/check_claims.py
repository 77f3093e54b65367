"""Hold what the course claims against real Keras: `python -m tools.check_claims`.

Needs keras with a backend, numpy, pyyaml and pillow, and so is no part of `make check`. It holds
- every figure of lessons, questions and drawn questions against its own Keras code,
- every answer that stands in the bank against `claims/answers.py`,
- what the generators draw, twenty variants of each question, against `claims/drawn.py`,
- every line of code with a blank: filled with its answers it runs, filled with a name that Keras
  is said not to know it is refused,
- sentences about what Keras does: `claims/sentences.py`.
An answer that is held against nothing is told too. Ends with 1 if anything differs.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import keras
import numpy as np

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from tools.check_keras_code import agrees  # noqa: E402
from tools.claims.answers import ANSWERS, READ  # noqa: E402
from tools.claims.drawn import DRAWN, numbers  # noqa: E402
from tools.claims.keras_says import refused  # noqa: E402
from tools.claims.sentences import SENTENCES  # noqa: E402

from cnn_tutor.course import Course  # noqa: E402
from cnn_tutor.course.model import Question  # noqa: E402
from cnn_tutor.pictures import Album  # noqa: E402
from cnn_tutor.quiz import make  # noqa: E402

VARIANTS = 20
Result = tuple[str, bool]


def questions(course: Course) -> Iterator[Question]:
    """Every question of the course's quizzes."""
    for layer in course.layers:
        if layer.quiz:
            yield from course.quiz(layer.quiz).questions


def figures(course: Course) -> Iterator[Result]:
    """Each figure, and whether Keras computes it."""
    album = Album(course)
    for step in course.lesson(course.tour).steps:
        yield f"figure of {step.id}", agrees(step.figure, album)
    for question in questions(course):
        for seed in range(VARIANTS if question.generate else 1):
            figure = make(question, seed).figure
            if figure and str(figure.kind) != "maps":  # given numbers, nothing computed
                yield f"figure of {question.id}", agrees(figure, album)


def answers(course: Course) -> Iterator[Result]:
    """Each answer that stands in the bank, and whether Keras gives it."""
    literal = {q.id: q for q in questions(course) if q.answer and "{" not in q.answer}
    for name, question in literal.items():
        if name in ANSWERS:
            yield name, _same(question.answer, ANSWERS[name](), question.tolerance)
        elif name not in READ and question.kind != "blank":
            yield f"{name} is held against nothing", False
    for name in ANSWERS.keys() | READ:
        if name not in literal:
            yield f"{name} is no such question", False


def drawn(course: Course) -> Iterator[Result]:
    """Each drawn question that has no figure to compute."""
    for question in questions(course):
        for seed in range(VARIANTS if question.generate in DRAWN else 0):
            item = make(question, seed)
            theirs = DRAWN[question.generate](numbers(item.variant))
            yield f"{question.id}: {item.variant}", _same(item.answer, theirs)


def blanks(course: Course) -> Iterator[Result]:
    """Each line with a blank, filled in."""
    for question in questions(course):
        if question.kind == "blank":
            for text in (question.answer, *question.also):
                yield f"{question.id} runs with {text}", not _refused(question.code, text)
            for mistake in question.mistakes:
                if mistake.name == "name-not-in-keras":
                    unknown = _refused(question.code, mistake.gives)
                    yield f"{question.id} is refused with {mistake.gives}", unknown


def sentences(_: Course) -> Iterator[Result]:
    """Each sentence."""
    for sentence, holds in SENTENCES.items():
        yield sentence, bool(holds())


def _same(ours: str, theirs: object, tolerance: float = 0.0) -> bool:
    if isinstance(theirs, str):
        return ours == theirs
    return bool(np.isclose(float(ours), float(theirs), atol=max(tolerance, 1e-4)))  # type: ignore[arg-type]


class _Quiet(keras.Sequential):
    """A model that draws no bars of progress."""

    def fit(self, *arguments: object, **named: object) -> object:
        """As any model does."""
        return super().fit(*arguments, verbose=0, **named)


def _refused(code: str, text: str) -> bool:
    layers = keras.Input((8, 8, 1)), keras.layers.Flatten(), keras.layers.Dense(1)
    model = _Quiet(list(layers))
    model.compile("sgd", "mse")
    known = {
        "keras": keras,
        "layers": keras.layers,
        "model": model,
        "images": np.zeros((10, 8, 8, 1)),
        "labels": np.zeros((10, 1)),
    }

    def run() -> None:
        made = eval(code.replace("___", text), known)
        if isinstance(made, keras.layers.Layer) and not made.built:
            made(np.zeros((1, 28, 28, 1)))

    return refused(run)


def main() -> int:
    """Check them all, telling each that fails."""
    course = Course.open(ROOT / "content")
    failed = 0
    for part in figures, answers, drawn, blanks, sentences:
        results = list(part(course))
        wrong = [name for name, right in results if not right]
        failed += len(wrong)
        print(f"{part.__name__}: {len(results)} checked, {len(wrong)} wrong")
        for name in wrong:
            print(f"  WRONG {name}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
