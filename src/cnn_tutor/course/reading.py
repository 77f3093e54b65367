"""Read a content file whole: what it holds, whether its figures can be made, all in its place."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

from cnn_tutor.course import door
from cnn_tutor.course.combine import read_whole
from cnn_tutor.course.files import FILES
from cnn_tutor.course.fit import Shelf, misfits
from cnn_tutor.course.model import Quiz
from cnn_tutor.course.pages import CodeLine, Image, Lesson, Step
from cnn_tutor.course.problems import ContentError, Problem


def read(kind: str, path: str, shelf: Shelf | None = None) -> Any:
    """What a file of this kind holds. Its figures can be made, going by what is on the shelf.

    Raises:
        ContentError: The file can't be used.
    """
    document = door.read(path)
    value = read_whole(FILES[kind], document)
    problems: list[Problem] = []
    if shelf:
        for spec, node in document.figures:
            problems += misfits(spec, node, document, shelf)
    if problems:
        raise ContentError(problems)
    return _in_place(value, os.path.basename(path).removesuffix(".yaml"))


def _in_place(value: Any, id: str) -> Any:
    """The value with what the name of its file decides."""
    match value:
        case Image():
            return value._replace(id=id)
        case Quiz():
            questions = (each._replace(id=f"{id}/{each.id}") for each in value.questions)
            return value._replace(id=id, questions=tuple(questions))
        case Lesson():
            return value._replace(id=id, steps=tuple(_steps(id, value.steps)))
    return value


def _steps(lesson: str, steps: tuple[Step, ...]) -> Iterator[Step]:
    """The steps with what their place decides: which lines of code are new, a question's id."""
    before: list[str] = []
    for step in steps:
        code = [line.text for line in step.code]
        question = step.question and step.question._replace(
            id=f"{lesson}/{step.id}", figure=step.figure
        )
        yield step._replace(code=_marked(before, code), question=question)
        before = code


def _marked(before: list[str], code: list[str]) -> tuple[CodeLine, ...]:
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(a=before, b=code)
    kept = {match.b + i for match in matcher.get_matching_blocks() for i in range(match.size)}
    return tuple(CodeLine(line, new=i not in kept) for i, line in enumerate(code))
