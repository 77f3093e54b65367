"""A course on disk, read file by file as it is asked for."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from typing import TYPE_CHECKING, Any

from cnn_tutor.course.text import folded

if TYPE_CHECKING:
    from cnn_tutor.course.model import Outline, Quiz
    from cnn_tutor.course.pages import Answered, Image, Kernel, Lesson, Misconception, Section, Term

_FOLDERS = ("images", "lessons", "quizzes")


class Course:
    """The content of one directory. Each file is read when it is first asked for, and kept.

    Whatever needs a file raises `ContentError` when that file can't be used. A figure that it
    hands out can be made: its image and kernels are there, and each fits into the other.

    Attributes:
        directory: Where it is.
        cache: Where what was made of it is kept from start to start; "" for nowhere.
    """

    def __init__(self, directory: str, outline: Outline, cache: str = "") -> None:
        self.directory = directory
        self.title = outline.title
        self.tagline = outline.tagline
        self.topics = outline.topics
        self.tour = outline.tour
        self.layers = outline.layers
        self.model = outline.model
        self.cache = cache
        self._lessons: dict[str, Lesson] = {}
        self._quizzes: dict[str, Quiz] = {}

    @classmethod
    def open(
        cls, directory: str | os.PathLike[str], cache: str = "", *, whole: bool = False
    ) -> Course:
        """The course in a directory; only its course.yaml is read.

        The `whole` of it is read to tell every mistake in it at once, as one `ContentError`.
        With a `cache`, what is read is kept in that directory, and need not be read again.
        """
        directory = os.fspath(directory)
        path = os.path.join(directory, "course.yaml")
        outline = _checked(path, cache) if whole else _read("course", path, cache)
        return cls(directory, outline, cache)

    def lesson(self, id: str) -> Lesson:
        """The lesson in lessons/<id>.yaml; a step's question has the id "<lesson>/<step>"."""
        if id not in self._lessons:
            self._lessons[id] = self._with_figures("lesson", "lessons", id)
        return self._lessons[id]

    def quiz(self, id: str) -> Quiz:
        """The quiz in quizzes/<id>.yaml; its questions have the id "<quiz>/<question>"."""
        if id not in self._quizzes:
            self._quizzes[id] = self._with_figures("quiz", "quizzes", id)
        return self._quizzes[id]

    def _with_figures(self, kind: str, folder: str, id: str) -> Any:
        paths = _files(self._path(folder))
        if id not in paths:
            from cnn_tutor.course.problems import ContentError, Problem, show, suggest

            message = f'there is no "{show(id)}"{suggest(id, sorted(paths))}'
            raise ContentError([Problem(self._path(folder), 0, 0, message)])
        return _read(kind, paths[id], self.cache, self, self.drawn_from)

    @property
    def drawn_from(self) -> list[str]:
        """The files that a figure's image and kernels can come from."""
        files = [self._path("kernels.yaml"), *_files(self._path("images")).values()]
        return list(filter(os.path.isfile, files))

    def _path(self, name: str) -> str:
        return os.path.join(self.directory, name)

    def _read(self, kind: str) -> Any:
        return _read(kind, self._path(f"{kind}.yaml"), self.cache)

    @cached_property
    def glossary(self) -> tuple[Term, ...]:
        """The terms of glossary.yaml."""
        terms: tuple[Term, ...] = self._read("glossary")
        return terms

    @cached_property
    def faq(self) -> tuple[Answered, ...]:
        """The questions of faq.yaml."""
        questions: tuple[Answered, ...] = self._read("faq")
        return questions

    @cached_property
    def article(self) -> tuple[Section, ...]:
        """The sections of article.yaml."""
        sections: tuple[Section, ...] = self._read("article")
        return sections

    @cached_property
    def kernels(self) -> Mapping[str, Kernel]:
        """The kernels of kernels.yaml, by id."""
        return {k.id: k for k in self._read("kernels")}

    @cached_property
    def misconceptions(self) -> Mapping[str, Misconception]:
        """What people think, by id, from misconceptions.yaml."""
        return {each.id: each for each in self._read("misconceptions")}

    @cached_property
    def images(self) -> Mapping[str, Image]:
        """The pictures of images/*.yaml, by id; each is read when it is asked for."""
        return _Images(self._path("images"), self.cache)

    def term(self, word: str) -> Term | None:
        """The glossary entry that a word leads to: its id, name or another word, in any case."""
        return self._terms.get(folded(word))

    @cached_property
    def _terms(self) -> dict[str, Term]:
        return {
            folded(word): term
            for term in self.glossary
            for word in (term.id, term.name, *term.also)
        }

    def model_code(self, unlocked: Set[str]) -> str:
        """The learner's own model.py with these layers unlocked."""
        return "".join(
            piece.code for piece in self.model if not piece.layer or piece.layer in unlocked
        )


class _Images(Mapping[str, "Image"]):
    """A directory of pictures: the names are known at once, a file is read when asked for."""

    def __init__(self, directory: str, cache: str) -> None:
        self._paths = _files(directory)
        self._cache = cache
        self._images: dict[str, Image] = {}

    def __getitem__(self, id: str) -> Image:
        if id not in self._images:
            self._images[id] = _read("image", self._paths[id], self._cache)
        return self._images[id]

    def __contains__(self, id: object) -> bool:
        return id in self._paths

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


def _files(directory: str) -> dict[str, str]:
    """The YAML files there, by their names without the ending."""
    paths = _listed(directory, ".yaml")
    return {os.path.basename(path).removesuffix(".yaml"): path for path in paths}


def _listed(directory: str, ending: str) -> list[str]:
    try:
        names = sorted(name for name in os.listdir(directory) if name.endswith(ending))
    except OSError:
        return []
    return [os.path.join(directory, name) for name in names]


def _checked(path: str, cache: str) -> Any:
    """What course.yaml holds, where no file of its directory has a mistake."""
    directory = os.path.dirname(path)

    def read() -> Any:
        from cnn_tutor.course.checking import check
        from cnn_tutor.course.problems import ContentError

        if os.path.exists(path) and (problems := check(directory)):
            raise ContentError(problems)
        return _read("course", path, "")

    folders = [directory, *(os.path.join(directory, name) for name in _FOLDERS)]
    files = [file for folder in folders for file in _listed(folder, "ml")]  # a .yml is a mistake
    return _kept("whole", [path, *files], cache, read)


def _read(
    kind: str, path: str, cache: str, shelf: Course | None = None, beside: Iterable[str] = ()
) -> Any:
    """What a file of this kind holds; figures are held against the shelf, read `beside` it."""

    def read() -> Any:
        from cnn_tutor.course.reading import read  # loads YAML

        return read(kind, path, shelf)

    return _kept(kind, [path, *beside], cache, read)


def _kept(kind: str, files: Sequence[str], cache: str, read: Callable[[], Any]) -> Any:
    if not cache:
        return read()
    from cnn_tutor.course.kept import kept

    return kept(cache, kind, files, read)
