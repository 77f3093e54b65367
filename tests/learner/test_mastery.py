from hypothesis import given
from hypothesis import strategies as st

from cnn_tutor.learner import Answered, Proficient, Reset, fold, standing, turns
from cnn_tutor.learner.clock import Clock, seconds
from tests.learner.strategies import events


def at(second, day=1):
    return f"2026-01-{day:02}T00:00:{second:02}Z"


def right(variant, second=0, **more):
    return Answered("q", True, at(second), variant=variant, skill="s", **{"typed": True} | more)


def wrong(**more):
    return Answered("q", False, at(0), skill="s", **more)


def level(*happened, edition=lambda question: ""):
    return standing(turns(fold(happened), "s", edition)).level


ROW = [right("a"), right("b"), right("c")]


def test_three_right_in_a_row_make_a_skill_proficient():
    assert level() == "new"
    assert level(*ROW[:2]) == "begun"
    assert level(*ROW) == "proficient"


def test_one_of_them_is_typed():
    chosen = [right(variant, typed=False) for variant in "abcd"]
    assert level(*chosen) == "begun"
    assert level(*chosen, right("e")) == "proficient"


def test_each_is_a_variant_of_its_own():
    assert level(right("a"), right("b"), right("a")) == "begun"
    assert level(right("a"), right("b"), right("a"), right("c")) == "proficient"
    assert level(*(right("a")._replace(question=q) for q in "xyz")) == "proficient"


def test_a_mistake_a_hint_or_a_second_try_begins_the_row_anew():
    for spoilt in (wrong(), right("x", hint=True), right("x", attempt=2)):
        assert level(*ROW[:2], spoilt, ROW[2]) == "begun"
        assert level(spoilt, *ROW) == "proficient"


def test_numbers_that_were_answered_before_prove_nothing_any_more():
    told = [wrong(variant=variant) for variant in "abc"]
    assert level(*told, *ROW) == "begun"
    assert level(*told, *ROW, *map(right, "xyz")) == "proficient"
    assert level(right("a"), wrong(variant="d"), *ROW) == "begun"
    assert level(*ROW, right("a", review=True)._replace(at=at(0, day=2))) == "proficient"


def test_a_question_without_numbers_to_draw_may_be_answered_again():
    fixed = [right("")._replace(question=question) for question in "xyz"]
    assert level(wrong()._replace(question="x"), *fixed) == "proficient"
    assert standing(turns(fold(fixed[:2]), "s")).seen == {("x", ""), ("y", "")}


def test_another_skill_is_another_row():
    assert level(*ROW[:2], wrong()._replace(skill="other"), ROW[2]) == "proficient"
    assert level(*ROW[:2], wrong()._replace(skill=""), ROW[2]) == "proficient"


def test_a_test_out_is_enough():
    assert level(Proficient("s", at(0))) == "proficient"


def test_mastered_takes_one_more_in_a_review_a_day_later():
    again = right("d", review=True)
    assert level(*ROW, again._replace(at=at(0, day=2))) == "mastered"
    assert level(*ROW, again._replace(at=at(59, day=1))) == "proficient"
    for no in ({"review": False}, {"right": False}, {"hint": True}, {"attempt": 2}):
        assert level(*ROW, again._replace(at=at(0, day=2), **no)) == "proficient"
    assert level(*ROW, again._replace(at=at(0, day=2)), wrong()) == "mastered"


@given(st.lists(events.filter(lambda event: not isinstance(event, Reset))))
def test_what_was_earned_is_never_lost(happened):
    worth = ["new", "begun", "proficient", "mastered"].index
    for skill in ("input", "pooling"):
        before = 0
        for count in range(len(happened) + 1):
            after = worth(standing(turns(fold(happened[:count]), skill)).level)
            assert after >= before
            before = after


def test_a_mistake_under_another_key_counts_against_nobody():
    today = lambda question: {"q": "new"}.get(question, "")  # noqa: E731
    for edition, expected in (("old", "proficient"), ("new", "begun"), ("", "begun")):
        happened = [*ROW[:2], wrong(edition=edition), ROW[2]]
        assert level(*happened, edition=today) == expected
    elsewhere = wrong(edition="old")._replace(question="gone")
    assert level(*ROW[:2], elsewhere, ROW[2], edition=today) == "begun"


def test_what_was_right_under_another_key_still_counts():
    happened = [answer._replace(edition="old") for answer in ROW]
    assert level(*happened, edition=lambda question: "new") == "proficient"


def test_a_row_says_what_is_missing():
    missing = lambda *happened: standing(turns(fold(happened), "s")).missing  # noqa: E731
    chosen = [right(variant, typed=False) for variant in "abcd"]
    assert [missing(*ROW[:count]) for count in range(4)] == [3, 2, 1, 0]
    assert [missing(*chosen[:count]) for count in range(5)] == [3, 2, 1, 1, 1]


def test_times_are_seconds():
    assert seconds("1970-01-01T00:00:00Z") == 0
    assert seconds("2000-02-29T12:34:56Z") == 951_827_696
    assert seconds("2026-03-01T00:00:00Z") - seconds("2026-02-28T00:00:00Z") == 86_400
    assert seconds("0000-00-00T00:00:00Z") < 0


times = st.integers(0, 10**9)


@given(st.lists(times, max_size=20))
def test_the_learners_time_never_goes_back_and_counts_no_second_twice(shown):
    clock, moments = Clock(), []
    for second in shown:
        stamp = f"2026-01-01T{second // 3600 % 24:02}:{second // 60 % 60:02}:{second % 60:02}Z"
        clock = clock.at(stamp)
        moments.append(clock.moment)
        assert clock.shown == seconds(stamp)
    assert moments == sorted(moments)


def test_a_clock_that_was_put_right_goes_on_at_once():
    ahead = Clock().at("2030-01-01T00:00:00Z")
    back = ahead.at("2026-01-01T00:00:00Z")
    assert back.moment == ahead.moment
    assert back.at("2026-01-02T00:00:00Z").moment == ahead.moment + 86_400
