from typing import NamedTuple

import pytest

from cnn_tutor.course.inline import parse
from cnn_tutor.course.pages import Misconception
from cnn_tutor.course.text import plain
from cnn_tutor.quiz import explained, form, grade, make
from tests.quiz.questions import choice, choices, number, order, typed


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
            assert verdict.mistake == ("" if option.right else f"is-{verdict.given}")
            assert verdict.why == item.why
    assert grade(item, item.answer).right


@pytest.mark.parametrize("response", ["", "e", "5", "0", "ab", "red", "а", "１"])
def test_what_is_no_choice_costs_nothing(response):
    verdict = grade(make(choice(), 0), response)
    assert verdict.outcome == "unreadable"
    assert says(verdict) == ["Type one letter, a to d."]


@pytest.mark.parametrize("seed", range(10))
def test_many_choices_are_right_when_all_are_there_and_no_other(seed):
    item = make(choices(), seed)
    letters = {plain(option.text): option.letter for option in item.options}
    red, blue, up = letters["red"], letters["blue"], letters["up"]
    assert item.answer == " ".join(sorted([red, blue]))
    for response in (f"{red} {blue}", f"{blue}{red}", f"{red}, {blue}", f"{red.upper()} {blue}"):
        verdict = grade(item, response)
        assert (verdict.outcome, set(verdict.given.split("; "))) == ("right", {"red", "blue"})
    missed = grade(item, red)
    assert (missed.outcome, missed.mistake) == ("wrong", "")
    assert says(missed) == ["Not quite: one more is right."]
    wrong = grade(item, f"{red} {up}")
    assert (wrong.outcome, wrong.mistake, says(wrong)) == ("wrong", "is-up", ["Not quite: up."])
    both = grade(item, " ".join(letters.values()))
    assert (both.outcome, set(says(both))) == ("wrong", {"Not quite: up.", "Not quite: down."})


@pytest.mark.parametrize("response", ["", "e", "a a", "a x", "ae", "red"])
def test_what_are_no_choices_costs_nothing(response):
    verdict = grade(make(choices(), 0), response)
    assert says(verdict) == ["Type every letter that is right, a to d, such as a c."]


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


SHAPE = typed("shape", "(6, 6, 8)", ("(8, 6, 6)", "turned"))
ROW = typed("shape", "(10,)", ("(1, 10)", "flat"))
CELL = typed("cell", "(0, 4)", ("(4, 0)", "turned"))
GRID = typed("grid", "4 -2 / 2.5 9", ("2.5 9 / 4 -2", "turned"))
SIZED = typed("grid", "4 -2 / 2.5 9", ("4 -2 1 / 2.5 9 1", "wide"))
LINE = typed("wrong-layer", "2", ("3", "third"), code="a()\nb()\nc()\n")
BLANK = typed("blank", "Conv2D", ("conv2d", "small"), code="x.___(1)\n", also=("Convolution2D",))
INPUT = typed("blank", "(28, 28, 3)", code="shape=___\n")
QUOTED = typed("blank", '"same"', code="padding=___\n")
PADDING = typed("blank", "same", code='Conv2D(8, 3, padding="___")\n')
FIT = typed("blank", "fit", ("predict", "used"), code="model.___(images, labels)\n")
COUNT = typed("blank", "9", code="Conv2D(filters=___, kernel_size=3)\n")
NAMED = typed("blank", "strides", ("rate", "rate"), code="Conv2D(8, 3, ___=2)\n")
ORDER = order("Lay", "Multiply", "Add", mistakes=(("c b", "sum"), ("b a", "lay")))


@pytest.mark.parametrize(
    ("question", "right"),
    [
        (SHAPE, ["(6, 6, 8)", "(6,6,8)", "( 6, 6 , 08 )"]),
        (ROW, ["(10,)", "( 10, )"]),
        (CELL, ["(0, 4)", "(0,4)"]),
        (
            GRID,
            [
                "4 -2 / 2.5 9",
                "4 -2/2.5 9",
                "4.0  -2 /2.50 9",
                "+4 -2 / 2.5 9",
            ],
        ),
        (LINE, ["2", "02"]),
        (BLANK, ["Conv2D", " Conv2D ", "Convolution2D", "Conv 2D"]),
        (INPUT, ["(28,28,3)", "(28, 28, 3)"]),
        (QUOTED, ['"same"']),
        (PADDING, ["same", '"same"', 'padding="same"', 'same")']),
        (FIT, ["fit", ".fit", "model.fit", "model.fit(", "fit(images, labels)"]),
        (COUNT, ["9", "filters=9", "Conv2D(filters=9, kernel_size=3)", "9,"]),
        (NAMED, ["strides=", "strides=2", ", strides=2)"]),
    ],
)
def test_a_typed_answer_is_right_however_it_is_spaced(question, right):
    for response in right:
        assert grade(make(question, 0), response).outcome == "right", response


@pytest.mark.parametrize("question", [SHAPE, ROW, CELL, GRID, LINE, BLANK])
def test_a_typed_mistake_is_recognised_whatever_the_kind(question):
    item = make(question, 0)
    (mistake,) = item.mistakes
    verdict = grade(item, mistake.gives)
    assert (verdict.outcome, verdict.mistake) == ("wrong", mistake.name)
    assert says(verdict) == [f"Not {question.kind}."]
    assert verdict.right_answer in (question.answer, f"line {question.answer}")


