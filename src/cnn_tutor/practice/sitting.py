"""One sitting at the questions: they are asked, answers are written down, and earn something."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from cnn_tutor.learner import (
    ROW,
    Event,
    Level,
    NotSaved,
    Proficient,
    Saved,
    Seeded,
    Unlocked,
    answered,
    now,
)
from cnn_tutor.practice.plans import Plan
from cnn_tutor.practice.skills import Skills
from cnn_tutor.quiz import Item, Round, Verdict

if TYPE_CHECKING:
    from cnn_tutor.course.model import Layer


SPOILT = (
    "Testing out takes every answer right, without a hint. "
    "Nothing is lost: each right one counts for its skill."
)
"""What a mistake or a hint in a test-out means."""


class Earned(NamedTuple):
    """What an answer brought.

    Attributes:
        saved: Whether it is on disk.
        skills: The skills that it made proficient, or mastered.
        layer: The layer that it unlocked.
        says: A sentence about that, or about what it spoilt; nothing where it changed neither.
    """

    saved: Saved | NotSaved
    skills: tuple[str, ...]
    layer: Layer | None
    says: str = ""


class Sitting:
    """A round of questions, each answer written down.

    Without a `seed` the questions are drawn by the learner's own, each time in another variant;
    with one they are the same whenever that seed is given, if the plan is. With a `count` there
    are so many, if the skills have them.

    Attributes:
        skills: How far the learner is.
        plan: What it is to ask.
        round: The questions, and how it goes.
        unlocked: The layer that an answer unlocked, if any did.
        missed: The questions that were answered wrongly.
        hinted: Whether a hint was taken for the question that is asked now.
    """

    def __init__(
        self, skills: Skills, plan: Plan, seed: int | None = None, count: int | None = None
    ) -> None:
        state = skills.progress.state
        self.skills = skills
        self.plan = plan
        self._first: tuple[Event, ...] = ()
        self._flawless = True
        self.unlocked: Layer | None = None
        self.missed: list[Item] = []
        self.hinted = False
        asked = {question: tally.asked for question, tally in state.answers.items()}
        if seed is not None:
            asked = {}
        elif state.seed is not None:
            seed = state.seed
        else:
            seed = int.from_bytes(os.urandom(4))
            self._first = (Seeded(seed, now()),)
        needs = plan.needs
        if count and needs:
            each = -(-count // len(needs))
            needs = [need._replace(questions=max(need.questions, each)) for need in needs]
        self.round = Round(plan.questions, needs, seed, asked, count)

    def settle(self, item: Item, verdict: Verdict, *, hint: bool = False) -> Earned:
        """Count a readable answer to the round's question, and write down what it was."""
        self.hinted = False
        if not verdict.right:
            self.missed.append(item)
        progress, layer = self.skills.progress, self.skills.layer_of(item.id)
        before = self._levels(layer)
        self.round.settle(verdict)
        spoils = self.plan.test_out and self._flawless and (hint or not verdict.right)
        self._flawless &= verdict.right and not hint
        event = answered(
            item, verdict, layer=layer.id if layer else "", hint=hint, review=self.plan.review
        )
        saved = progress.record(*self._first, event)
        self._first = ()
        if self.plan.test_out and self.passed:
            shown = [skill for skill, level in before.items() if level in ("new", "begun")]
            saved = progress.record(*(Proficient(skill, now()) for skill in shown))
        unlocks = (
            layer and layer.id not in progress.state.unlocked and self.skills.proficient(layer)
        )
        if layer and unlocks:
            saved = progress.record(Unlocked(layer.id, now()))
            self.unlocked = layer
        after = self._levels(layer)
        raised = tuple(skill for skill in after if after[skill] not in ("begun", before[skill]))
        says = SPOILT if spoils else " ".join(map(self._raised, raised))
        return Earned(saved, raised, layer if unlocks else None, says)

    @property
    def passed(self) -> bool:
        """Whether it is over and went well: four of five right, in a test-out all at once."""
        return self.round.passed and (self._flawless or not self.plan.test_out)

    @property
    def outcome(self) -> str:
        """What it came to, in a sentence or two."""
        if self.unlocked:
            return f"That unlocks {self.unlocked.name}."
        if self.plan.test_out:
            return SPOILT
        standings = [self.skills.standing(need.skill) for need in self.plan.needs]
        if self.plan.review:
            mastered = sum(each.level == "mastered" for each in standings)
            again = " What was not right comes up again soon." if self.missed else ""
            return f"{mastered} of them are mastered.{again}"
        missing = sum(not each.proficient for each in standings)
        if not missing:
            return "Passed." if self.passed else "Four of five are needed to pass."
        return f"{_skills(missing)} to go: {ROW} right in a row make one yours."

    def _raised(self, skill: str) -> str:
        return f"{self.skills.name(skill)}: {self.skills.level(skill)} now."

    def _levels(self, layer: Layer | None) -> dict[str, Level]:
        skills = self.skills.of(layer) if layer else []
        return {skill: self.skills.standing(skill).level for skill in skills}


def _skills(number: int) -> str:
    return "1 skill" if number == 1 else f"{number} skills"
