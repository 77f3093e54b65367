"""One sitting at the questions: they are asked, answers are written down, and earn something."""

import os
from collections.abc import Sequence
from typing import NamedTuple

from cnn_tutor.course.model import Layer
from cnn_tutor.learner import (
    ROW,
    Event,
    Hinted,
    Level,
    NotSaved,
    Proficient,
    Saved,
    Seeded,
    Tally,
    Unlocked,
    answered,
    now,
)
from cnn_tutor.practice.plans import Plan
from cnn_tutor.practice.skills import Skills
from cnn_tutor.practice.unlocking import awaited, earned
from cnn_tutor.quiz import Item, Round, Verdict

RULES = "Every answer right, and no hint: that tests you out. A slip costs nothing."
"""What is told at the beginning of a test-out."""

SPOILT = (
    "Testing out takes every answer right, without a hint. "
    "Nothing is lost: each right one counts for its skill."
)
"""What a mistake or a hint in a test-out means."""


class Earned(NamedTuple):
    """What an answer brought.

    Attributes:
        skills: The skills that it made proficient, or mastered.
        layers: The layers that it unlocked, from the top.
        says: A sentence about that, or about what it spoilt; nothing where it changed neither.
    """

    skills: tuple[str, ...]
    layers: tuple[Layer, ...]
    says: str = ""


