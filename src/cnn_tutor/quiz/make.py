"""Make a question ready to ask: numbers drawn, choices shuffled, the figure's facts put in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from random import Random

from cnn_tutor.course import text
from cnn_tutor.course.model import Question
from cnn_tutor.course.text import Paragraph, Span
from cnn_tutor.quiz.distinct import distinct
from cnn_tutor.quiz.model import Item, Option, QuestionError

_LETTERS = "abcdefgh"
_FACT = re.compile(r"\{(\w+)\}")


def make(question: Question, seed: int, attempt: int = 1) -> Item:
    """One variant of a question. The same three arguments make the same one.

    Raises:
        QuestionError: No question can be drawn from its ranges.
    """
    random = Random(f"{seed} {question.id} {attempt}")
    if question.generate:
        from cnn_tutor.quiz.generators import generate

        return generate(question, random)
    item = Item(
        question,
        variant="",
        kind=question.kind,
        ask=question.ask,
        code=question.code,
        answer=question.answer,
        also=question.also,
        tolerance=question.tolerance,
        mistakes=question.mistakes,
        why=question.why,
        hint=question.hint,
        figure=question.figure,
        hides=question.hides,
    )
    if question.choices:
        return _with_choices(item, random)
    return _with_lines(item, random) if question.order else item


def _with_choices(item: Item, random: Random) -> Item:
    choices = item.question.choices
    order = random.sample(range(len(choices)), len(choices))
    options = tuple(
        Option(letter, choice.text, choice.right, choice.says, choice.misconception)
        for letter, choice in zip(_LETTERS, (choices[i] for i in order), strict=False)
    )
    return item._replace(
        options=options,
        answer=" ".join(option.letter for option in options if option.right),
    )


def _with_lines(item: Item, random: Random) -> Item:
    """The lines of an order under letters, never in their right order at first."""
    lines = item.question.order
    order = list(range(len(lines)))
    while order == sorted(order):
        random.shuffle(order)
    letters = {_LETTERS[place]: _LETTERS[order.index(place)] for place in range(len(lines))}
    return item._replace(
        options=tuple(
            Option(letter, (Span("text", lines[i]),))
            for letter, i in zip(_LETTERS, order, strict=False)
        ),
        answer=" ".join(letters.values()),
        mistakes=tuple(
            mistake._replace(gives=" ".join(letters[place] for place in mistake.gives.split()))
            for mistake in item.mistakes
        ),
    )


def fill(item: Item, facts: Mapping[str, str]) -> Item:
    """The item with every `{fact}` of its figure put in.

    A mistake that comes to the right answer, or to what another gives, is left out.

    Raises:
        QuestionError: It names a fact that the figure does not have.
    """
    try:
        return _filled(item, facts)
    except KeyError as missing:
        raise QuestionError(
            f"{item.id}: {{{missing.args[0]}}} is no fact of its figure; "
            f"expected one of {', '.join(facts) or 'none'}"
        ) from None


def _filled(item: Item, facts: Mapping[str, str]) -> Item:
    def filled(paragraphs: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
        return tuple(text.fill(paragraph, facts) for paragraph in paragraphs)

    def answer(written: str) -> str:
        return _FACT.sub(lambda fact: facts[fact[1]], written)

    return item._replace(
        ask=filled(item.ask),
        options=tuple(
            option._replace(text=text.fill(option.text, facts), says=text.fill(option.says, facts))
            for option in item.options
        ),
        answer=answer(item.answer),
        mistakes=distinct(
            item.kind,
            answer(item.answer),
            item.tolerance,
            (
                mistake._replace(gives=answer(mistake.gives), says=text.fill(mistake.says, facts))
                for mistake in item.mistakes
            ),
        ),
        why=filled(item.why),
        hint=text.fill(item.hint, facts),
    )
