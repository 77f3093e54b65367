"""The map of the network: what is earned, what is open, what is still to come."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static
from textual.worker import Worker, WorkerState

from cnn_tutor.course.model import Layer
from cnn_tutor.learner import LayerState, State, layer_states, left_off
from cnn_tutor.tui.commands import bindings
from cnn_tutor.tui.network import network
from cnn_tutor.tui.screens.page import Page
from cnn_tutor.tui.widgets.heading import Heading
from cnn_tutor.tui.widgets.map import STYLES, LayerMap, Row
from cnn_tutor.tui.widgets.skill import skill_line
from cnn_tutor.tui.widgets.words import words

if TYPE_CHECKING:
    from cnn_tutor.practice import Survey

WITH_SKILLS = 120
"""The width from which on the skills are named."""


class Ways(NamedTuple):
    """What can be done with a layer: what Enter says it does, and which of the two it opens."""

    enter: str
    opens: str
    quiz: bool = False
    lesson: bool = False
    test_out: bool = False


def ways(layer: Layer, state: LayerState, started: bool) -> Ways:
    """What can be done with a layer in this state. `started`: its lesson was opened before."""
    if state == "locked":
        return Ways("", "")
    if layer.quiz and state == "open":
        return Ways("take the quiz", "quiz", lesson=bool(layer.lesson), test_out=True)
    if state == "open":
        return Ways("go on" if started else "start", "place")
    return Ways("see it again", "step", quiz=bool(layer.quiz))


class HomeScreen(Page):
    """Title, map, and what Enter does with the layer chosen."""

    WHERE = "home"
    BINDINGS = bindings(WHERE)
    TOPIC = "CNN Architecture"
    chosen = reactive(0, init=False, repaint=False)
    survey: Survey | None = None

    def body(self) -> ComposeResult:
        """The head over the map, the details of the chosen layer at the right."""
        self.shown = self.state
        course = self.tutor.course
        if left_off(self.state, course.layers):
            return  # A lesson lies on the map. It is drawn when it comes to light.
        self.states = layer_states(self.state, course.layers)
        self.set_reactive(HomeScreen.chosen, self.place_to_start())
        yield Heading(course.title, self.far, course.tagline)
        made = network(course.model, self.state.unlocked)
        rows = [Row(each.name, self.states[each.id], made.get(each.id)) for each in course.layers]
        with Horizontal():
            yield LayerMap(rows, self.chosen)
            yield Static(self.detail(), id="detail")

    async def on_screen_resume(self) -> None:
        """Draw what was earned meanwhile; when that is seen, look how the learner stands."""
        if not self.is_current or (self.shown is self.state and self.survey):
            return
        if self.shown is not self.state:
            self.survey = None
            await self.recompose()
        self.call_after_refresh(self.look)

    def look(self) -> None:
        """Find out what is due and how far the skills are, beside whatever the learner does."""
        if self.state.turns:
            self.run_worker(self.tutor.survey, thread=True, exclusive=True)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say what was found."""
        if event.state is WorkerState.SUCCESS and self.query(LayerMap):
            self.survey = event.worker.result
            self.query_one(Heading).far = self.far
            self.query_one("#detail", Static).update(self.detail())

    @property
    def far(self) -> str:
        """How many layers are unlocked, how many reviews are due."""
        earned = sum(each == "unlocked" for each in self.states.values())
        layers = f"{earned} of {len(self.states)} layers unlocked"
        due = len(self.survey.due) if self.survey else 0
        return f"{layers}, {due} review{'s' * (due > 1)} due" if due else layers

    @property
    def state(self) -> State:
        """Where the learner stands."""
        return self.tutor.progress.state

    def place_to_start(self) -> int:
        """The first layer that is open, or else the last that is unlocked."""
        layers = [each.id for each in self.tutor.course.layers]
        waiting = (each for each in layers if self.states[each] == "open")
        earned = (each for each in reversed(layers) if self.states[each] == "unlocked")
        return layers.index(next(waiting, "") or next(earned, layers[0]))

    def watch_chosen(self) -> None:
        """Mark the layer on the map, tell of it at the right."""
        self.query_one(LayerMap).chosen = self.chosen
        self.query_one("#detail", Static).update(self.detail(), layout=False)

    def detail(self) -> Content:
        """The chosen layer: what it brings, and what can be done with it."""
        state = self.states[self.chosen_layer.id]
        lines = [
            Content.styled(self.chosen_layer.name, "$text bold"),
            Content.styled(state, STYLES[state]),
            Content(""),
            words(self.chosen_layer.brings),
            Content(""),
        ]
        if state != "unlocked":
            lines += [Content.styled(self.key_to(), "$quiet"), Content("")]
        lines += self.skills()
        here = self.ways
        if here.enter:
            lines.append(Content.assemble(("Enter  ", "$text bold"), here.enter))
        if here.quiz:
            lines.append(Content.assemble(("z      ", "$text bold"), "quiz again"))
        if here.lesson:
            lines.append(Content.assemble(("s      ", "$text bold"), "see its step"))
        if here.test_out:
            lines.append(Content.assemble(("t      ", "$text bold"), "test out"))
        return Content("\n").join(lines)

    def skills(self) -> list[Content]:
        """How many of the chosen layer's skills are proficient, and which where there is room."""
        known = self.survey.of(self.chosen_layer.id) if self.survey else []
        if not known or self.states[self.chosen_layer.id] == "locked":
            return []
        done = sum(each.proficient for each in known)
        lines = [Content.assemble(("quiz   ", "$quiet"), f"{done} of {len(known)} skills")]
        if self.size.width >= WITH_SKILLS:
            lines += [skill_line(each) for each in known]
        return [*lines, Content("")]

    def key_to(self) -> str:
        """What unlocks the chosen layer."""
        layer = self.chosen_layer
        if self.states[layer.id] == "open":
            if layer.quiz:
                return "All skills of its quiz unlock it."
            return "Walking its lesson to the end unlocks it."
        above = self.tutor.course.layers[self.chosen - 1]
        if self.states[above.id] != "unlocked":
            return f"Unlock {above.name} first."
        return "Its lesson is still to come."

    @property
    def chosen_layer(self) -> Layer:
        """The layer chosen."""
        layer: Layer = self.tutor.course.layers[self.chosen]
        return layer

    @property
    def ways(self) -> Ways:
        """What can be done with it."""
        started = self.chosen_layer.lesson in self.state.places
        return ways(self.chosen_layer, self.states[self.chosen_layer.id], started)

    def action_choose(self, by: int) -> None:
        """Go up or down the map; it ends at its ends."""
        self.chosen = max(0, min(self.chosen + by, len(self.tutor.course.layers) - 1))

    def action_open(self) -> None:
        """Open what Enter opens."""
        match self.ways.opens:
            case "quiz":
                self.tutor.open_quiz(self.chosen_layer.quiz)
            case "step":
                self.tutor.open_lesson(self.chosen_layer.lesson, self.chosen_layer.step)
            case "place":
                place = self.state.places.get(self.chosen_layer.lesson)
                step, frame = (place.step, place.frame) if place else (None, None)
                self.tutor.open_lesson(self.chosen_layer.lesson, step, frame)

    def action_quiz(self) -> None:
        """Take the quiz of the layer, where it has one that is open."""
        if self.chosen_layer.quiz and self.states[self.chosen_layer.id] != "locked":
            self.tutor.open_quiz(self.chosen_layer.quiz)

    def action_test_out(self) -> None:
        """Test out of the layer, where it is open and has a quiz."""
        if self.ways.test_out:
            self.tutor.open_test_out(self.chosen_layer)

    def action_review(self) -> None:
        """Review what is due; where nothing is, say so."""
        if not self.tutor.open_review():
            self.query_one(Heading).far = "nothing is due for review"

    def action_lesson(self) -> None:
        """Go to the step that teaches the layer."""
        if self.chosen_layer.lesson and self.states[self.chosen_layer.id] != "locked":
            self.tutor.open_lesson(self.chosen_layer.lesson, self.chosen_layer.step)
