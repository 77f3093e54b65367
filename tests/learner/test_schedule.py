import os
import subprocess
import sys
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from cnn_tutor.learner import Answered, fold, turns
from cnn_tutor.learner.clock import DAY
from cnn_tutor.learner.schedule import due, memory

START = "2026-01-01T12:00:00Z"


def on(day, **more):
    return Answered("q", True, f"2026-01-{day:02}T12:00:00Z", skill="s", typed=True, **more)


def proficient(skill="s", day=1):
    return [on(day, variant=variant)._replace(skill=skill) for variant in "abc"]


def interval(*happened, skill="s"):
    """Days from the last answer to the review."""
    told = turns(fold(happened), skill)
    return (memory(told).due - told[-1].moment) / DAY


def due_on(day, *happened):
    return due(fold(happened), ["s", "t"], f"2026-01-{day:02}T12:00:00Z")


def test_no_answer_no_card():
    assert memory([]) is None


def test_good_is_later_than_hard_is_later_than_again():
    last = (on(9)._replace(right=False), on(9, hint=True), on(9))
    ladder = [interval(*proficient(), answer) for answer in last]
    assert ladder == sorted(set(ladder))
    assert ladder[0] >= 1


def test_a_second_try_says_nothing():
    assert memory(turns(fold([on(1), on(2, attempt=2)]), "s")) == memory(turns(fold([on(1)]), "s"))


def test_each_review_that_goes_well_puts_off_the_next():
    day, happened, intervals = 1, [on(1)], []
    for _ in range(3):
        intervals.append(interval(*happened))
        day += round(intervals[-1])
        happened.append(on(day, review=True))
    assert intervals == sorted(set(intervals))


def test_the_same_answers_give_the_same_day_whenever_they_are_looked_at():
    told = turns(fold([*proficient(), on(9), on(30)]), "s")
    assert len({memory(told).due for _ in range(20)}) == 1


def test_only_what_is_proficient_comes_up_and_only_when_it_is_time():
    assert due_on(31, on(1)) == []
    assert due_on(1, *proficient()) == []
    assert due_on(31, *proficient()) == ["s"]
    assert due_on(31, *proficient(), on(31, review=True)) == []


def test_what_fades_most_comes_first():
    assert due_on(31, *proficient("s", 1), *proficient("t", 9)) == ["s", "t"]
    assert due_on(31, *proficient("t", 1), *proficient("s", 9)) == ["t", "s"]


def test_a_clock_that_jumped_ahead_and_back_costs_no_review_and_asks_none_twice():
    far = Answered("q", True, "2090-01-01T00:00:00Z", skill="s", review=True)
    happened = [*proficient(), far, on(2, review=True)]
    assert due(fold(happened), ["s"], on(3).at) == []
    assert due(fold(happened), ["s"], "2026-07-01T12:00:00Z") == ["s"]


stamps = st.from_regex(r"\A[0-9]{4}-[01]\d-[0-3]\d(T[0-2]\d:[0-5]\d:[0-5]\dZ)\Z", fullmatch=True)


@given(
    st.lists(
        st.builds(
            Answered,
            question=st.just("q"),
            right=st.booleans(),
            at=stamps,
            skill=st.just("s"),
            variant=st.sampled_from("abcd"),
            typed=st.booleans(),
            hint=st.booleans(),
            review=st.booleans(),
        )
    ),
    stamps,
)
def test_no_time_is_too_strange(happened, now):
    state = fold(happened)
    assert due(state, ["s"], now) in ([], ["s"])
    told = turns(state, "s")
    if found := memory(told):
        assert 0 <= found.strength(state.clock.at(now).moment) <= 1


def test_fsrs_is_loaded_only_to_schedule():
    source = Path(__file__).parents[2] / "src"
    code = "import sys, cnn_tutor.practice, cnn_tutor.learner; print('fsrs' in sys.modules)"
    ended = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(source)},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert ended.stdout == "False\n"
