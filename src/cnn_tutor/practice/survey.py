"""Where a learner stands in all of the course: what is strong, what fades, what went wrong."""

from typing import Literal, NamedTuple, get_args

from cnn_tutor.learner import Level
from cnn_tutor.learner.week import Week, week
from cnn_tutor.practice.skills import Skills

Group = Literal["strong", "fading", "on the way", "to come"]


class Known(NamedTuple):
    """One skill.

    Attributes:
        id: Its id.
        name: What it is called.
        layer: The id of its layer.
        level: How far the learner is with it.
        missing: How many right answers in a row it still takes to be proficient.
        strength: How likely a right answer is now, from 0 to 1; 0 before the first one, and while
            the last one was wrong.
        due: Whether it is to be reviewed now.
        slipped: Whether the last answer was wrong.
    """

    id: str
    name: str
    layer: str
    level: Level
    missing: int
    strength: float
    due: bool
    slipped: bool = False

    @property
    def proficient(self) -> bool:
        """Whether it is, at least."""
        return self.level in ("proficient", "mastered")

    @property
    def group(self) -> Group:
        """Which it belongs to. What fades is what is due, and what went wrong the last time."""
        if self.proficient:
            return "fading" if self.due or self.slipped else "strong"
        return "to come" if self.level == "new" else "on the way"


class Survey(NamedTuple):
    """Every skill of the course, in its order, and the last seven days."""

    skills: list[Known]
    week: Week

    @property
    def begun(self) -> bool:
        """Whether any question was answered."""
        return any(each.level != "new" for each in self.skills)

    @property
    def due(self) -> int:
        """How many reviews are due."""
        return sum(each.due for each in self.skills)

    def of(self, layer: str) -> list[Known]:
        """The skills of a layer."""
        return [each for each in self.skills if each.layer == layer]

    def groups(self) -> dict[Group, list[Known]]:
        """The skills of each group, the weakest first."""
        ordered = sorted(self.skills, key=lambda each: each.strength)
        return {
            group: [each for each in ordered if each.group == group] for group in get_args(Group)
        }


def survey(skills: Skills, at: str) -> Survey:
    """Where the learner stands at this time.

    It reads every quiz, and loads FSRS where anything was answered.
    """
    recalled, known = skills.recalled(at), []
    for layer in skills.layers:
        for id in skills.of(layer):
            here = skills.standing(id)
            far = here.level, here.missing
            strength, due = recalled.get(id, (0.0, False))
            if slipped := skills.slipped(id):
                strength = 0.0
            known.append(Known(id, skills.name(id), layer.id, *far, strength, due, slipped))
    ids = [each.id for each in known]
    return Survey(known, week(skills.progress.state, ids, at, skills.edition))
