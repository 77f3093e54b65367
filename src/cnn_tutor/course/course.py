"""A course on disk, read file by file as it is asked for."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import cast

from cnn_tutor.course.document import Document, read
from cnn_tutor.course.figure_options import stray_facts
from cnn_tutor.course.files import (
    ARTICLE,
    COURSE,
    FAQ,
    GLOSSARY,
    IMAGE,
    KERNELS,
    LESSON,
    QUIZ,
    Outline,
)
from cnn_tutor.course.model import (
    Answered,
    CodeLine,
    Image,
    Kernel,
    Lesson,
    Quiz,
    Section,
    Term,
)
from cnn_tutor.course.problems import ContentError, Problem
from cnn_tutor.course.readers import Reader, T, attempt


class Course:
    """The content of one directory. Every part is read when it is first asked for, and kept.

    Whatever reads a file raises `ContentError` when that file can't be used.
    """

    def __init__(self, directory: Path, outline: Outline) -> None:
        self.directory = directory
        self.title = outline.title
        self.tagline = outline.tagline
        self.topics = outline.topics
        self.tour = outline.tour
        self.layers = outline.layers
        self.model = outline.model
        self._lessons: dict[str, Lesson] = {}
        self._quizzes: dict[str, Quiz] = {}

    @classmethod
    def open(cls, directory: Path) -> Course:
        """The course in a directory; only its course.yaml is read."""
        return cls(directory, read_as(COURSE, directory / "course.yaml")[0])

    def lesson(self, id: str) -> Lesson:
        """The lesson in lessons/<id>.yaml."""
        if id not in self._lessons:
            self._lessons[id] = _lesson(id, read_as(LESSON, self._path("lessons", id))[0])
        return self._lessons[id]

    def quiz(self, id: str) -> Quiz:
        """The quiz in quizzes/<id>.yaml. Its questions have the id "<quiz>/<question>"."""
        if id not in self._quizzes:
            quiz = read_as(QUIZ, self._path("quizzes", id))[0]
            questions = (replace(q, id=f"{id}/{q.id}") for q in quiz.questions)
            self._quizzes[id] = replace(quiz, id=id, questions=tuple(questions))
        return self._quizzes[id]

    def _path(self, folder: str, id: str) -> Path:
        return self.directory / folder / f"{id}.yaml"

    @cached_property
    def glossary(self) -> tuple[Term, ...]:
        """The terms of glossary.yaml."""
        return read_as(GLOSSARY, self.directory / "glossary.yaml")[0]

    @cached_property
    def faq(self) -> tuple[Answered, ...]:
        """The questions of faq.yaml."""
        return read_as(FAQ, self.directory / "faq.yaml")[0]

    @cached_property
    def article(self) -> tuple[Section, ...]:
        """The sections of article.yaml."""
        return read_as(ARTICLE, self.directory / "article.yaml")[0]

    @cached_property
    def kernels(self) -> Mapping[str, Kernel]:
        """The kernels of kernels.yaml, by id."""
        return {
            kernel.id: kernel for kernel in read_as(KERNELS, self.directory / "kernels.yaml")[0]
        }

    @cached_property
    def images(self) -> Mapping[str, Image]:
        """The pictures of images/*.yaml, by id."""
        return {
            path.stem: replace(read_as(IMAGE, path)[0], id=path.stem)
            for path in sorted(self.directory.glob("images/*.yaml"))
        }

    def term(self, word: str) -> Term | None:
        """The glossary entry that a word leads to: its id, name or another word, in any case."""
        return self._terms.get(_folded(word))

    @cached_property
    def _terms(self) -> dict[str, Term]:
        return {
            _folded(word): term
            for term in self.glossary
            for word in (term.id, term.name, *term.also)
        }

    def model_code(self, unlocked: Set[str]) -> str:
        """The learner's own model.py with these layers unlocked."""
        return "".join(
            piece.code.rstrip("\n") + "\n"
            for piece in self.model
            if not piece.layer or piece.layer in unlocked
        )


def read_as(reader: Reader[T], path: Path) -> tuple[T, Document]:
    """What a file holds, and the document that it stood in."""
    document = read(path)
    problems: list[Problem] = []
    value = attempt(reader, document.root, document, problems)
    problems.extend(stray_facts(document))
    if problems:
        raise ContentError(problems)
    return cast(T, value), document


def _lesson(id: str, lesson: Lesson) -> Lesson:
    """The lesson with what its place decides: ids, what code is new, what questions show."""
    steps = []
    before: list[str] = []
    for step in lesson.steps:
        code = [line.text for line in step.code]
        question = step.question and replace(
            step.question, id=f"{id}/{step.id}", figure=step.figure
        )
        steps.append(replace(step, code=_marked(before, code), question=question))
        before = code
    return replace(lesson, id=id, steps=tuple(steps))


def _marked(before: list[str], code: list[str]) -> tuple[CodeLine, ...]:
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(None, before, code, autojunk=False)
    kept = {match.b + i for match in matcher.get_matching_blocks() for i in range(match.size)}
    return tuple(CodeLine(line, i not in kept) for i, line in enumerate(code))


def _folded(word: str) -> str:
    return " ".join(word.casefold().split())
