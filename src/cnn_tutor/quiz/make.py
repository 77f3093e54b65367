"""Make a question ready to ask: numbers drawn, choices shuffled, the figure's facts put in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from random import Random

from cnn_tutor.course import text
from cnn_tutor.course.model import Mistake, Question
from cnn_tutor.course.text import Paragraph
from cnn_tutor.quiz.model import Item, Option, QuestionError

_LETTERS = "abcdefghi"


def make(question: Question, seed: int, attempt: int = 1) -> Item:
    """One variant of a question. The same three arguments make the same one.

    Raises:
        QuestionError: It names a generator that there is not, or ranges that it can't use.
    """
    random = Random(f"{seed} {question.id} {attempt}")
    if question.generate:
        from cnn_tutor.quiz.generators import generate

        return generate(question, random)
    order = random.sample(range(len(question.choices)), len(question.choices))
    choices = [question.choices[i] for i in order]
    options = tuple(
        Option(_LETTERS[place], choice.text, choice.right, choice.says)
        for place, choice in enumerate(choices)
    )
    return Item(
        question,
        variant="",
        kind=question.kind,
        ask=question.ask,
        options=options,
        answer=question.answer,
        tolerance=question.tolerance,
        mistakes=question.mistakes,
        why=question.why,
        hint=question.hint,
        figure=question.figure,
        hides=question.hides,
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

    answer = _number(item.answer, facts)
    mistakes = [
        mistake._replace(gives=_number(mistake.gives, facts), says=text.fill(mistake.says, facts))
        for mistake in item.mistakes
    ]
    return item._replace(
        ask=filled(item.ask),
        options=tuple(
            option._replace(text=text.fill(option.text, facts), says=text.fill(option.says, facts))
            for option in item.options
        ),
        answer=answer,
        mistakes=distinct(answer, mistakes),
        why=filled(item.why),
        hint=text.fill(item.hint, facts),
    )


def distinct(answer: str, mistakes: Iterable[Mistake]) -> tuple[Mistake, ...]:
    """The mistakes that can be told from the right answer and from each other."""
    by_value: dict[str, Mistake] = {}
    for mistake in mistakes:
        by_value.setdefault(mistake.gives, mistake)
    by_value.pop(answer, None)
    return tuple(by_value.values())


def _number(value: str, facts: Mapping[str, str]) -> str:
    return facts[value[1:-1]] if value.startswith("{") else value
