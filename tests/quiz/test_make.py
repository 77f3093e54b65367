import pytest

from cnn_tutor.course.generators import GENERATORS
from cnn_tutor.course.inline import parse
from cnn_tutor.course.model import Choice, Mistake
from cnn_tutor.course.text import plain
from cnn_tutor.quiz import QuestionError, fill, grade, make
from tests.quiz.questions import choice, generated, number, order, typed

ORDER = order("Lay", "Multiply", "Add", "Write", mistakes=(("c b", "sum"),))


@pytest.mark.parametrize(
    "question", [choice(), number(), ORDER, *(generated(name) for name in GENERATORS)]
)
def test_the_same_seed_question_and_attempt_make_the_same_item(question):
    assert make(question, 7, 2) == make(question, 7, 2)


@pytest.mark.parametrize("question", [choice(), *(generated(name) for name in GENERATORS)])
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


def test_an_order_is_never_shown_in_order_and_its_mistakes_follow_the_letters():
    for seed in range(50):
        item = make(ORDER, seed)
        lines = {option.letter: plain(option.text) for option in item.options}
        assert [lines[letter] for letter in item.answer.split()] == list(ORDER.order)
        assert list(lines.values()) != list(ORDER.order)
        (mistake,) = item.mistakes
        assert [lines[letter] for letter in mistake.gives.split()] == ["Add", "Multiply"]


def test_facts_are_put_into_shapes_and_maps():
    shape = typed("shape", "({h}, {w}, 8)", ("({w}, {h}, 8)", "turned"))
    item = fill(make(shape, 0), {"h": "4", "w": "6"})
    assert (item.answer, item.mistakes[0].gives) == ("(4, 6, 8)", "(6, 4, 8)")
    assert fill(make(shape, 0), {"h": "4", "w": "4"}).mistakes == ()
    grid = typed("grid", "{output}", ("{output_flipped}", "turned"))
    facts = {"output": "1 2 / 3 4", "output_flipped": "4 3 / 2 1"}
    assert grade(fill(make(grid, 0), facts), "4 3 / 2 1").mistake == "turned"


def test_a_mistake_within_the_tolerance_of_the_answer_is_left_out():
    item = make(number("0.5", mistakes=(("0.54", "near"), ("0.6", "far")), tolerance=0.05), 0)
    assert [mistake.gives for mistake in fill(item, {}).mistakes] == ["0.6"]


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
