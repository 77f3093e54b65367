import pytest
from hypothesis import given
from hypothesis import strategies as st

from cnn_tutor.quiz import Need, Round, grade, passed
from tests.quiz.questions import choice, generated, number

PLAIN = [number(name=f"n{i}") for i in range(9)] + [choice()]
EACH = [Need(question.skill, 1) for question in PLAIN]
SIZES = generated("output-size", size=(4, 40))._replace(skill="sizes")


def written(name, skill):
    return choice(name)._replace(skill=skill)


def answer(round_, rightly):
    item = round_.item
    right = next((option.letter for option in item.options if option.right), item.answer)
    wrong = next((option.letter for option in item.options if not option.right), "-8")
    round_.settle(grade(item, right if rightly else wrong))


def take(round_, rightly=0):
    asked = []
    while round_.item:
        asked.append(round_.item)
        answer(round_, len(asked) <= rightly)
    return asked


def ids(items):
    return [item.id for item in items]


def test_each_skill_is_asked_as_often_as_it_needs_one_after_the_other():
    questions = [written("a", "x"), written("b", "x"), written("c", "y"), written("d", "z")]
    asked = take(Round(questions, [Need("x", 2), Need("y", 1)], 1))
    assert [item.skill for item in asked] == ["x", "y", "x"]
    assert len(set(ids(asked))) == 3


def test_the_seed_decides_which_and_how():
    take_ = lambda seed: take(Round([*PLAIN, SIZES], [*EACH, Need("sizes", 3)], seed))  # noqa: E731
    assert take_(1) == take_(1)
    assert take_(1) != take_(2)


def test_what_was_asked_least_comes_first_and_in_a_new_variant():
    questions = [written("a", "x"), written("b", "x"), written("c", "x")]
    asked = {"test/a": 2, "test/c": 1}
    assert ids(take(Round(questions, [Need("x", 3)], 1, asked))) == ["test/b", "test/c", "test/a"]
    variants = [Round([SIZES], [Need("sizes", 1)], 1, {SIZES.id: n}).item.variant for n in range(5)]
    assert len(set(variants)) == 5


def test_a_written_question_is_asked_once_a_generated_one_again_in_another_variant():
    assert len(take(Round([written("a", "x")], [Need("x", 3)], 1))) == 1
    asked = take(Round([SIZES, written("a", "sizes")], [Need("sizes", 8)], 1))
    assert len(asked) == 8
    assert len({(item.id, item.variant) for item in asked}) == 8


def test_one_is_typed_where_that_is_needed_and_there_is_one():
    questions = [written(name, "x") for name in "abcdef"] + [number(name="n")._replace(skill="x")]
    for seed in range(9):
        needs = [Need("x", 2, typed=True)]
        assert sum(item.typed for item in take(Round(questions, needs, seed))) == 1
    assert len(take(Round(questions[:3], needs, 1))) == 2


@given(st.integers(0, 10**6))
def test_what_was_seen_is_asked_only_where_there_is_nothing_else(seed):
    seen = frozenset({("test/a", "")})
    questions = [written("a", "x"), written("b", "x")]
    assert ids(take(Round(questions, [Need("x", 1, seen=seen)], seed))) == ["test/b"]
    assert ids(take(Round(questions[:1], [Need("x", 1, seen=seen)], seed))) == ["test/a"]
    first = Round([SIZES], [Need("sizes", 1)], seed).item
    seen = frozenset({(first.id, first.variant)})
    assert Round([SIZES], [Need("sizes", 1, seen=seen)], seed).item.variant != first.variant


def test_there_can_be_a_most():
    assert len(take(Round(PLAIN, EACH, 1, most=4))) == 4
    assert Round(PLAIN, EACH, 1, most=50).total == 10


def test_nothing_to_ask_is_a_round_that_is_over():
    assert (Round(PLAIN, [], 1).item, Round(PLAIN, [], 1).passed) == (None, False)


@pytest.mark.parametrize(("rightly", "passes"), [(0, False), (7, False), (8, True), (10, True)])
def test_four_of_five_pass(rightly, passes):
    round_ = Round(PLAIN, EACH, 1)
    take(round_, rightly)
    assert (round_.right, round_.settled, round_.total) == (rightly, 10, 10)
    assert round_.passed == passes


def test_nothing_passes_before_the_end():
    round_ = Round(PLAIN, EACH, 1)
    for _ in range(9):
        answer(round_, True)
    assert not round_.passed


def test_an_answer_that_cannot_be_read_costs_nothing():
    round_ = Round(PLAIN, EACH, 1)
    item = round_.item
    round_.settle(grade(item, "what?"))
    assert (round_.settled, round_.item) == (0, item)


@pytest.mark.parametrize(("right", "asked"), [(4, 5), (8, 10), (7, 8), (9, 11), (1, 1)])
def test_the_least_that_passes(right, asked):
    assert passed(right, asked)
    assert not passed(right - 1, asked)


def test_no_question_no_pass():
    assert not passed(0, 0)
