import pytest

from cnn_tutor.course.model import Layer
from cnn_tutor.learner import State, layer_states
from cnn_tutor.tui.screens.page import SMALLEST
from cnn_tutor.tui.ways import key_to, refusal, ways
from tests.tui.host import COURSE

WALKED = Layer("input", "Input", (), lesson="tour", step="images")
ASKED = Layer("convolution", "Convolution", (), lesson="tour", quiz="convolution")
UNTAUGHT = Layer("depth", "Depth", (), quiz="depth")
TO_COME = Layer("more", "More", ())
LAYERS = (WALKED, ASKED, UNTAUGHT, TO_COME)


@pytest.mark.parametrize(
    ("layer", "state", "started", "enter", "opens"),
    [
        (WALKED, "locked", False, "", ""),
        (WALKED, "open", False, "start", "place"),
        (WALKED, "open", True, "go on", "place"),
        (WALKED, "unlocked", True, "see it again", "step"),
        (ASKED, "open", True, "take the quiz", "quiz"),
        (ASKED, "unlocked", True, "see it again", "step"),
        (UNTAUGHT, "open", False, "take the quiz", "quiz"),
        (UNTAUGHT, "unlocked", False, "quiz again", "quiz"),
    ],
)
def test_what_enter_opens(layer, state, started, enter, opens):
    assert ways(layer, state, started)[:2] == (enter, opens)


def test_only_an_open_layer_with_a_quiz_can_be_tested_out_of():
    assert ways(ASKED, "open", started=False).test_out
    assert not ways(WALKED, "open", started=False).test_out
    assert not ways(ASKED, "unlocked", started=False).test_out


def keys(*unlocked):
    states = layer_states(State(unlocked=frozenset(unlocked)), LAYERS)
    return [key_to(LAYERS, states, index) for index in range(len(unlocked), len(LAYERS))]


def test_what_unlocks_a_layer():
    assert keys() == [
        "Walking its lesson to the end unlocks it.",
        "Unlock Input first, with its lesson.",
        "Unlock Convolution first. Next is Input.",
        "Unlock Depth first. Next is Input.",
    ]
    assert keys("input")[:2] == [
        "All skills of its quiz unlock it.",
        "Unlock Convolution first, with its quiz.",
    ]
    assert keys("input", "convolution", "depth") == ["Its lesson is still to come."]


def test_what_is_not_there_is_said():
    assert refusal(WALKED, "quiz") == "Input has no quiz: its lesson unlocks it."
    assert refusal(WALKED, "test-out") == "Input has no quiz: its lesson unlocks it."
    assert refusal(ASKED, "test-out").startswith("Convolution is unlocked: z asks")
    assert refusal(UNTAUGHT, "lesson").startswith("Depth has no lesson: its quiz")


def test_what_is_said_of_a_layer_fits_into_a_line_of_the_smallest_screen():
    for number, layer in enumerate(COURSE.layers):
        unlocked = frozenset(each.id for each in COURSE.layers[:number])
        states = layer_states(State(unlocked=unlocked), COURSE.layers)
        said = [refusal(layer, wanted) for wanted in ("lesson", "quiz", "test-out")]
        said += [key_to(COURSE.layers, states, at) for at in range(number, len(COURSE.layers))]
        assert max(map(len, said)) <= SMALLEST.width - 2
