"""One choice, and many: by letter, or by place from 1."""

from __future__ import annotations

from collections.abc import Iterable

from cnn_tutor.course.text import Span, plain
from cnn_tutor.quiz.kinds.kind import Kind, as_written
from cnn_tutor.quiz.model import Item, Malformed, Option, Verdict


def _one(item: Item, response: str) -> Verdict:
    chosen = _named(item, response)
    return Verdict(
        outcome="right" if chosen.right else "wrong",
        given=plain(chosen.text),
        says=(chosen.says,) if chosen.says else (),
        why=item.why,
        right_answer=_words(_right(item)),
        mistake=chosen.misconception,
    )


def _many(item: Item, response: str) -> Verdict:
    names = response.replace(",", " ").split()
    if len(names) == 1:
        names = list(response)
    chosen = {_named(item, name) for name in names}
    if not chosen or len(chosen) < len(names):
        raise Malformed
    right = _right(item)
    wrong = [option for option in item.options if option in chosen and not option.right]
    verdict = Verdict(
        outcome="right" if chosen == set(right) else "wrong",
        given=_words(option for option in item.options if option in chosen),
        why=item.why,
        right_answer=_words(right),
    )
    if wrong:
        says = tuple(option.says for option in wrong if option.says)
        return verdict._replace(says=says, mistake=wrong[0].misconception)
    missed = len(right) - len(chosen)
    if missed:
        more = "one more is" if missed == 1 else f"{missed} more are"
        return verdict._replace(says=((Span("text", f"Not quite: {more} right."),),))
    return verdict


def _named(item: Item, name: str) -> Option:
    for place, option in enumerate(item.options, start=1):
        if name in (option.letter, option.letter.upper(), str(place)):
            return option
    raise Malformed


def _right(item: Item) -> list[Option]:
    return [option for option in item.options if option.right]


def _words(options: Iterable[Option]) -> str:
    return "; ".join(plain(option.text) for option in options)


def _range(item: Item) -> str:
    return f"{item.options[0].letter} to {item.options[-1].letter}"


CHOICE = Kind(lambda item: f"one letter, {_range(item)}", _one, as_written)
CHOICES = Kind(
    lambda item: f"every letter that is right, {_range(item)}, such as a c", _many, as_written
)
