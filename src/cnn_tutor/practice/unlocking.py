"""Which layers are unlocked next, and what for: the one rule, for the app and the shell alike.

A layer with a quiz is earned by its skills, in any order; but it is unlocked from the top, so that
the layers unlocked are always a whole network. One that waits is unlocked with the last that it
waited for. A layer without a quiz is unlocked by walking its lesson, and waits for nobody to do
so: it comes along with the next that is unlocked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cnn_tutor.practice.skills import Skills

if TYPE_CHECKING:
    from cnn_tutor.course.model import Layer


def earned(skills: Skills) -> list[Layer]:
    """The layers that are to be unlocked now, from the top."""
    found: list[Layer] = []
    passing: list[Layer] = []
    for layer in skills.layers:
        unlocked = layer.id in skills.progress.state.unlocked
        if not unlocked:
            passing.append(layer)
        if unlocked or (layer.quiz and skills.proficient(layer)):
            found += passing
            passing = []
        elif not _comes_along(layer):
            break
    return found


def awaited(skills: Skills, layer: Layer) -> list[Layer]:
    """What a layer waits for that is earned and not unlocked: the layers to be unlocked before."""
    unlocked = skills.progress.state.unlocked
    if layer.id in unlocked or not skills.proficient(layer):
        return []
    above = skills.layers[: skills.layers.index(layer)]
    return [each for each in above if each.id not in unlocked and not _comes_along(each)]


def _comes_along(layer: Layer) -> bool:
    return bool(layer.lesson and not layer.quiz)
