"""Every mistake in a directory of content, found in one pass over all of it.

To open a file is to find what is wrong within it. Here all files are read, and what one says of
another is held against it: the map's lessons and quizzes, the images and kernels of figures, the
words that lead to the glossary. What is shown as Python is parsed as Python, and never run.
"""

from __future__ import annotations

import ast
import warnings
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from cnn_tutor.course import files
from cnn_tutor.course.combine import read_whole
from cnn_tutor.course.course import Course
from cnn_tutor.course.document import Document, Node, at
from cnn_tutor.course.door import read
from cnn_tutor.course.fit import misfits
from cnn_tutor.course.images import IMAGE
from cnn_tutor.course.model import Outline, Quiz
from cnn_tutor.course.pages import Lesson
from cnn_tutor.course.problems import ContentError, Problem, show, suggest
from cnn_tutor.course.readers import ID_PATTERN, Reader, T

Found = tuple[T, Document] | None
"""What a file holds and where it stands there; nothing for one that can't be used."""

_NO_OUTLINE = Outline(title="", tagline="", topics=(), tour="", layers=(), model=())


def check(directory: str | Path) -> list[Problem]:
    """Every mistake in the content of a directory, in the order of files and lines."""
    return sorted(set(_Check(Path(directory)).problems))


class _Check:
    """What was wrong, and every document that could be read, whole or in part."""

    def __init__(self, directory: Path) -> None:
        self.problems: list[Problem] = []
        self.documents: list[Document] = []
        self.directory = directory
        outline = self._file(files.COURSE, "course.yaml")
        glossary = self._file(files.GLOSSARY, "glossary.yaml")
        self._file(files.FAQ, "faq.yaml")
        self._file(files.ARTICLE, "article.yaml")
        self._file(files.KERNELS, "kernels.yaml")
        misconceptions = self._file(files.MISCONCEPTIONS, "misconceptions.yaml")
        self._folder(IMAGE, "images")
        lessons = self._folder(files.LESSON, "lessons")
        quizzes = self._folder(files.QUIZ, "quizzes")
        course = Course(str(directory), outline[0] if outline else _NO_OUTLINE)

        if outline:
            self.problems += _astray(*outline, lessons, quizzes)
            self.problems += _unfinished(course, outline[1])
        self.problems += _same_question(lessons, quizzes)
        self.problems += _same_skill(quizzes)
        known = [each.id for each in misconceptions[0]] if misconceptions else None
        for document in self.documents:
            if glossary:
                self.problems += _unknown_terms(document, course)
            if known is not None:
                self.problems += _unknown_misconceptions(document, known)
            self.problems += _unknown_places(document, lessons)
            for program in document.programs:
                self.problems += _not_python([program], document)
            for spec, node in document.figures:
                self.problems += misfits(spec, node, document, course)

    def _file(self, reader: Reader[T], name: str) -> Found[T]:
        try:
            document = read(self.directory / name)
            self.documents.append(document)
            return read_whole(reader, document), document
        except ContentError as error:
            self.problems += error.problems
            return None

    def _folder(self, reader: Reader[T], name: str) -> dict[str, Found[T]]:
        found = {}
        for path in sorted((self.directory / name).glob("*.y*ml")):
            if path.suffix != ".yaml" or not ID_PATTERN.fullmatch(path.stem):
                message = "is not read: a name such as max-pooling.yaml was expected"
                self.problems.append(Problem(str(path), 0, 0, message))
            else:
                found[path.stem] = self._file(reader, f"{name}/{path.name}")
        return found


def _astray(
    outline: Outline,
    document: Document,
    lessons: Mapping[str, Found[Lesson]],
    quizzes: Mapping[str, Found[Quiz]],
) -> Iterator[Problem]:
    """Where the map leads to a lesson, a step or a quiz that is not there."""

    def missing(kind: str, id: str, known: Mapping[str, object], *path: str | int) -> Problem:
        message = f'there is no {kind} "{show(id)}"{suggest(id, known)}'
        return document.problem(at(document.root, *path), message)

    if outline.tour not in lessons:
        yield missing("lesson", outline.tour, lessons, "tour")
    for index, layer in enumerate(outline.layers):
        if layer.quiz and layer.quiz not in quizzes:
            yield missing("quiz", layer.quiz, quizzes, "layers", index, "quiz")
        if layer.lesson and layer.lesson not in lessons:
            yield missing("lesson", layer.lesson, lessons, "layers", index, "lesson")
        if layer.step and (lesson := lessons.get(layer.lesson)):
            steps = {step.id: step for step in lesson[0].steps}
            if layer.step not in steps:
                yield missing("step", layer.step, steps, "layers", index, "step")


