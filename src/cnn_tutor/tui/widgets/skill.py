"""Skills in lines: how far the learner is with each, and a chart of them all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from math import ceil
from typing import TYPE_CHECKING

from textual.content import Content

if TYPE_CHECKING:
    from cnn_tutor.course.pages import Misconception
    from cnn_tutor.practice.survey import Group, Known, Survey

SIGNS: Mapping[Group, tuple[str, str]] = {
    "strong": ("●", "$earned"),
    "fading": ("○", "$earned"),
    "on the way": ("○", "$text"),
    "to come": ("·", "$quiet"),
}
"""A sign for a skill of each group, and its colour."""

NAME, DOTS, LONGEST = 38, 10, 40


def skill_line(skill: Known) -> Content:
    """`● Counting parameters                    proficient`."""
    sign, style = SIGNS[skill.group]
    return Content.assemble(
        (f"{sign} ", style), skill.name.ljust(NAME), (_how_far(skill), style)
    ).rstrip()


def strength_line(skill: Known) -> Content:
    """`  Counting parameters                     ●●●●●●●●··  82%`; on the way, `2 to go`."""
    name = f"  {skill.name.ljust(NAME)}"
    style = SIGNS[skill.group][1]
    if not skill.proficient:
        return Content.assemble(name, (_how_far(skill), "$quiet"))
    if skill.slipped:
        return Content.assemble(name, ("wrong last time", "$mistake"))
    full = round(skill.strength * DOTS)
    dots = ("●" * full, style), ("·" * (DOTS - full), "$quiet")
    return Content.assemble(name, *dots, f"{skill.strength:5.0%}")


def answered(found: Survey) -> Content:
    """How much was answered in the week, and how well."""
    if not found.begun:
        return Content.styled("skills move up here as you answer questions", "$quiet")
    if not found.week.asked:
        return Content.styled("nothing was asked in seven days", "$quiet")
    return Content(f"{found.week.right} of {found.week.asked} questions right in seven days")


def chart(found: Survey) -> list[Content]:
    """How many skills are strong, fading, on the way and to come: a line each, a dot a skill."""
    groups = found.groups()
    scale = min(1, LONGEST / len(found.skills)) if found.skills else 1
    lines = []
    for group, skills in groups.items():
        sign, style = SIGNS[group]
        dots = sign * ceil(len(skills) * scale)
        lines.append(Content.assemble(f"  {group.ljust(11)}{len(skills):3}  ", (dots, style)))
    return lines


def mistakes(
    times: Iterable[tuple[str, int]], known: Mapping[str, Misconception]
) -> Iterator[Content]:
    """The misconceptions that came up, and how often: a line each."""
    for id, count in times:
        if id in known:
            yield Content.assemble((f"  {count} × ", "$quiet"), known[id].name)


def few(lines: list[Content], most: int) -> list[Content]:
    """The first lines, so many at most; in place of what is left out, how many that is."""
    if len(lines) <= most:
        return lines
    left_out = len(lines) - most + 1
    return [*lines[: most - 1], Content.styled(f"  and {left_out} more", "$quiet")]


def _how_far(skill: Known) -> str:
    match skill.group:
        case "fading":
            return "fading"
        case "on the way":
            return f"{skill.missing} to go"
        case "to come":
            return ""
    return skill.level
