"""The end of a sitting: how it went, what it added to the network, where the way goes on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from cnn_tutor.learner import layer_states
from cnn_tutor.network import lines_of, network, whole
from cnn_tutor.tui.widgets.code import MARK
from cnn_tutor.tui.widgets.map import GLYPHS, NAME, made_by
from cnn_tutor.tui.widgets.words import hang, keys, words

if TYPE_CHECKING:
    from cnn_tutor.course import Course
    from cnn_tutor.course.model import Layer
    from cnn_tutor.practice import Sitting

MOST = 4
"""So many lines of code are shown at most."""


def ending(sitting: Sitting, course: Course, width: int) -> Content:
    """How it went, what that brought, and what to look at again."""
    style = "$earned" if sitting.passed else "$text"
    result = f"{sitting.round.right} of {sitting.round.total} right. "
    lines = [Content.assemble((result, f"{style} bold"), (sitting.outcome, style)), Content("")]
    if sitting.unlocked:
        lines += [*_growth(sitting, course), Content(""), *_way_on(sitting)]
    if sitting.missed:
        lines += [Content("")] if sitting.unlocked else []
        lines += [Content.styled("Look at these again:", "$quiet"), Content("")]
    for item in sitting.missed:
        lines += hang(Content("· "), words(item.ask[0]), width)
    return Content("\n").join(lines)


def next_layer(sitting: Sitting) -> Layer | None:
    """The layer that is open now, if any is."""
    layers = sitting.skills.layers
    states = layer_states(sitting.skills.progress.state, layers)
    return next((each for each in layers if states[each.id] == "open"), None)


def _growth(sitting: Sitting, course: Course) -> Iterator[Content]:
    """The lines that join the program, and the network that it makes now."""
    new = {layer.id for layer in sitting.unlocked}
    unlocked = sitting.skills.progress.state.unlocked
    yield Content.styled("JOINS YOUR MODEL.PY", "$quiet")
    for line in _first(lines_of(course.model, new)):
        yield Content.assemble((f"{MARK} ", "$earned"), (line, "$text bold"))
    before, after = network(course.model, unlocked - new), network(course.model, unlocked)
    if (all_of_it := whole(after)) is None:
        return
    total = f"   {all_of_it.parameters:,} parameters" if all_of_it.parameters else ""
    yield Content("")
    yield Content.assemble(("YOUR NETWORK", "$quiet"), (total, "$quiet"))
    for layer in course.layers:
        if layer.id in after:
            made = after[layer.id]
            style = "$text" if made == before.get(layer.id) else "$text bold"
            yield Content.assemble(
                (f"{GLYPHS['unlocked']} ", "$earned"),
                (layer.name.ljust(NAME), style),
                (made_by(made), style),
            )


def _way_on(sitting: Sitting) -> Iterator[Content]:
    """What opened, and the keys that lead there."""
    layer, ways = next_layer(sitting), [("Enter", "see it on the map")]
    if layer is None:
        yield Content.styled("Your network is whole. cnn-tutor model prints it.", "$earned")
    else:
        yield Content.assemble((f"{layer.name} is open now. ", "$text bold"), words(layer.brings))
        yield Content("")
    if layer and layer.lesson:
        ways.append(("s", f"learn {layer.name}"))
    yield keys(*ways)


def _first(lines: Sequence[str]) -> Sequence[str]:
    """The first lines that are not empty, so many at most."""
    some = [line for line in lines if line.strip()]
    return some if len(some) <= MOST else [*some[: MOST - 1], "..."]
