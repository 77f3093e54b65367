import pytest

from cnn_tutor.course.model import Choice, Mistake
from cnn_tutor.course.text import parse, plain
from cnn_tutor.quiz import QuestionError, fill, grade, make
from tests.quiz.questions import choice, generated, number


@pytest.mark.parametrize("question", [choice(), number(), generated("output-size")])
def test_the_same_seed_question_and_attempt_make_the_same_item(question):
    assert make(question, 7, 2) == make(question, 7, 2)


@pytest.mark.parametrize("question", [choice(), generated("output-size")])
def test_seed_question_and_attempt_each_make_another(question):
    other = question._replace(id="test/other")
    drawn = lambda items: {(item.variant, item.options) for item in items}  # noqa: E731
    assert len(drawn(make(question, seed) for seed in range(20))) > 5
    assert len(drawn(make(question, 0, attempt) for attempt in range(20))) > 5
    assert len(drawn(make(one, seed) for one in (question, other) for seed in range(3))) > 2


def test_choices_are_all_there_and_every_place_is_taken_by_the_right_one():
    question = choice()
    places = set()
    for seed in range(50):
        options = make(question, seed).options
        assert [option.letter for option in options] == ["a", "b", "c", "d"]
        assert {plain(option.text) for option in options} == {"red", "green", "blue", "grey"}
        places.add(next(option.letter for option in options if option.right))
    assert places == {"a", "b", "c", "d"}


def test_the_same_choices_in_another_order_are_no_other_variant():
    assert {make(choice(), seed).variant for seed in range(10)} == {""}


def test_facts_are_put_in_everywhere():
    asked = number(answer="{cell}", mistakes=(("{wrong}", "Not {wrong}."),))._replace(
        ask=(parse("Of {size}?"),),
        why=(parse("{cell} it is."),),
        hint=parse("Under {size}."),
    )
    item = fill(make(asked, 0), {"cell": "4", "wrong": "5", "size": "6"})
    assert [plain(item.ask[0]), plain(item.why[0]), plain(item.hint)] == [
        "Of 6?",
        "4 it is.",
        "Under 6.",
    ]
    assert grade(item, "4").outcome == "right"
    assert plain(grade(item, "5").says[0]) == "Not 5."


def test_facts_are_put_into_choices():
    question = choice()._replace(
        choices=(Choice(parse("{n} maps"), True, parse("Yes, {n}.")), *choice().choices)
    )
    item = fill(make(question, 0), {"n": "8"})
    (filled,) = (option for option in item.options if "maps" in plain(option.text))
    assert (plain(filled.text), plain(filled.says)) == ("8 maps", "Yes, 8.")


def test_a_mistake_that_comes_to_the_answer_or_to_another_is_left_out():
    question = number("{a}", mistakes=(("{b}", "b"), ("{c}", "c"), ("3", "three")))
    item = fill(make(question, 0), {"a": "1", "b": "1", "c": "3"})
    assert item.mistakes == (Mistake("3", parse("c"), "gives-{c}"),)


def test_a_fact_that_is_not_there_is_an_error_of_the_course():
    with pytest.raises(QuestionError, match=r"test/dozen: {cell} is no fact .* size"):
        fill(make(number("{cell}"), 0), {"size": "8"})


def test_a_generator_that_is_not_there_is_named_with_those_that_are():
    with pytest.raises(QuestionError, match=r"test/dice: .*'dice'.*output-size"):
        make(generated("dice"), 0)
