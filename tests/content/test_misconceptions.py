"""Every misconception of the field is asked; and nobody finds the right choice by its looks."""

import re
from collections import Counter
from statistics import mean

import pytest

from cnn_tutor.course.text import plain
from cnn_tutor.quiz import make
from tests.content.shipped import COURSE, lines, questions

OF_THE_FIELD = 36
SLACK = 0.05
HEDGES = re.compile(
    r"\b(usually|often|may|might|can|could|some|sometimes|about|around|not always|partly|in part|"
    r"mostly|most|generally|tends?|likely|probably|perhaps|as a rule|nearly|almost|many|several|"
    r"if|unless|depends?|normally|typically|up to|at most|at least|more or less)\b",
    re.IGNORECASE,
)
LOOKS = {
    "the longest": len,
    "the shortest": lambda text: -len(text),
    "the most hedges": lambda text: len(HEDGES.findall(text)),
    "the fewest hedges": lambda text: -len(HEDGES.findall(text)),
    "the most words": lambda text: len(text.split()),
    "the most digits": lambda text: sum(map(str.isdigit, text)),
}


def named():
    """The misconceptions that some wrong choice or mistake names, and how often."""
    counted = Counter()
    for question in questions():
        if question.generate:
            for seed in range(40):
                counted.update({mistake.name for mistake in make(question, seed).mistakes})
        counted.update(mistake.name for mistake in question.mistakes)
        counted.update(c.misconception for c in question.choices if not c.right)
    return counted


def test_every_misconception_is_asked():
    asked = named()
    assert len(COURSE.misconceptions) >= OF_THE_FIELD
    assert [each for each in COURSE.misconceptions if each not in asked] == []


@pytest.mark.parametrize("each", COURSE.misconceptions.values(), ids=lambda each: each.id)
def test_a_misconception_is_told_in_few_words(each):
    assert len(each.name) <= 60
    assert lines({}, each.because) <= 3
    assert lines({}, each.truth) <= 3


def shares(kind, look):
    """How often the choice that looks so is right, ties shared; and how often chance is."""
    hits = chance = 0.0
    asked = [question for question in questions() if question.kind == kind]
    for question in asked:
        seen = [(look(plain(choice.text)), choice.right) for choice in question.choices]
        best = max(measure for measure, _ in seen)
        taken = [right for measure, right in seen if measure == best]
        hits += sum(taken) / len(taken)
        chance += sum(right for _, right in seen) / len(seen)
    return hits / len(asked), chance / len(asked)


@pytest.mark.parametrize("kind", ["choice", "choices"])
@pytest.mark.parametrize("look", LOOKS)
def test_no_look_gives_the_right_choice_away(kind, look):
    hits, chance = shares(kind, LOOKS[look])
    assert hits <= chance + SLACK


@pytest.mark.parametrize("kind", ["choice", "choices"])
def test_the_first_choice_is_right_no_more_often_than_any(kind):
    """In the files, and as somebody sees them, over many goes."""
    asked = [question for question in questions() if question.kind == kind]
    chance = mean(mean(choice.right for choice in q.choices) for q in asked)
    assert mean(question.choices[0].right for question in asked) <= chance + SLACK
    shown = [make(question, seed).options[0].right for question in asked for seed in range(25)]
    assert mean(shown) <= chance + SLACK


def test_the_right_choice_stands_at_every_place_alike():
    """As somebody sees them, over many goes; and no place is preferred in the files either."""
    places, files = Counter(), Counter()
    asked = [q for q in questions() if q.kind == "choice" and len(q.choices) == 4]
    for question in asked:
        files[next(i for i, choice in enumerate(question.choices) if choice.right)] += 1
        for seed in range(25):
            places[make(question, seed).answer] += 1
    assert max(places.values()) / places.total() <= 0.25 + SLACK / 2
    assert max(files.values()) / files.total() <= 0.25 + SLACK
