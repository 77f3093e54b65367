import re

import pytest

from cnn_tutor.course.text import plain
from cnn_tutor.figures import build
from cnn_tutor.figures.calculator import comes_to
from cnn_tutor.quiz import fill, grade, make
from tests.content.shipped import COURSE, TOUR, lines, questions
from tests.quiz.questions import wrong_answer

ALL = {question.id: question for question in questions()}
QUIZZES = [COURSE.quiz(layer.quiz) for layer in COURSE.layers if layer.quiz]
FIGURES = {f"{TOUR.id}/{step.id}": step.figure for step in TOUR.steps}
MANY_VARIANTS = 9
"""What a generator counts for, at least."""
WRITTEN = re.compile(r"((?:max\([^)]*\)|[-(\d][-+·/().\d ]*[\d)])) = (-?\d+(?:\.\d+)?)")


def with_choices():
    return [question for question in ALL.values() if question.choices]


def asked(name):
    """The question as somebody gets it, its facts put in."""
    item = make(ALL[name], seed=1)
    spec = FIGURES.get(name) or item.figure
    return fill(item, build(spec, COURSE).facts if spec else {})


@pytest.mark.parametrize("quiz", QUIZZES, ids=lambda quiz: quiz.id)
def test_a_quiz_has_three_to_five_skills_and_enough_to_ask(quiz):
    assert 3 <= len(quiz.skills) <= 5
    assert len(quiz.questions) >= 12
    for skill in quiz.skills:
        trains = [question for question in quiz.questions if question.skill == skill.id]
        variants = sum(MANY_VARIANTS if question.generate else 1 for question in trains)
        assert variants >= 3, skill
        assert any(make(question, 0).typed for question in trains), skill


def test_the_question_of_the_page_is_asked():
    (question,) = (
        question
        for question in COURSE.quiz("convolution").questions
        if question.id == "convolution/result-of-convolution"
    )
    words = plain(question.ask[0])
    assert words == "What is the result of a convolution operation over an image?"


@pytest.mark.parametrize("name", ALL)
def test_the_right_answer_is_right_and_a_wrong_one_wrong(name):
    item = asked(name)
    assert grade(item, item.answer).outcome == "right"
    assert all(grade(item, also).outcome == "right" for also in item.also)
    assert grade(item, wrong_answer(item)).outcome == "wrong"
    assert grade(item, "").outcome == "unreadable"


@pytest.mark.parametrize("name", [name for name in ALL if ALL[name].choices])
def test_no_two_choices_are_equal(name):
    """With the figure's numbers put in."""
    texts = [plain(option.text) for option in asked(name).options]
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("name", [name for name in ALL if ALL[name].mistakes])
def test_each_mistake_is_recognised(name):
    item = asked(name)
    assert len(item.mistakes) == len(ALL[name].mistakes)
    for mistake in item.mistakes:
        verdict = grade(item, showing(item, mistake))
        assert (verdict.outcome, verdict.mistake) == ("wrong", mistake.name)
        assert mistake.says in verdict.says


def showing(item, mistake):
    """An answer that makes a mistake; in an order, the right one but for that."""
    if item.kind != "order":
        return mistake.gives
    early, late = mistake.gives.split()
    letters = [letter for letter in item.answer.split() if letter != early]
    letters.insert(letters.index(late), early)
    # Nothing that stands between the two may be another mistake: that one is told first.
    first = next(
        each
        for each in item.mistakes
        if letters.index(each.gives[0]) < letters.index(each.gives[-1])
    )
    return " ".join(letters) if first == mistake else _all_late(item, mistake)


def _all_late(item, mistake):
    """The right order with the late line moved before the early one instead."""
    early, late = mistake.gives.split()
    letters = [letter for letter in item.answer.split() if letter != late]
    letters.insert(letters.index(early) + 1, late)
    return " ".join(letters)


def test_each_wrong_choice_and_each_mistake_explains_itself():
    for question in ALL.values():
        again = question.id in FIGURES and question.kind == "number"
        wrong = "Not yet: " if again else "Not quite: "
        for choice in question.choices:
            assert plain(choice.says).startswith("Yes: " if choice.right else wrong)
        for mistake in question.mistakes:
            assert plain(mistake.says).startswith(wrong)


@pytest.mark.parametrize("name", ALL)
def test_a_question_fits_a_small_screen(name):
    item = asked(name)
    assert lines({}, *item.ask) <= 2
    assert all(lines({}, option.says) <= 3 for option in item.options)
    assert all(len(plain(option.text)) <= 70 for option in item.options)
    assert all(lines({}, mistake.says) <= 3 for mistake in item.mistakes)
    assert 1 <= lines({}, *item.why) <= 4
    assert all(len(line) <= 60 for line in item.code.splitlines())


@pytest.mark.parametrize("name", [name for name in ALL if ALL[name].code])
def test_code_is_python_with_its_blank_filled(name):
    question = ALL[name]
    for text in (question.answer, *question.also):
        code = question.code.replace("___", text) if question.kind == "blank" else question.code
        compile(code, "model.py", "exec")


@pytest.mark.parametrize("name", ["stride-padding/keep-the-size", "pooling/keep-the-last-row"])
def test_a_padding_is_right_in_any_case_as_in_keras(name):
    assert all(grade(asked(name), word).right for word in ("same", "Same", "SAME"))


@pytest.mark.parametrize("name", ALL)
def test_every_sum_of_a_text_is_true(name):
    """Wherever `=` stands between numbers, a calculator comes to the same on both sides."""
    item = asked(name)
    for paragraph in (*item.why, *(each.says for each in item.mistakes), item.hint):
        text = re.sub(r"(?<=\d),(?=\d{3})", "", plain(paragraph)).replace(" x ", "·")
        for left, right in WRITTEN.findall(text):
            assert comes_to(left) == comes_to(right), text
