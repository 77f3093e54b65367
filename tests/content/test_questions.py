import re

import pytest

from cnn_tutor.course.text import plain
from cnn_tutor.figures import build
from cnn_tutor.quiz import fill, grade, make
from tests.content.shipped import COURSE, TOUR, lines, questions

ALL = {question.id: question for question in questions()}
FIGURES = {f"{TOUR.id}/{step.id}": step.figure for step in TOUR.steps}
TYPED = [name for name, question in ALL.items() if question.kind == "number"]
CHOSEN = [name for name, question in ALL.items() if question.kind == "choice"]


def asked(name):
    """The question as somebody gets it, its facts put in."""
    item = make(ALL[name], seed=1)
    spec = FIGURES.get(name) or item.figure
    return fill(item, build(spec, COURSE).facts if spec else {})


def test_the_quiz_is_long_enough_and_asks_the_question():
    quiz = COURSE.quiz("convolution").questions
    assert len(quiz) >= 12
    assert len({question.skill for question in quiz}) == 4
    assert any(
        plain(question.ask[0]) == "What is the result of a convolution operation over an image?"
        for question in quiz
    )


@pytest.mark.parametrize("skill", sorted({q.skill for q in COURSE.quiz("convolution").questions}))
def test_every_skill_has_a_question_to_be_answered_by_typing(skill):
    assert any(ALL[name].skill == skill for name in TYPED)


@pytest.mark.parametrize("name", TYPED)
def test_the_answer_is_right_and_no_mistake_is(name):
    item = asked(name)
    assert grade(item, item.answer).outcome == "right"
    assert len(item.mistakes) >= len(ALL[name].mistakes)
    for mistake in item.mistakes:
        verdict = grade(item, mistake.gives)
        assert verdict.outcome == "wrong"
        assert mistake.says in verdict.says


@pytest.mark.parametrize("name", TYPED)
def test_no_number_of_an_answer_is_typed_by_hand(name):
    question = ALL[name]
    if not question.generate:
        for number in (question.answer, *(mistake.gives for mistake in question.mistakes)):
            assert re.fullmatch(r"\{[a-z_]+\}", number)


@pytest.mark.parametrize("name", CHOSEN)
def test_one_choice_is_right_and_each_explains_itself(name):
    choices = ALL[name].choices
    assert sum(choice.right for choice in choices) == 1
    assert len(choices) == 4
    for choice in choices:
        assert plain(choice.says).startswith("Yes: " if choice.right else "Not yet: ")


@pytest.mark.parametrize("pick", [min, max])
def test_the_length_of_a_choice_gives_nothing_away(pick):
    found = 0
    for name in CHOSEN:
        sizes = {plain(choice.text): choice.right for choice in ALL[name].choices}
        found += sizes[pick(sizes, key=len)]
    assert found / len(CHOSEN) <= 0.25 + 0.05


@pytest.mark.parametrize("name", ALL)
def test_a_question_fits_a_small_screen(name):
    item = asked(name)
    assert lines({}, *item.ask) <= 2
    assert all(lines({}, option.says) <= 3 for option in item.options)
    assert all(len(plain(option.text)) <= 70 for option in item.options)
    assert all(lines({}, mistake.says) <= 3 for mistake in item.mistakes)
    assert 1 <= lines({}, *item.why) <= 4
