import pytest

from cnn_tutor.course.text import plain
from cnn_tutor.quiz import grade, make
from tests.quiz.questions import choice, number


def says(verdict):
    return [plain(paragraph) for paragraph in verdict.says]


@pytest.mark.parametrize("seed", range(10))
def test_a_choice_is_taken_by_letter_or_by_place(seed):
    item = make(choice(), seed)
    for place, option in enumerate(item.options, start=1):
        for response in (option.letter, option.letter.upper(), str(place), f" {option.letter} "):
            verdict = grade(item, response)
            assert verdict.outcome == ("right" if option.right else "wrong")
            assert verdict.given == plain(option.text)
            assert says(verdict) == [plain(option.says)]
            assert verdict.right_answer == "red"
            assert verdict.why == item.why


@pytest.mark.parametrize("response", ["", "e", "5", "0", "ab", "red", "а", "１"])
def test_what_is_no_choice_costs_nothing(response):
    verdict = grade(make(choice(), 0), response)
    assert verdict.outcome == "unreadable"
    assert says(verdict) == ["Type one letter, a to d."]


def test_a_number_is_right_and_explained():
    verdict = grade(make(number(), 0), "12")
    assert (verdict.outcome, verdict.given, verdict.right_answer) == ("right", "12", "12")
    assert [plain(paragraph) for paragraph in verdict.why] == ["A dozen."]


def test_a_known_mistake_is_recognised_and_named():
    verdict = grade(make(number(), 0), "9")
    assert (verdict.outcome, verdict.mistake) == ("wrong", "gives-9")
    assert says(verdict) == ["Nine is less."]


def test_another_wrong_number_is_just_wrong():
    verdict = grade(make(number(), 0), "8")
    assert (verdict.outcome, verdict.mistake, says(verdict)) == ("wrong", "", [])


def test_a_mistake_is_told_from_a_right_answer_within_tolerance():
    item = make(number("0.5", mistakes=(("0.52", "Close."),), tolerance=0.05), 0)
    assert grade(item, "0.52").outcome == "right"


@pytest.mark.parametrize("response", ["three", "3,5", "", "nan", "1_5", "１"])
def test_what_is_no_number_costs_nothing(response):
    verdict = grade(make(number(), 0), response)
    assert verdict.outcome == "unreadable"
    assert len(verdict.says) == 1
