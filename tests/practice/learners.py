"""A course of two small layers, and somebody who answers its questions."""

from types import SimpleNamespace

from cnn_tutor.course.model import Layer, Quiz, Skill
from cnn_tutor.learner import Progress
from cnn_tutor.practice import Sitting, Skills
from cnn_tutor.quiz import grade
from tests.quiz.questions import choice, generated, number


def of(quiz, skill, *questions):
    """The questions as that quiz asks them, for that skill."""
    return tuple(
        each._replace(id=f"{quiz}/{skill}-{place}", skill=skill)
        for place, each in enumerate(questions)
    )


SIZES = generated("output-size", size=(4, 40))
QUIZZES = {
    "first": Quiz(
        "first",
        "First",
        (
            *of("first", "look", *[choice()] * 5, number()),
            *of("first", "size", SIZES, choice()),
        ),
        (Skill("look", "Looking"), Skill("size", "The size of the map")),
    ),
    "second": Quiz(
        "second", "Second", of("second", "count", SIZES, SIZES), (Skill("count", "Counting"),)
    ),
}
LAYERS = (
    Layer("start", "Start", (), lesson="tour"),
    Layer("one", "One", (), quiz="first"),
    Layer("two", "Two", (), quiz="second"),
)
START, ONE, TWO = LAYERS


def course(**quizzes):
    return SimpleNamespace(layers=LAYERS, quiz=(QUIZZES | quizzes).__getitem__)


def somebody(directory, **quizzes):
    """How far a learner is whose progress is kept in `directory`."""
    return Skills(course(**quizzes), Progress.open(directory))


def right_answer(item):
    return next((option.letter for option in item.options if option.right), item.answer)


def wrong_answer(item):
    return next((option.letter for option in item.options if not option.right), "-9")


def answer(sitting, *, right=True, hint=False):
    item = sitting.round.item
    given = right_answer(item) if right else wrong_answer(item)
    if hint:
        sitting.take_hint()
    return sitting.settle(item, grade(item, given))


def take(skills, plan, wrong=(), **more):
    """A whole sitting; the questions whose numbers are in `wrong` are answered wrongly."""
    sitting, earned = Sitting(skills, plan, **more), []
    while sitting.round.item:
        earned.append(answer(sitting, right=len(earned) + 1 not in wrong))
    return sitting, earned