@pytest.mark.parametrize(
    ("question", "wrong"),
    [
        (SHAPE, ["(6, 6)", "(6, 8, 6)"]),
        (CELL, ["(0, 5)"]),
        (GRID, ["4 2 / 2.5 9"]),
        (SIZED, ["4 -2", "4 -2 / 2.5 9 / 1 1"]),
        (BLANK, ["CONV2D", "Dense"]),
        (COUNT, ["8", "90", "(9, 9)"]),
        (INPUT, ["(28, 28, 4)", "[28, 28]", "28", "(None, 28)"]),
        (LINE, ["1"]),
    ],
)
def test_what_nobody_foresaw_is_just_wrong(question, wrong):
    for response in wrong:
        verdict = grade(make(question, 0), response)
        assert (verdict.outcome, verdict.mistake, verdict.says) == ("wrong", "", ())


@pytest.mark.parametrize(
    ("question", "malformed"),
    [
        (
            SHAPE,
            ["", "6, 6, 8", "6 x 6 x 8", "(6 6 8)", "(6, 6, eight)", "(6.0, 6, 8)", "(-6, 6, 8)"],
        ),
        (SHAPE, ["(6)", "()", "(1, 2, 3, 4, 5)", "(1_0, 6, 8)", "(６, 6, 8)", "[6, 6, 8]"]),
        (CELL, ["", "0 4", "(0)", "(0, 4, 1)", "(0; 4)"]),
        (GRID, ["", "/", "1 2 /", "1 2 / 3", "a b / c d", "1 nan / 2 3", "4 -2 / 2,5 9"]),
        (LINE, ["", "0", "4", "two", "b()", "2.", "٢"]),
        (GRID, ["4 -2 2.5 9", "4 -2 / 2.5 9 / 1 1", "4 -2"]),
        (BLANK, ["", '"Conv2D"', "'Conv2D'", "(", ".", "x.", "Conv2D()", "y.Conv2D", "2"]),
        (COUNT, ["9.0", "nine", "09", "+9", "9 filters", "filters", "filters="]),
        (INPUT, ["(28, 28, 3", "28, 28, 3", "shape", "()+()"]),
        (ORDER, ["", "a b", "a b b", "a b c d", "1 2 3", "Lay"]),
    ],
)
def test_what_can_not_be_read_costs_nothing_and_gets_the_form(question, malformed):
    item = make(question, 0)
    for response in malformed:
        verdict = grade(item, response)
        assert verdict.outcome == "unreadable", response
        assert says(verdict)[0].startswith(("Type ", "Use a decimal point"))
        assert form(item)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (GRID, "2 rows of 2, such as 1 2 / 3 4"),
        (typed("grid", "4 -2 1"), "a row of 3, such as 1 2 3"),
        (typed("grid", "1 2 3 4 / 5 6 7 8 / 9 8 7 6"), "3 rows of 4, such as 1 2 3 4 / ..."),
        (SIZED, "the rows from the top, such as 1 2 / 3 4"),
        (BLANK, "only what is missing, without quotes"),
        (COUNT, "only what is missing, in digits"),
    ],
)
def test_the_form_tells_what_would_be_read(question, told):
    assert form(make(question, 0)) == told


def test_a_mistake_that_repeats_what_stands_beside_the_blank_is_recognised():
    assert grade(make(NAMED, 0), "rate=2").mistake == "rate"
    assert grade(make(FIT, 0), "model.predict(").mistake == "used"


@pytest.mark.parametrize("seed", range(10))
def test_an_order_by_letters_and_the_first_line_that_is_too_early(seed):
    item = make(ORDER, seed)
    letters = {plain(option.text): option.letter for option in item.options}
    lay, multiply, add = letters["Lay"], letters["Multiply"], letters["Add"]
    assert item.answer == f"{lay} {multiply} {add}" != "a b c"
    for response in (item.answer, item.answer.replace(" ", ""), item.answer.upper()):
        assert grade(item, response).right
    early = grade(item, f"{lay} {add} {multiply}")
    assert (early.outcome, early.mistake, says(early)) == ("wrong", "sum", ["Not c b."])
    assert grade(item, f"{multiply} {lay} {add}").mistake == "lay"
    assert grade(item, f"{add} {multiply} {lay}").mistake == "sum"


@pytest.mark.parametrize("seed", range(10))
def test_an_order_that_nobody_foresaw_is_told_how_far_it_is_right(seed):
    item = make(order("One", "Two", "Three", "Four"), seed)
    letters = {plain(option.text): option.letter for option in item.options}
    for given, told in {
        "Two One Three Four": "it begins with One.",
        "One Four Two Three": "the first line is right. After it comes Two.",
        "One Two Four Three": "the first 2 lines are right. After them comes Three.",
    }.items():
        verdict = grade(item, " ".join(letters[line] for line in given.split()))
        assert (verdict.outcome, says(verdict)) == ("wrong", [f"Not quite: {told}"])


class Shelf(NamedTuple):
    misconceptions: dict


def test_a_mistake_with_nothing_of_its_own_to_say_gets_what_is_true():
    item = make(number(mistakes=(("9", "x"), ("8", "Eight."), ("7", "y"))), 0)
    bare = tuple(m if m.gives == "8" else m._replace(says=()) for m in item.mistakes)
    item = item._replace(mistakes=bare)
    shelf = Shelf({"gives-9": Misconception("gives-9", "Nine", (), parse("Nine is not it."))})
    told = {each: explained(grade(item, each), shelf) for each in ("9", "8", "7", "6", "12")}
    assert says(told["9"]) == ["Nine is not it."]
    assert says(told["8"]) == ["Eight."]
    assert says(told["7"]) == says(told["6"]) == says(told["12"]) == []