def _same_question(
    lessons: Mapping[str, Found[Lesson]], quizzes: Mapping[str, Found[Quiz]]
) -> Iterator[Problem]:
    """Where a lesson and a quiz of one name give a prediction and a question one id."""
    for id in lessons.keys() & quizzes.keys():
        if (lesson := lessons[id]) and (found := quizzes[id]):
            quiz, document = found
            asked = {step.id for step in lesson[0].steps if step.question}
            for index, question in enumerate(quiz.questions):
                if question.id in asked:
                    node = at(document.root, "questions", index, "id")
                    message = f'the lesson "{id}" asks a question with this id too'
                    yield document.problem(node, message)


def _same_skill(quizzes: Mapping[str, Found[Quiz]]) -> Iterator[Problem]:
    """Where a quiz names a skill as an earlier one does."""
    owners: dict[str, str] = {}
    for id, found in quizzes.items():
        for index, skill in enumerate(found[0].skills if found else ()):
            owner = owners.setdefault(skill.id, id)
            if found and owner != id:
                message = f'the quiz "{owner}" has a skill with this id too'
                yield found[1].problem(at(found[1].root, "skills", index, "id"), message)


def _unknown_misconceptions(document: Document, known: Sequence[str]) -> Iterator[Problem]:
    for use in document.misconceptions:
        if use.word not in known:
            hint = suggest(use.word, known) or "; an entry of misconceptions.yaml was expected"
            message = f'there is no misconception "{show(use.word)}"{hint}'
            yield document.problem(use.node, message)


def _unknown_places(document: Document, lessons: Mapping[str, Found[Lesson]]) -> Iterator[Problem]:
    """Where a question leads back to a step that is not there."""
    for use in document.places:
        lesson, _, step = use.word.partition("/")
        if lesson not in lessons:
            message = f'there is no lesson "{show(lesson)}"{suggest(lesson, lessons)}'
            yield document.problem(use.node, message)
        elif found := lessons[lesson]:
            steps = [each.id for each in found[0].steps]
            if step not in steps:
                message = f'there is no step "{show(step)}"{suggest(step, steps)}'
                yield document.problem(use.node, message, len(lesson) + 1)


def _unknown_terms(document: Document, course: Course) -> Iterator[Problem]:
    for use in document.terms:
        if not course.term(use.word):
            known = [word for term in course.glossary for word in (term.id, *term.also)]
            hint = suggest(use.word, known) or "; an entry of glossary.yaml was expected"
            message = f'"{show(use.word)}" is not in the glossary{hint}'
            yield document.problem(use.node, message, use.offset)


def _unfinished(course: Course, document: Document) -> Iterator[Problem]:
    """Where the learner's model.py is not Python, with the layers unlocked up to some layer."""
    unlocked = {""}
    for layer in ("", *(layer.id for layer in course.layers)):
        unlocked.add(layer)
        pieces = [
            (piece.code, at(document.root, "model", index, "code"))
            for index, piece in enumerate(course.model)
            if piece.layer in unlocked
        ]
        when = f' once "{layer}" is unlocked' if layer else ""
        if problems := list(_not_python(pieces, document, when)):
            yield from problems
            return


def _not_python(
    pieces: Sequence[tuple[str, Node]], document: Document, when: str = ""
) -> Iterator[Problem]:
    """The first syntax error in the code that these pieces make together."""
    code = "".join(text for text, _ in pieces)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            ast.parse(code)
        return
    except SyntaxError as error:
        message, line, column = show(error.msg, 100), error.lineno or 1, error.offset or 1
    except (ValueError, RecursionError, MemoryError):
        message, line, column = "nested too deep", 1, 1
    for text, node in pieces:
        lines = text.splitlines(keepends=True)
        if line <= len(lines):
            offset = sum(map(len, lines[: line - 1])) + column - 1
            yield document.problem(node, f"not Python{when}: {message}", offset)
            return
        line -= len(lines)
    yield document.problem(pieces[-1][1], f"not Python{when}: {message}")
