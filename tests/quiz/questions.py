"""Questions to put to the tests."""

import re

from cnn_tutor.course.generators import GENERATORS
from cnn_tutor.course.inline import parse
from cnn_tutor.course.model import Choice, Mistake, Question


def choice(name="colours", right="red", wrong=("green", "blue", "grey")):
    return Question(
        id=f"test/{name}",
        kind="choice",
        skill=name,
        ask=(parse("Which one?"),),
        choices=(
            Choice(parse(right), True, parse(f"Yes: {right}.")),
            *(
                Choice(parse(text), False, parse(f"Not quite: {text}."), f"is-{text}")
                for text in wrong
            ),
        ),
        why=(parse(f"It is {right}."),),
        hint=parse("Look."),
    )


def number(answer="12", mistakes=(("9", "Nine is less."),), tolerance=0.0, name="dozen"):
    return Question(
        id=f"test/{name}",
        kind="number",
        skill=name,
        ask=(parse("How many?"),),
        answer=answer,
        tolerance=tolerance,
        mistakes=tuple(Mistake(gives, parse(says), f"gives-{gives}") for gives, says in mistakes),
        why=(parse("A dozen."),),
        hint=parse("Count."),
    )


def choices(right=("red", "blue"), wrong=("up", "down")):
    question = choice("colours", right[0], wrong)
    others = tuple(Choice(parse(text), True, parse(f"Yes: {text}.")) for text in right[1:])
    return question._replace(kind="choices", choices=(*question.choices, *others))


def order(*lines, mistakes=()):
    return Question(
        id="test/order",
        kind="order",
        skill="order",
        ask=(parse("Sort them."),),
        order=lines,
        mistakes=tuple(Mistake(gives, parse(f"Not {gives}."), name) for gives, name in mistakes),
        why=(parse("So it goes."),),
    )


def typed(kind, answer, *mistakes, **more):
    return Question(
        id=f"test/{kind}",
        kind=kind,
        skill=kind,
        ask=(parse("What?"),),
        answer=answer,
        mistakes=tuple(Mistake(gives, parse(f"Not {kind}."), name) for gives, name in mistakes),
        why=(parse("So it is."),),
        **more,
    )


def generated(generator, **ranges):
    return Question(
        id=f"test/{generator}",
        kind=GENERATORS[generator].kind,
        ask=(),
        generate=generator,
        ranges=ranges,
    )


def wrong_answer(item):
    """What to type to be wrong in a way that nobody foresaw, whatever the kind."""
    if item.kind in ("choice", "choices"):
        return next(option.letter for option in item.options if not option.right)
    if item.kind in ("order", "match"):
        return " ".join(reversed(item.answer.split()))
    if item.kind == "grid":
        return re.sub(r"[^ /]+", "-99999", item.answer)
    blank = "nonsense" if item.answer.isidentifier() else "98765"
    wrong = {"shape": "(999,)", "cell": "(99, 98)", "blank": blank}
    if item.kind == "wrong-layer":
        lines = range(1, len(item.code.splitlines()) + 1)
        return next(str(line) for line in lines if str(line) != item.answer)
    return wrong.get(item.kind, "-99999")
