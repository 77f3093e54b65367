"""A skill in a line: how far the learner is with it, and how strong it still is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from cnn_tutor.learner import Level

if TYPE_CHECKING:
    from cnn_tutor.practice import Known

GLYPHS: dict[Level, str] = {"new": "·", "begun": "·", "proficient": "○", "mastered": "●"}
STYLES: dict[Level, str] = {
    "new": "$quiet",
    "begun": "$quiet",
    "proficient": "$earned",
    "mastered": "$earned",
}
NAME, DOTS = 34, 10


def skill_line(skill: Known) -> Content:
    """`○ Counting parameters               proficient`."""
    style = STYLES[skill.level]
    return Content.assemble(
        (f"{GLYPHS[skill.level]} ", style),
        skill.name.ljust(NAME),
        (skill.level, style),
    )


def strength_line(skill: Known) -> Content:
    """`Counting parameters               ●●●●●●●●··   82 %   proficient`."""
    full = round(skill.strength * DOTS)
    style = "$looked-at" if skill.fading else STYLES[skill.level]
    return Content.assemble(
        f"  {skill.name.ljust(NAME)}",
        ("●" * full, style),
        ("·" * (DOTS - full), "$quiet"),
        f"{skill.strength:7.0%}   ",
        (skill.level, STYLES[skill.level]),
    )
