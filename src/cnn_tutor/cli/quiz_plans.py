"""What a quiz is to ask, where it was named: a layer, a skill, what is due for review."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from cnn_tutor.cli.endings import Exit, Stop
from cnn_tutor.course.problems import show
from cnn_tutor.learner import now
from cnn_tutor.practice import Plan, Skills, practice
from cnn_tutor.practice import review as review_of

if TYPE_CHECKING:
    from cnn_tutor.course import Course
    from cnn_tutor.course.model import Layer

_LISTED = "cnn-tutor quiz --list lists them all."


def layer(course: Course, name: str) -> Layer:
    """The layer of this id or name, in any case; one that has a quiz."""
    id = _named("layer", name, {each.id: each.name for each in course.layers})
    found = next(each for each in course.layers if each.id == id)
    if not found.quiz:
        raise Stop(
            Exit.USAGE, f"{found.name} has no quiz: walking its lesson in cnn-tutor unlocks it."
        )
    return found


def skill(skills: Skills, name: str) -> Plan:
    """Practice of the skill of this id or name, in any case."""
    return practice(skills, _named("skill", name, {id: skills.name(id) for id in skills.all()}))


def review(skills: Skills) -> Plan:
    """What is due now."""
    return review_of(skills, skills.due(now()))


def _named(what: str, word: str, names: Mapping[str, str]) -> str:
    """The id that was meant by an id or a name."""
    ids = {spelling.casefold(): id for id in names for spelling in (names[id], id)}
    word = word.strip()
    if found := ids.get(word.casefold()):
        return found
    from difflib import get_close_matches

    asked = word[:80].casefold()
    begun = [each for each in ids if asked and each.startswith(asked)]
    near = list(dict.fromkeys(ids[each] for each in begun or get_close_matches(asked, ids)))
    tail = f"did you mean {' or '.join(near[:3])}?" if near else _LISTED
    raise Stop(Exit.USAGE, f'There is no {what} "{show(word)}"; {tail}')
