"""What each kind of content file holds: declared once, to read it and to give its JSON Schema."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from cnn_tutor.course.combine import Fields, checked, many, maybe, record
from cnn_tutor.course.document import Document, Node, at
from cnn_tutor.course.facts import beside_figure
from cnn_tutor.course.figure_options import FIGURE
from cnn_tutor.course.images import IMAGE, MATRIX
from cnn_tutor.course.model import Layer, ModelPiece, Outline, Quiz, Skill
from cnn_tutor.course.pages import (
    Answered,
    CodeLine,
    Kernel,
    Lesson,
    Misconception,
    Section,
    Step,
    Term,
)
from cnn_tutor.course.problems import Problem, show, suggest
from cnn_tutor.course.questions import PREDICTION, QUESTION
from cnn_tutor.course.readers import (
    CODE,
    ID,
    LINE,
    PARAGRAPH,
    PARAGRAPHS,
    PROGRAM,
    Reader,
    short,
)
from cnn_tutor.course.text import folded

SKILL_NAME = 28
"""The characters that a skill's name has at most: what the home screen has room for."""


def _loose_ends(outline: Outline, node: Node, document: Document) -> Iterator[Problem]:
    for index, layer in enumerate(outline.layers):
        if layer.step and not layer.lesson:
            message = 'a step of no lesson; "lesson" was expected beside it'
            yield document.problem(at(node, "layers", index, "step"), message)
    layers = [layer.id for layer in outline.layers]
    for index, piece in enumerate(outline.model):
        if piece.layer and piece.layer not in layers:
            message = f'there is no layer "{show(piece.layer)}"{suggest(piece.layer, layers)}'
            yield document.problem(at(node, "model", index, "layer"), message)


def _taken_words(terms: tuple[Term, ...], node: Node, document: Document) -> Iterator[Problem]:
    owners: dict[str, str] = {}
    for index, term in enumerate(terms):
        for word in (term.id, term.name, *term.also):
            owner = owners.setdefault(folded(word), term.id)
            if owner != term.id:
                message = f'"{show(word)}" leads to "{owner}" already; a word leads to one term'
                yield document.problem(at(node, "terms", index, "id"), message)


def _skills_astray(quiz: Quiz, node: Node, document: Document) -> Iterator[Problem]:
    skills = [skill.id for skill in quiz.skills]
    for index, question in enumerate(quiz.questions):
        if question.skill not in skills:
            hint = suggest(question.skill, skills)
            message = f'there is no skill "{show(question.skill)}" in this quiz{hint}'
            yield document.problem(at(node, "questions", index, "skill"), message)
    trained = {question.skill for question in quiz.questions}
    for index, skill in enumerate(skills):
        if skill not in trained:
            yield document.problem(at(node, "skills", index), "no question trains this skill")


def _step(code: str, **fields: Any) -> Step:
    return Step(code=tuple(CodeLine(line, new=False) for line in code.splitlines()), **fields)


def _list_of(key: str, make: Any, fields: Fields) -> Reader[tuple[Any, ...]]:
    """A file that is one list of records, each with an id."""
    entries = many(record(make, {"id": ID, **fields}), unique="id")
    return beside_figure(record(lambda **file: file[key], {key: entries}))


_LAYER: Fields = {
    "id": ID,
    "name": LINE,
    "brings": PARAGRAPH,
    "lesson": maybe(ID),
    "step": maybe(ID),
    "quiz": maybe(ID),
}
_COURSE: Fields = {
    "title": LINE,
    "tagline": LINE,
    "topics": many(LINE, most=8),
    "tour": ID,
    "layers": many(record(Layer, _LAYER), unique="id"),
    "model": many(record(ModelPiece, {"layer": maybe(ID, ""), "code": CODE})),
}
_STEP: Fields = {
    "id": ID,
    "title": LINE,
    "words": PARAGRAPHS,
    "code": PROGRAM,
    "figure": FIGURE,
    "question": maybe(PREDICTION),
}
_STEPS = many(beside_figure(record(_step, _STEP)), unique="id")
_QUESTIONS = many(QUESTION, unique="id")
_SKILLS = many(record(Skill, {"id": ID, "name": short(SKILL_NAME)}), most=12, unique="id")
_TERM: Fields = {
    "name": LINE,
    "also": maybe(many(LINE, least=0), ()),
    "means": PARAGRAPH,
    "keras": maybe(PROGRAM, ""),
}

COURSE: Reader[Outline] = beside_figure(checked(record(Outline, _COURSE), _loose_ends))
LESSON: Reader[Lesson] = record(partial(Lesson, id=""), {"title": LINE, "steps": _STEPS})
QUIZ: Reader[Quiz] = checked(
    record(partial(Quiz, id=""), {"title": LINE, "skills": _SKILLS, "questions": _QUESTIONS}),
    _skills_astray,
)
GLOSSARY: Reader[tuple[Term, ...]] = checked(_list_of("terms", Term, _TERM), _taken_words)
FAQ: Reader[tuple[Answered, ...]] = _list_of(
    "questions", Answered, {"question": LINE, "answer": PARAGRAPHS}
)
ARTICLE: Reader[tuple[Section, ...]] = _list_of(
    "sections", Section, {"title": LINE, "words": PARAGRAPHS}
)
KERNELS: Reader[tuple[Kernel, ...]] = _list_of(
    "kernels", Kernel, {"name": LINE, "does": PARAGRAPH, "rows": MATRIX}
)
MISCONCEPTIONS: Reader[tuple[Misconception, ...]] = _list_of(
    "misconceptions", Misconception, {"name": LINE, "because": PARAGRAPH, "truth": PARAGRAPH}
)

FILES: dict[str, Reader[Any]] = {
    "course": COURSE,
    "lesson": LESSON,
    "quiz": QUIZ,
    "glossary": GLOSSARY,
    "faq": FAQ,
    "article": ARTICLE,
    "kernels": KERNELS,
    "misconceptions": MISCONCEPTIONS,
    "image": IMAGE,
}


def json_schema(kind: str) -> dict[str, Any]:
    """The JSON Schema (draft-07) of a kind of content file, for editors."""
    return {"$schema": "http://json-schema.org/draft-07/schema#"} | FILES[kind].schema
