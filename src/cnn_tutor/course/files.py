"""What each kind of content file holds: declared once, read and given as JSON Schema."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import Any, NamedTuple

from cnn_tutor.course.document import Document, Node, at
from cnn_tutor.course.figure_options import FIGURE, MATRIX, beside_figure
from cnn_tutor.course.model import (
    Answered,
    Choice,
    Image,
    Kernel,
    Layer,
    Lesson,
    Mistake,
    ModelPiece,
    Question,
    Quiz,
    Section,
    Step,
    Term,
)
from cnn_tutor.course.problems import Problem
from cnn_tutor.course.readers import (
    ANSWER,
    CODE,
    FLAG,
    ID,
    LINE,
    PARAGRAPH,
    PARAGRAPHS,
    Fields,
    Reader,
    T,
    by_key,
    by_kind,
    checked,
    list_or_text,
    many,
    maybe,
    number,
    record,
    table,
    word,
)


class Outline(NamedTuple):
    """What course.yaml holds."""

    title: str
    tagline: str
    topics: tuple[str, ...]
    tour: str
    layers: tuple[Layer, ...]
    model: tuple[ModelPiece, ...]


# --- questions -----------------------------------------------------------------------------------


def _one_right(choices: tuple[Choice, ...], node: Node, document: Document) -> Iterator[Problem]:
    right = [index for index, choice in enumerate(choices) if choice.right]
    if not right:
        yield document.problem(node, "no choice is right; exactly one was expected")
    for index in right[1:]:
        yield document.problem(
            at(node, index, "right"), "a second right choice; exactly one was expected"
        )
    for index, choice in enumerate(choices):
        if not choice.right and not choice.says:
            yield document.problem(at(node, index), '"says" is missing: why this choice is wrong')
        if choice.text in [earlier.text for earlier in choices[:index]]:
            yield document.problem(at(node, index, "text"), "the same text as an earlier choice")


def _told_apart(question: Question, node: Node, document: Document) -> Iterator[Problem]:
    taken = [question.answer]
    for index, mistake in enumerate(question.mistakes):
        if mistake.gives in taken:
            message = f"{mistake.gives} is the answer, or what an earlier mistake gives"
            yield document.problem(at(node, "mistakes", index, "gives"), message)
        taken.append(mistake.gives)


_CHOICES = checked(
    many(
        record(
            Choice,
            {"text": PARAGRAPH, "right": maybe(FLAG, False), "says": maybe(PARAGRAPH, ())},
        ),
        least=2,
        most=9,
    ),
    _one_right,
)
_MISTAKES = many(record(Mistake, {"gives": ANSWER, "says": PARAGRAPH}), most=20)
_ASKED: Fields = {
    "ask": PARAGRAPHS,
    "why": PARAGRAPHS,
    "hint": maybe(PARAGRAPH),
    "hides": maybe(word("nothing", "cell", "map")),
}
_CHOICE: Fields = {**_ASKED, "kind": word("choice"), "choices": _CHOICES}
_NUMBER: Fields = {
    **_ASKED,
    "kind": word("number"),
    "answer": ANSWER,
    "tolerance": maybe(number(0, 1_000_000)),
    "mistakes": maybe(_MISTAKES),
}
_PREDICTION = by_kind(
    {
        "choice": record(partial(Question, id=""), _CHOICE),
        "number": checked(record(partial(Question, id=""), _NUMBER), _told_apart),
    }
)
_SCALAR = list_or_text(many(number(-1_000_000, 1_000_000)), ID)
_IN_QUIZ: Fields = {"id": ID, "skill": ID, "figure": maybe(FIGURE)}
_GENERATED = record(
    partial(Question, ask=()),
    {
        "id": ID,
        "skill": ID,
        "kind": word("number"),
        "generate": ID,
        "ranges": maybe(table(re.compile(r"[a-z][a-z0-9_]*"), "a parameter's name", _SCALAR)),
    },
)
_QUESTION = beside_figure(
    by_kind(
        {
            "choice": record(Question, {**_IN_QUIZ, **_CHOICE}),
            "number": by_key(
                "generate",
                there=_GENERATED,
                absent=checked(record(Question, {**_IN_QUIZ, **_NUMBER}), _told_apart),
            ),
        }
    )
)


# --- images --------------------------------------------------------------------------------------


_MAX_VALUE = 1_000_000
_PICTURE = record(
    lambda name, rows, values=None: (name, rows, values),
    {
        "name": LINE,
        "rows": list_or_text(MATRIX, CODE),
        "values": maybe(table(re.compile(r"\S"), "one sign", number(-_MAX_VALUE, _MAX_VALUE))),
    },
)


def _image(node: Node, document: Document) -> Image:
    name, rows, values = _PICTURE.read(node, document)
    if isinstance(rows, str):
        rows = tuple(tuple((values or {})[sign] for sign in line) for line in rows.splitlines())
    return Image("", name, rows)


IMAGE = Reader(_image, _PICTURE.schema)


# --- files ---------------------------------------------------------------------------------------


def _map(outline: Outline, node: Node, document: Document) -> Iterator[Problem]:
    for index, layer in enumerate(outline.layers):
        if layer.step and not layer.lesson:
            step = at(node, "layers", index, "step")
            yield document.problem(step, 'a step without "lesson"; name its lesson too')
    layers = {layer.id for layer in outline.layers}
    for index, piece in enumerate(outline.model):
        if piece.layer and piece.layer not in layers:
            message = f'"{piece.layer}" is not a layer of the map'
            yield document.problem(at(node, "model", index, "layer"), message)


def _listed(key: str, entry: Reader[T]) -> Reader[tuple[T, ...]]:
    """A file that is one list."""

    def only(**fields: tuple[T, ...]) -> tuple[T, ...]:
        return fields[key]

    return record(only, {key: many(entry, unique="id")})


_STEP = beside_figure(
    record(
        Step,
        {
            "id": ID,
            "title": LINE,
            "words": PARAGRAPHS,
            "code": CODE,
            "figure": FIGURE,
            "question": maybe(_PREDICTION),
        },
    )
)

COURSE = checked(
    record(
        Outline,
        {
            "title": LINE,
            "tagline": LINE,
            "topics": many(LINE, most=8),
            "tour": ID,
            "layers": many(
                record(
                    Layer,
                    {
                        "id": ID,
                        "name": LINE,
                        "brings": PARAGRAPH,
                        "lesson": maybe(ID),
                        "step": maybe(ID),
                        "quiz": maybe(ID),
                    },
                ),
                unique="id",
            ),
            "model": many(record(ModelPiece, {"layer": maybe(ID, ""), "code": CODE})),
        },
    ),
    _map,
)
LESSON = record(partial(Lesson, id=""), {"title": LINE, "steps": many(_STEP, unique="id")})
QUIZ = record(partial(Quiz, id=""), {"title": LINE, "questions": many(_QUESTION, unique="id")})
GLOSSARY = _listed(
    "terms",
    record(
        Term,
        {
            "id": ID,
            "name": LINE,
            "also": maybe(many(LINE, least=0), ()),
            "means": PARAGRAPH,
            "keras": maybe(CODE, ""),
        },
    ),
)
FAQ = _listed("questions", record(Answered, {"id": ID, "question": LINE, "answer": PARAGRAPHS}))
ARTICLE = _listed("sections", record(Section, {"id": ID, "title": LINE, "words": PARAGRAPHS}))
KERNELS = _listed(
    "kernels", record(Kernel, {"id": ID, "name": LINE, "rows": MATRIX, "does": PARAGRAPH})
)

FILES: dict[str, Reader[Any]] = {
    "course": COURSE,
    "lesson": LESSON,
    "quiz": QUIZ,
    "glossary": GLOSSARY,
    "faq": FAQ,
    "article": ARTICLE,
    "kernels": KERNELS,
    "image": IMAGE,
}


def json_schema(kind: str) -> dict[str, Any]:
    """The JSON Schema (draft-07) of a kind of content file, for editors."""
    return {"$schema": "http://json-schema.org/draft-07/schema#"} | FILES[kind].schema
