"""What the events come to: a pure fold, and there is no other state."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple, Protocol

from cnn_tutor.learner.clock import Clock
from cnn_tutor.learner.events import (
    Answered,
    Event,
    Hinted,
    Moved,
    Proficient,
    Reset,
    Seeded,
    Themed,
    Unlocked,
)

LayerState = Literal["unlocked", "open", "locked"]


class Tally(NamedTuple):
    """How often a question was answered, how often rightly."""

    asked: int = 0
    right: int = 0


class Turn(NamedTuple):
    """Something that happened with a skill, at a moment of the learner's own time."""

    moment: int
    event: Answered | Proficient


class State(NamedTuple):
    """Where a learner stands.

    Attributes:
        unlocked: The layers earned.
        places: For each lesson that was opened, the last place in it.
        last: The lesson that was open last, "" elsewhere.
        quiz: The quiz that was open last, "" elsewhere.
        answers: For each question that was answered, its tally.
        turns: For each skill, what happened with it, in order.
        hinted: The questions, with their variants, that wait for an answer with the hint taken.
        seed: What the learner's questions are drawn with; none before the first of them.
        theme: The theme that was chosen last, "" for none.
        latest: The latest time of any event, those before a reset included.
        clock: The learner's own time at the last event.
    """

    unlocked: frozenset[str] = frozenset()
    places: Mapping[str, Moved] = MappingProxyType({})
    last: str = ""
    quiz: str = ""
    answers: Mapping[str, Tally] = MappingProxyType({})
    turns: Mapping[str, tuple[Turn, ...]] = MappingProxyType({})
    hinted: frozenset[tuple[str, str]] = frozenset()
    seed: int | None = None
    theme: str = ""
    latest: str = ""
    clock: Clock = Clock()


class Layer(Protocol):
    """What a layer of the course has to say to be open or not."""

    @property
    def id(self) -> str:
        """What events call it."""

    @property
    def lesson(self) -> str:
        """Where it is taught, or ""."""

    @property
    def quiz(self) -> str:
        """What unlocks it, or ""."""


def fold(events: Iterable[Event]) -> State:
    """The state after these events, in this order."""
    unlocked: set[str] = set()
    places: dict[str, Moved] = {}
    answers: dict[str, Tally] = {}
    turns: dict[str, list[Turn]] = {}
    hinted: set[tuple[str, str]] = set()
    seed: int | None = None
    last = quiz = latest = theme = ""
    clock = Clock()
    for event in events:
        latest = max(latest, event.at)
        clock = clock.at(event.at)
        match event:
            case Answered(question=question, right=right, skill=skill):
                tally = answers.get(question, Tally())
                answers[question] = Tally(tally.asked + 1, tally.right + right)
                hinted.discard((question, event.variant))
                if skill:
                    turns.setdefault(skill, []).append(Turn(clock.moment, event))
            case Hinted():
                hinted.add((event.question, event.variant))
            case Proficient(skill=skill):
                turns.setdefault(skill, []).append(Turn(clock.moment, event))
            case Unlocked(layer=layer):
                unlocked.add(layer)
            case Moved(lesson=lesson):
                if lesson:
                    places[lesson] = event
                last, quiz = lesson, event.quiz
            case Seeded():
                seed = event.seed if seed is None else seed
            case Themed():
                theme = event.theme
            case Reset():
                unlocked, places, answers, turns, seed, last = set(), {}, {}, {}, None, ""
                hinted, quiz = set(), ""
    return State(
        unlocked=frozenset(unlocked),
        places=places,
        last=last,
        quiz=quiz,
        answers=answers,
        turns={skill: tuple(happened) for skill, happened in turns.items()},
        hinted=frozenset(hinted),
        seed=seed,
        theme=theme,
        latest=latest,
        clock=clock,
    )


def left_off(state: State, layers: Iterable[Layer]) -> Moved | None:
    """The place to go on at, if that is in a lesson of this course and not on the map."""
    known = any(layer.lesson == state.last for layer in layers)
    return state.places.get(state.last) if known else None


def quiz_left(state: State, layers: Iterable[Layer]) -> str:
    """The quiz to go on with, if the learner left in one that has not unlocked its layer yet."""
    waiting = (each.quiz for each in layers if each.quiz and each.id not in state.unlocked)
    return state.quiz if state.quiz in waiting else ""


def walked(layers: Iterable[Layer], lesson: str) -> frozenset[str]:
    """The layers that are earned by walking a lesson to its end: those that have no quiz."""
    return frozenset(layer.id for layer in layers if layer.lesson == lesson and not layer.quiz)


def layer_states(state: State, layers: Iterable[Layer]) -> dict[str, LayerState]:
    """How each layer of the map stands, from the top.

    One that is not unlocked is open when the layer above it is unlocked (or it is the first) and
    there is something to learn in it.
    """
    states: dict[str, LayerState] = {}
    reached = True
    for layer in layers:
        earned = layer.id in state.unlocked
        opens = reached and bool(layer.lesson or layer.quiz)
        states[layer.id] = "unlocked" if earned else "open" if opens else "locked"
        reached = earned
    return states
