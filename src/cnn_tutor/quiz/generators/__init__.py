"""The generators: a closed registry of functions that draw a question's numbers.

Each has a module of its own, named after it, with a function `draw(pick)` that picks all its
numbers first and returns a `Draft`, or nothing where these numbers make no question. The module is
imported when a question asks for it.
"""

from __future__ import annotations

from importlib import import_module
from random import Random

from cnn_tutor.course.inline import parse
from cnn_tutor.course.model import Mistake, Question
from cnn_tutor.quiz.distinct import distinct
from cnn_tutor.quiz.generators.draft import Draft, Pick
from cnn_tutor.quiz.model import Item, QuestionError

_TRIES = 50


def generate(question: Question, random: Random) -> Item:
    """A variant of a generated question, in which every mistake gives an answer of its own.

    Where the ranges are so narrow that none was found, mistakes that can't be told apart are left
    out.

    Raises:
        QuestionError: No question can be drawn from these ranges.
    """
    module = import_module(f"{__name__}.{question.generate.replace('-', '_')}")
    found: Item | None = None
    for _ in range(_TRIES):
        pick = Pick(question, random)
        try:
            draft: Draft | None = module.draw(pick)
        except ValueError as error:
            raise QuestionError(f"{question.id}: {error}") from error
        if draft is None:
            continue
        found = _item(question, pick.variant, draft)
        if len(found.mistakes) == len(draft.wrong):
            return found
    if found is None:
        raise QuestionError(f"{question.id}: no question can be drawn from these ranges")
    return found


def _item(question: Question, variant: str, draft: Draft) -> Item:
    answer = str(draft.answer)
    mistakes = [
        Mistake(str(wrong.gives), parse(wrong.says), wrong.misconception) for wrong in draft.wrong
    ]
    return Item(
        question,
        variant=variant,
        kind=question.kind,
        ask=(parse(draft.ask),),
        answer=answer,
        tolerance=draft.tolerance,
        mistakes=distinct(question.kind, answer, draft.tolerance, mistakes),
        why=(parse(draft.why),),
        hint=parse(draft.hint),
        figure=draft.figure,
        hides=draft.hides,
    )
