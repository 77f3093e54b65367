"""Grade an answer: right, wrong and why, or not readable and the form that would be."""

from __future__ import annotations

from cnn_tutor.course.text import Span
from cnn_tutor.quiz.model import Item, Option, Verdict


def grade(item: Item, response: str) -> Verdict:
    """What a typed response is: a choice's letter (or its place, from 1), or a number."""
    response = response.strip()
    return _grade_choice(item, response) if item.kind == "choice" else _grade_number(item, response)


def _grade_choice(item: Item, response: str) -> Verdict:
    chosen = next((option for option in item.options if response in _names(item, option)), None)
    if chosen is None:
        first, last = item.options[0].letter, item.options[-1].letter
        return _unreadable(response, f"Type one letter, {first} to {last}.")
    right = next(option for option in item.options if option.right)
    return Verdict(
        outcome="right" if chosen.right else "wrong",
        given=_words(chosen),
        says=(chosen.says,) if chosen.says else (),
        why=item.why,
        right_answer=_words(right),
    )


def _grade_number(item: Item, response: str) -> Verdict:
    from cnn_tutor.quiz.numbers import Malformed, matches, read_number

    try:
        number = read_number(response)
    except Malformed as problem:
        return _unreadable(response, str(problem))
    if matches(number, item.answer, item.tolerance):
        return Verdict("right", response, why=item.why, right_answer=item.answer)
    mistake = next((one for one in item.mistakes if matches(number, one.gives)), None)
    return Verdict(
        outcome="wrong",
        given=response,
        says=(mistake.says,) if mistake else (),
        why=item.why,
        right_answer=item.answer,
        mistake=mistake.name if mistake else "",
    )


def _unreadable(response: str, form: str) -> Verdict:
    return Verdict("unreadable", response, says=((Span("text", form),),))


def _names(item: Item, option: Option) -> tuple[str, ...]:
    place = str(item.options.index(option) + 1)
    return option.letter, option.letter.upper(), place


def _words(option: Option) -> str:
    return "".join(span.text for span in option.text)
