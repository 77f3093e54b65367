"""What can be done with a layer of the map, and why not."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cnn_tutor.course.model import Layer
from cnn_tutor.learner import LayerState


class Ways(NamedTuple):
    """What can be done with a layer: what Enter says it does, and what it opens."""

    enter: str
    opens: str
    quiz: bool = False
    lesson: bool = False
    test_out: bool = False


def ways(layer: Layer, state: LayerState, started: bool) -> Ways:
    """What can be done with a layer in this state. `started`: its lesson was opened before."""
    quiz, lesson = bool(layer.quiz), bool(layer.lesson)
    if state == "locked":
        return Ways("", "")
    if state == "open" and quiz:
        return Ways("take the quiz", "quiz", lesson=lesson, test_out=True)
    if state == "open":
        return Ways("go on" if started else "start", "place")
    if lesson:
        return Ways("see it again", "step", quiz=quiz)
    return Ways("quiz again", "quiz")


def key_to(layers: Sequence[Layer], states: Mapping[str, LayerState], index: int) -> str:
    """What unlocks a layer that is open or locked."""
    layer, above = layers[index], layers[index - 1]
    if states[layer.id] == "open":
        if layer.quiz:
            return "All skills of its quiz unlock it."
        return "Walking its lesson to the end unlocks it."
    if states[above.id] == "unlocked":
        return "Its lesson is still to come."
    if states[above.id] == "open":
        return f"Unlock {above.name} first, with its {'quiz' if above.quiz else 'lesson'}."
    following = next((each.name for each in layers if states[each.id] == "open"), "")
    return f"Unlock {above.name} first." + (f" Next is {following}." if following else "")


def refusal(layer: Layer, wanted: str) -> str:
    """Why a layer that is not locked has no quiz, lesson or test-out, in a line."""
    if wanted == "lesson":
        return f"{layer.name} has no lesson: its quiz explains it."
    if not layer.quiz:
        return f"{layer.name} has no quiz: its lesson unlocks it."
    return f"{layer.name} is unlocked: z asks its questions again."