class Sitting:
    """A round of questions, each answer written down.

    Without a `seed` the questions are drawn by the learner's own, each time in another variant (by
    a new one where nothing is saved, so that the next round can't be rehearsed); with one they are
    the same whenever that seed is given, if the plan is. With a `count` there are so many, if the
    skills have them.

    Attributes:
        skills: How far the learner is.
        plan: What it is to ask.
        count: How many questions were asked for, if that was said.
        round: The questions, and how it goes.
        unlocked: The layers that its answers unlocked.
        missed: The questions that were answered wrongly.
        saved: Whether all that happened in it is on disk.
    """

    def __init__(
        self, skills: Skills, plan: Plan, seed: int | None = None, count: int | None = None
    ) -> None:
        state = skills.progress.state
        self.skills = skills
        self.plan = plan
        self.count = count
        self._first: tuple[Event, ...] = ()
        self._flawless = True
        self.unlocked: tuple[Layer, ...] = ()
        self._layer: Layer | None = None
        self.missed: list[Item] = []
        self.saved: Saved | NotSaved = Saved()
        asked = {question: tally.asked for question, tally in state.answers.items()}
        needs = plan.needs
        if seed is not None:
            asked = {}
            needs = [need._replace(seen=frozenset()) for need in needs]
        elif state.seed is not None and skills.progress.keeps:
            seed = state.seed
        else:
            seed = int.from_bytes(os.urandom(4))
            self._first = (Seeded(seed, now()),)
        if count and needs:
            each = -(-count // len(needs))
            needs = [need._replace(questions=max(need.questions, each)) for need in needs]
        self.round = Round(plan.questions, needs, seed, asked, count)

    @property
    def hinted(self) -> bool:
        """Whether the hint was taken for the question that is asked now, be it in another sitting
        that was left.
        """
        item = self.round.item
        return item is not None and (item.id, item.variant) in self.skills.progress.state.hinted

    def take_hint(self) -> None:
        """Take the hint of the question that is asked now, if it has one, and write that down."""
        item = self.round.item
        if item and item.hint and not self.hinted:
            self.saved = self.skills.progress.record(
                *self._first, Hinted(item.id, item.variant, now())
            )
            self._first = ()

    def settle(self, item: Item, verdict: Verdict) -> Earned:
        """Count a readable answer to the round's question, and write down what it was."""
        hint = self.hinted
        if not verdict.right:
            self.missed.append(item)
        progress, layer = self.skills.progress, self.skills.layer_of(item.id)
        self._layer = layer
        before = self._levels(layer)
        self.round.settle(verdict)
        spoils = self.plan.test_out and self._flawless and (hint or not verdict.right)
        self._flawless &= verdict.right and not hint
        event = answered(
            item, verdict, layer=layer.id if layer else "", hint=hint, review=self.plan.review
        )
        progress.take(*self._first, event)
        self._first = ()
        if self.plan.test_out and self.passed:
            progress.take(*(Proficient(need.skill, now()) for need in self.plan.needs))
        layers = tuple(earned(self.skills))
        self.saved = progress.record(*(Unlocked(each.id, now()) for each in layers))
        self.unlocked += layers
        after = self._levels(layer)
        raised = tuple(skill for skill in after if after[skill] not in ("begun", before[skill]))
        news = [*map(self._raised, raised), self._waits if raised else ""]
        says = " ".join(filter(None, news))
        return Earned(raised, layers, SPOILT if spoils else says)

    @property
    def passed(self) -> bool:
        """Whether it is over and went well: four of five right, in a test-out all at once."""
        return self.round.passed and (self._flawless or not self.plan.test_out)

    @property
    def spoilt(self) -> bool:
        """Whether it is a test-out that can no longer go well."""
        return self.plan.test_out and (self.hinted or not self._flawless)

    def goes_on(self, plan: Plan) -> bool:
        """Whether it was left in the middle and still serves this plan, which is what would be
        asked now: nothing else is due, and no question of it was answered elsewhere meanwhile.
        """
        answers, needs = self.skills.progress.state.answers, {need.skill for need in plan.needs}
        return (
            self.round.item is not None
            and not self.spoilt
            and needs <= {need.skill for need in self.plan.needs}
            and all(
                answers.get(each.id, Tally()).asked == self.round.asked[each.id]
                for each in plan.questions
            )
        )

    @property
    def rules(self) -> str:
        """What is to be known before the first answer; nothing where it is as always."""
        return RULES if self.plan.test_out and not self.round.settled else ""

    @property
    def outcome(self) -> str:
        """What it came to, in a sentence or two."""
        if self.unlocked:
            return f"That unlocks {names(self.unlocked)}."
        if self._waits and not self.plan.review:
            return self._waits
        if self.plan.test_out:
            return SPOILT
        standings = {need.skill: self.skills.standing(need.skill) for need in self.plan.needs}
        if self.plan.review:
            mastered = sum(each.level == "mastered" for each in standings.values())
            again = " What was not right comes up again soon." if self.missed else ""
            return f"{mastered} of them are mastered.{again}"
        needed = [skill for skill, each in standings.items() if not each.proficient]
        missing = [self.skills.name(skill) for skill in needed]
        if not missing:
            return "Passed." if self.passed else "Four of five are needed to pass."
        to_go = f"{_skills(len(missing))} to go, each by {ROW} right in a row"
        return f"{to_go}: {'; '.join(missing)}."

    @property
    def awaited(self) -> list[Layer]:
        """The layers that the one asked about last waits for, where it is earned already."""
        return awaited(self.skills, self._layer) if self._layer else []

    @property
    def _waits(self) -> str:
        above = self.awaited
        if not above or self._layer is None:
            return ""
        are = "is" if len(above) == 1 else "are"
        return f"All of {self._layer.name} is yours. It unlocks once {names(above)} {are} unlocked."

    def _raised(self, skill: str) -> str:
        return f"{self.skills.name(skill)}: {self.skills.level(skill)} now."

    def _levels(self, layer: Layer | None) -> dict[str, Level]:
        skills = self.skills.of(layer) if layer else []
        return {skill: self.skills.standing(skill).level for skill in skills}


def names(layers: Sequence[Layer]) -> str:
    """`Input, Convolution and ReLU`."""
    *others, last = (each.name for each in layers)
    return f"{', '.join(others)} and {last}" if others else last


def _skills(number: int) -> str:
    return "1 skill" if number == 1 else f"{number} skills"
