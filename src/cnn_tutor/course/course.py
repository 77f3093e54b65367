"""A course on disk, read file by file as it is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from functools import cached_property
from pathlib import Path

from cnn_tutor.course import files
from cnn_tutor.course.combine import read_whole
from cnn_tutor.course.door import read
from cnn_tutor.course.fit import misfits
from cnn_tutor.course.images import IMAGE
from cnn_tutor.course.model import (
    Answered,
    CodeLine,
    Image,
    Kernel,
    Lesson,
    Misconception,
    Quiz,
    Section,
    Step,
    Term,
)
from cnn_tutor.course.problems import ContentError, Problem, show, suggest
from cnn_tutor.course.readers import Reader, T


class Course:
    """The content of one directory. Each file is read when it is first asked for, and kept.

    Whatever needs a file raises `ContentError` when that file can't be used. A figure that it
    hands out can be made: its image and kernels are there, and each fits into the other.
    """

    def __init__(self, directory: Path, outline: files.Outline) -> None:
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
        return cls(directory, _read(files.COURSE, directory / "course.yaml"))

    def lesson(self, id: str) -> Lesson:
        """The lesson in lessons/<id>.yaml; a step's question has the id "<lesson>/<step>"."""
        if id not in self._lessons:
            lesson = self._with_figures(files.LESSON, "lessons", id)
            self._lessons[id] = lesson._replace(id=id, steps=tuple(_in_place(id, lesson.steps)))
        return self._lessons[id]

    def quiz(self, id: str) -> Quiz:
        """The quiz in quizzes/<id>.yaml; its questions have the id "<quiz>/<question>"."""
        if id not in self._quizzes:
            quiz = self._with_figures(files.QUIZ, "quizzes", id)
            questions = (q._replace(id=f"{id}/{q.id}") for q in quiz.questions)
            self._quizzes[id] = quiz._replace(id=id, questions=tuple(questions))
        return self._quizzes[id]

    def _with_figures(self, reader: Reader[T], folder: str, id: str) -> T:
        paths = {path.stem: path for path in (self.directory / folder).glob("*.yaml")}
        if id not in paths:
            message = f'there is no "{show(id)}"{suggest(id, sorted(paths))}'
            raise ContentError([Problem(str(self.directory / folder), 0, 0, message)])
        document = read(paths[id])
        value = read_whole(reader, document)
        problems: list[Problem] = []
        for spec, node in document.figures:
            problems += misfits(spec, node, document, self)
        if problems:
            raise ContentError(problems)
        return value

    @cached_property
    def glossary(self) -> tuple[Term, ...]:
        """The terms of glossary.yaml."""
        return _read(files.GLOSSARY, self.directory / "glossary.yaml")

    @cached_property
    def faq(self) -> tuple[Answered, ...]:
        """The questions of faq.yaml."""
        return _read(files.FAQ, self.directory / "faq.yaml")

    @cached_property
    def article(self) -> tuple[Section, ...]:
        """The sections of article.yaml."""
        return _read(files.ARTICLE, self.directory / "article.yaml")

    @cached_property
    def kernels(self) -> Mapping[str, Kernel]:
        """The kernels of kernels.yaml, by id."""
        return {k.id: k for k in _read(files.KERNELS, self.directory / "kernels.yaml")}

    @cached_property
    def misconceptions(self) -> Mapping[str, Misconception]:
        """What people think, by id, from misconceptions.yaml."""
        path = self.directory / "misconceptions.yaml"
        return {each.id: each for each in _read(files.MISCONCEPTIONS, path)}

    @cached_property
    def images(self) -> Mapping[str, Image]:
        """The pictures of images/*.yaml, by id; each is read when it is asked for."""
        return _Images(self.directory / "images")

    def term(self, word: str) -> Term | None:
        """The glossary entry that a word leads to: its id, name or another word, in any case."""
        return self._terms.get(files.folded(word))

    @cached_property
    def _terms(self) -> dict[str, Term]:
        return {
            files.folded(word): term
            for term in self.glossary
            for word in (term.id, term.name, *term.also)
        }

    def model_code(self, unlocked: Set[str]) -> str:
        """The learner's own model.py with these layers unlocked."""
        return "".join(
            piece.code for piece in self.model if not piece.layer or piece.layer in unlocked
        )

    def check(self) -> list[Problem]:
        """Every mistake in all the files of the directory."""
        from cnn_tutor.course.checking import check

        return check(self.directory)


class _Images(Mapping[str, Image]):
    """A directory of pictures: the names are known at once, a file is read when asked for."""

    def __init__(self, directory: Path) -> None:
        self._paths = {path.stem: path for path in sorted(directory.glob("*.yaml"))}
        self._images: dict[str, Image] = {}

    def __getitem__(self, id: str) -> Image:
        if id not in self._images:
            self._images[id] = _read(IMAGE, self._paths[id])._replace(id=id)
        return self._images[id]

    def __contains__(self, id: object) -> bool:
        return id in self._paths

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


def _read(reader: Reader[T], path: Path) -> T:
    return read_whole(reader, read(path))


def _in_place(lesson: str, steps: tuple[Step, ...]) -> Iterator[Step]:
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
