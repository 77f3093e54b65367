from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from cnn_tutor.learner import (
    Answered,
    Hinted,
    Moved,
    Reset,
    State,
    Tally,
    Themed,
    Unlocked,
    fold,
    layer_states,
    left_off,
    quiz_left,
    walked,
)
from tests.learner.strategies import events

AT = "2026-01-31T12:00:00Z"
LATER = "2026-01-31T12:00:01Z"


def test_nothing_happened():
    assert fold([]) == State()


def test_answers_are_counted_by_question():
    state = fold([Answered("a", True, AT), Answered("a", False, AT), Answered("b", True, LATER)])
    assert state.answers == {"a": Tally(2, 1), "b": Tally(1, 1)}
    assert state.latest == LATER


def test_a_hint_waits_for_the_answer_to_that_variant():
    taken = Hinted("a", "1", AT)
    assert fold([taken, Answered("a", True, AT, variant="2")]).hinted == {("a", "1")}
    assert fold([taken, Answered("a", False, AT, variant="1")]).hinted == frozenset()


def test_each_lesson_keeps_its_last_place():
    first, other, last = Moved("x", "one", AT), Moved("y", "one", AT), Moved("x", "two", AT, 3)
    assert fold([first, other, last]).places == {"x": last, "y": other}
    assert fold([first, other, last]).last == "x"
    assert fold([first, last, other]).last == "y"


@given(st.lists(events))
def test_a_reset_puts_aside_all_before_it(happened):
    assert fold([*happened, Reset(LATER)]).unlocked == frozenset()
    state = fold([*happened, Reset(LATER), Unlocked("input", LATER)])
    assert (state.unlocked, state.answers, state.places, state.last) == ({"input"}, {}, {}, "")


@given(st.lists(events.filter(lambda event: not isinstance(event, Reset))))
def test_a_layer_never_locks_again(happened):
    before: frozenset[str] = frozenset()
    for count in range(len(happened) + 1):
        after = fold(happened[:count]).unlocked
        assert before <= after
        before = after


def test_the_theme_chosen_last_stays_even_after_a_reset():
    assert fold([]).theme == ""
    assert fold([Themed("dark", AT), Themed("light", LATER), Reset(LATER)]).theme == "light"


def test_the_map_is_a_place_too():
    state = fold([Moved("tour", "one", AT), Moved("", "", LATER)])
    assert (state.last, state.places.keys()) == ("", {"tour"})
    assert left_off(state, MAP) is None


def test_a_quiz_is_a_place_until_it_has_unlocked_its_layer():
    at_quiz = [Moved("tour", "one", AT), Moved("", "", AT, quiz="q")]
    layers = [SimpleNamespace(id="layer", lesson="tour", quiz="q")]
    assert quiz_left(fold(at_quiz), layers) == "q"
    assert left_off(fold(at_quiz), layers) is None
    assert quiz_left(fold([*at_quiz, Unlocked("layer", LATER)]), layers) == ""
    assert quiz_left(fold([*at_quiz, Moved("", "", LATER)]), layers) == ""
    assert quiz_left(fold([*at_quiz, Reset(LATER)]), layers) == ""
    assert quiz_left(fold([Moved("", "", AT, quiz="other")]), layers) == ""


def test_a_lesson_that_this_course_does_not_have_is_no_place_to_go_on_at():
    place = Moved("tour", "one", AT)
    assert left_off(fold([place]), MAP) == place
    assert left_off(fold([Moved("other", "one", AT)]), MAP) is None
    assert left_off(fold([]), MAP) is None


def layer(name, lesson="tour", quiz=""):
    return SimpleNamespace(id=name, lesson=lesson, quiz=quiz)


MAP = [layer("input"), layer("convolution", quiz="convolution"), layer("relu"), layer("x", "")]


def states(*unlocked):
    return " ".join(layer_states(State(unlocked=frozenset(unlocked)), MAP).values())


def test_the_map_opens_from_the_top():
    assert states() == "open locked locked locked"
    assert states("input") == "unlocked open locked locked"
    assert states("input", "convolution") == "unlocked unlocked open locked"


def test_a_layer_with_nothing_to_learn_yet_stays_locked():
    assert states("input", "convolution", "relu") == "unlocked unlocked unlocked locked"


def test_a_layer_earned_out_of_order_opens_the_next_and_locks_nothing():
    assert states("convolution") == "open unlocked open locked"


def test_walking_a_lesson_earns_its_layers_that_have_no_quiz():
    assert walked(MAP, "tour") == {"input", "relu"}
    assert walked(MAP, "another") == frozenset()
