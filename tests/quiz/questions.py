"""Questions to put to the tests."""

from cnn_tutor.course.model import Choice, Mistake, Question
from cnn_tutor.course.text import parse


def choice(name="colours", right="red", wrong=("green", "blue", "grey")):
    return Question(
        id=f"test/{name}",
        kind="choice",
        skill=name,
        ask=(parse("Which one?"),),
        choices=(
            Choice(parse(right), True, parse(f"Yes: {right}.")),
            *(Choice(parse(text), False, parse(f"Not yet: {text}.")) for text in wrong),
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


def generated(generator, **ranges):
    return Question(
        id=f"test/{generator}", kind="number", ask=(), generate=generator, ranges=ranges
    )
