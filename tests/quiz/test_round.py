import pytest

from cnn_tutor.course.model import Quiz
from cnn_tutor.quiz import Round, grade, passed
from tests.quiz.questions import choice, number

QUIZ = Quiz("test", "Test", (*(number(name=f"n{i}") for i in range(9)), choice()))


def answer(round_, rightly):
    item = round_.item
    right = item.answer or next(option.letter for option in item.options if option.right)
    wrong = "8" if item.answer else next(o.letter for o in item.options if not o.right)
    round_.settle(grade(item, right if rightly else wrong))


def take(round_, rightly):
    asked = []
    while round_.item:
        asked.append(round_.item.id)
        answer(round_, len(asked) <= rightly)
    return asked


def test_every_question_is_asked_once_in_an_order_of_the_seed():
    assert sorted(take(Round(QUIZ, 1), 0)) == sorted(question.id for question in QUIZ.questions)
    assert take(Round(QUIZ, 1), 0) == take(Round(QUIZ, 1), 9)
    assert take(Round(QUIZ, 1), 0) != take(Round(QUIZ, 2), 0)


@pytest.mark.parametrize(("rightly", "passes"), [(0, False), (7, False), (8, True), (10, True)])
def test_four_of_five_pass_and_unlock(rightly, passes):
    round_ = Round(QUIZ, 1)
    take(round_, rightly)
    assert (round_.right, round_.settled, round_.total) == (rightly, 10, 10)
    assert (round_.passed, round_.unlocks) == (passes, passes)


def test_nothing_passes_before_the_end():
    round_ = Round(QUIZ, 1)
    for _ in range(9):
        answer(round_, True)
    assert not round_.passed


def test_some_of_the_questions_can_pass_but_do_not_unlock():
    round_ = Round(QUIZ, 1, count=5)
    assert len(take(round_, 5)) == 5
    assert round_.passed
    assert not round_.unlocks


def test_no_more_questions_than_there_are():
    assert Round(QUIZ, 1, count=50).total == 10


def test_an_answer_that_cannot_be_read_costs_nothing():
    round_ = Round(QUIZ, 1)
    item = round_.item
    round_.settle(grade(item, "what?"))
    assert (round_.settled, round_.item) == (0, item)


@pytest.mark.parametrize(("right", "asked"), [(4, 5), (8, 10), (7, 8), (9, 11), (1, 1)])
def test_the_least_that_passes(right, asked):
    assert passed(right, asked)
    assert not passed(right - 1, asked)


def test_no_question_no_pass():
    assert not passed(0, 0)
